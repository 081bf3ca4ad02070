package org.syncline.security.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.OutboundHttp;

/** Sends the messages of the library through the hub's one way out. */
final class OidcHttp {
  static final Duration TIMEOUT = Duration.ofSeconds(3);
  static final int MOST_BYTES = 256 * 1024;

  private final OutboundHttp out;

  OidcHttp(OutboundHttp out) {
    this.out = out;
  }

  /**
   * The answer, whatever its status below 500 is.
   *
   * @param what names the call in messages
   */
  HTTPResponse send(String what, HTTPRequest request) throws ProviderAwayException {
    Map<String, String> headers = new LinkedHashMap<>();
    request.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    headers.putIfAbsent("Accept", "application/json");
    String body = request.getBody();
    byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    try {
      return answer(
          what,
          out.send(
              new OutboundHttp.Request(
                  request.getMethod().name(),
                  request.getURI(),
                  headers,
                  bytes,
                  TIMEOUT,
                  MOST_BYTES)));
    } catch (EgressRefusedException e) {
      throw new ProviderAwayException(what + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new ProviderAwayException(what + ": what the provider gave can't be sent back to it");
    } catch (IOException e) {
      throw new ProviderAwayException(what + ": no answer (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static HTTPResponse answer(String what, OutboundHttp.Answer answer)
      throws ProviderAwayException {
    if (answer.status() >= 500 || answer.status() == 429 || answer.status() < 200) {
      throw new ProviderAwayException(what + ": status " + answer.status());
    }
    if (answer.status() >= 300 && answer.status() < 400) {
      throw new ProviderAwayException(
          what + ": status " + answer.status() + ", and redirects are not followed");
    }
    HTTPResponse response = new HTTPResponse(answer.status());
    // The library insists on the type; the body has to be JSON anyway.
    answer.header("content-type").ifPresent(type -> response.setHeader("Content-Type", type));
    response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
    return response;
  }
}
