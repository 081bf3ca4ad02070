package org.syncline.security.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;
import org.syncline.security.KeepTokens;
import org.syncline.security.LogIn;
import org.syncline.security.TryLimit;
import org.syncline.security.oidc.Oidc;
import org.syncline.security.oidc.OidcIdentity;
import org.syncline.security.oidc.OidcResult;

/**
 * The one authentication mechanism of the WAR: Basic and bearer tokens for the API, sessions for
 * the pages. It only finds out who asks; what they may do is decided by {@link AccessFilter} for
 * the API, by the console's filter for the pages, and by the use cases.
 */
@ApplicationScoped
public class HubAuthentication implements HttpAuthenticationMechanism {
  @Inject private LogIn logIn;
  @Inject private KeepTokens tokens;
  @Inject private Oidc oidc;
  @Inject private SessionLogIn sessions;
  @Inject private TryLimit wrongTokens;
  @Inject private AuditTrail audit;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    return CallerOfRequest.isApi(request) ? header(request, context) : session(context);
  }

  private AuthenticationStatus header(HttpServletRequest request, HttpMessageContext context) {
    List<String> headers = Collections.list(request.getHeaders("Authorization"));
    if (headers.isEmpty()) {
      return context.doNothing();
    }
    if (headers.size() > 1) {
      // This runs before the filter that refuses such requests.
      return refuse(context, ProblemException.unauthenticated());
    }
    Optional<BearerToken> bearer = BearerToken.read(headers.get(0));
    if (bearer.isPresent()) {
      return token(bearer.get(), request.getRemoteAddr(), context);
    }
    return BasicCredentials.read(headers.get(0))
        .map(credentials -> basic(credentials, request.getRemoteAddr(), context))
        .orElseGet(() -> refuse(context, ProblemException.unauthenticated()));
  }

  private AuthenticationStatus token(BearerToken bearer, String from, HttpMessageContext context) {
    boolean ofTheProvider = oidc.enabled() && !bearer.text().startsWith(KeepTokens.PREFIX);
    if (ofTheProvider) {
      Optional<Duration> wait = wrongTokens.wait(from);
      return vouched(oidc.bearer(bearer.text(), from), wait, context);
    }
    Optional<Caller> caller = tokens.caller(bearer.text());
    if (caller.isPresent()) {
      return welcome(context, caller.get());
    }
    Optional<Duration> wait = wrongTokens.wait(from);
    if (wait.isEmpty()) {
      audit.noteAlone(AuditTrail.Act.refused("", "log-in", "account/?", "token"));
      wrongTokens.count(from);
    }
    return wrong(wait, context);
  }

  private static AuthenticationStatus vouched(
      OidcResult<OidcIdentity> result, Optional<Duration> wait, HttpMessageContext context) {
    if (result instanceof OidcResult.Accepted<OidcIdentity> accepted) {
      return welcome(context, OidcCaller.of(accepted.value()));
    }
    if (result instanceof OidcResult.Unavailable<OidcIdentity> away) {
      return refuse(context, ProblemException.unavailable(away.sentence(), Duration.ofSeconds(5)));
    }
    return wrong(wait, context);
  }

  private static AuthenticationStatus wrong(Optional<Duration> wait, HttpMessageContext context) {
    return refuse(
        context, wait.map(ProblemException::tooManyTries).orElseGet(ProblemException::badToken));
  }

  private AuthenticationStatus basic(
      BasicCredentials credentials, String from, HttpMessageContext context) {
    LogIn.Result result = logIn.verify(credentials.name(), credentials.password(), from);
    if (result instanceof LogIn.Result.Welcome welcome) {
      return welcome(context, welcome.account().caller());
    }
    if (result instanceof LogIn.Result.Busy) {
      return refuse(
          context,
          ProblemException.unavailable(
              "Too many log-ins at once: try again.", Duration.ofSeconds(2)));
    }
    return refuse(
        context,
        result instanceof LogIn.Result.TooManyTries many
            ? ProblemException.tooManyTries(many.retryAfter())
            : ProblemException.unauthenticated());
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
