package org.syncline.platform.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses requests that another program on the way may have read differently: coded in an unknown
 * way, with control characters in a header, or with two values where one is meant. The server
 * itself lets these through. First of all filters, by {@code web.xml}.
 */
public final class UsableRequest implements Filter {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** RFC 9110, 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final String PLAIN = "identity";
  private static final List<String> SINGLE =
      List.of(
          "Authorization",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "Origin",
          "Sec-Fetch-Site");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse http = (HttpServletResponse) response;
    Optional<ProblemException> refusal = refusal((HttpServletRequest) request);
    if (refusal.isPresent()) {
      // Where such a request ends is not certain, so nothing may follow it on this connection.
      ServletProblems.send(http, refusal.get().with("Connection", "close"));
    } else {
      chain.doFilter(request, new OwnRedirects(http));
    }
  }

  static Optional<ProblemException> refusal(HttpServletRequest request) {
    if (!METHODS.contains(request.getMethod())) {
      return Optional.of(
          new ProblemException(
              ProblemDocument.of(
                  "method-unknown",
                  "Method unknown",
                  501,
                  "Use one of the methods that /syncline/api/openapi.json names, in capitals.")));
    }
    List<String> codings = values(request, "Transfer-Encoding");
    if (!codings.isEmpty() && !isChunked(codings)) {
      return refused("Transfer-Encoding", "Send the body as it is, or chunked and no more.");
    }
    if (values(request, "Content-Encoding").stream().anyMatch(c -> !c.equalsIgnoreCase(PLAIN))) {
      return Optional.of(
          new ProblemException(
                  ProblemDocument.of(
                          "unsupported-media-type",
                          "Unsupported media type",
                          415,
                          "Send the body as it is, without a Content-Encoding: nothing here unpacks"
                              + " it.")
                      .at("Content-Encoding"))
              .with("Accept-Encoding", PLAIN));
    }
    for (String name : Collections.list(request.getHeaderNames())) {
      if (!TOKEN.matcher(name).matches()) {
        return refused("header", "Give each header a name without blanks and special characters.");
      }
      if (values(request, name).stream().anyMatch(UsableRequest::holdsControl)) {
        return refused(name, "Leave control characters out of headers.");
      }
    }
    return SINGLE.stream()
        .filter(name -> values(request, name).size() > 1)
        .findFirst()
        .flatMap(name -> refused(name, "Send this header once."));
  }

  private static boolean isChunked(List<String> codings) {
    return codings.size() == 1 && codings.get(0).toLowerCase(Locale.ROOT).equals("chunked");
  }

  private static List<String> values(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  private static boolean holdsControl(String value) {
    return value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
  }

  private static Optional<ProblemException> refused(String header, String detail) {
    return Optional.of(ProblemException.invalid(header, detail));
  }
}
