package org.syncline.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses packed bodies (RFC 9110, section 8.4): they are never unpacked, and taken as they are
 * they would be kept as something else than was sent.
 */
@Provider
@ApplicationScoped
public class PlainBodies implements ContainerRequestFilter {
  private static final String PLAIN = "identity";

  @Override
  public void filter(ContainerRequestContext request) {
    refusePacked(request.getHeaders().get(HttpHeaders.CONTENT_ENCODING));
  }

  /**
   * @param encodings values of the header, null where there is none
   */
  static void refusePacked(@Nullable List<String> encodings) {
    if (encodings == null) {
      return;
    }
    for (String value : encodings) {
      for (String encoding : value.split(",", -1)) {
        if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase(PLAIN)) {
          throw new ProblemException(
                  ProblemDocument.of(
                          "unsupported-media-type",
                          "Unsupported media type",
                          415,
                          "Send the body as it is, without Content-Encoding: packed bodies are not"
                              + " unpacked.")
                      .at(HttpHeaders.CONTENT_ENCODING))
              .with(HttpHeaders.ACCEPT_ENCODING, PLAIN);
        }
      }
    }
  }
}
