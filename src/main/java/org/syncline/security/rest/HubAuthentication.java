package org.syncline.security.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;
import org.syncline.security.LogIn;

/**
 * The one authentication mechanism of the WAR. It only finds out who asks; what they may do is
 * decided by {@link AccessFilter} for the API, and by the console's filter for the pages.
 */
@ApplicationScoped
public class HubAuthentication implements HttpAuthenticationMechanism {
  @Inject private LogIn logIn;
  @Inject private SessionLogIn sessions;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    return CallerOfRequest.isApi(request) ? basic(request, context) : session(context);
  }

  private AuthenticationStatus basic(HttpServletRequest request, HttpMessageContext context) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      return context.doNothing();
    }
    Optional<BasicCredentials> credentials = BasicCredentials.read(header);
    if (credentials.isEmpty()) {
      return refuse(context, ProblemException.unauthenticated());
    }
    LogIn.Result result = logIn.verify(credentials.get().name(), credentials.get().password());
    if (result instanceof LogIn.Result.Welcome welcome) {
      return welcome(context, welcome.caller());
    }
    if (result instanceof LogIn.Result.Busy) {
      return refuse(
          context,
          ProblemException.unavailable(
              "Too many log-ins at once: try again.", Duration.ofSeconds(2)));
    }
    return refuse(context, ProblemException.unauthenticated());
  }

  /** The API's own filter answers: what is answered here, the server takes for a fault and logs. */
  private static AuthenticationStatus refuse(HttpMessageContext context, ProblemException problem) {
    CallerOfRequest.refuse(context.getRequest(), problem);
    return context.doNothing();
  }

  private AuthenticationStatus session(HttpMessageContext context) {
    return sessions
        .caller(context.getRequest())
        .map(caller -> welcome(context, caller))
        .orElseGet(context::doNothing);
  }

  private static AuthenticationStatus welcome(HttpMessageContext context, Caller caller) {
    CallerOfRequest.note(context.getRequest(), caller);
    return context.notifyContainerAboutLogin(caller, new HashSet<>(caller.roleWords()));
  }
}
