package org.syncline.security.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.OutboundHttp;

/** The way out, for tests: to 127.0.0.1 alone, unless a port is forbidden. */
final class LoopbackHttp implements OutboundHttp {
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Set<Integer> forbidden = new HashSet<>();
  private Duration longest = Duration.ofSeconds(10);

  /** Waits no longer than this, whatever a caller allows. */
  void hurry(Duration time) {
    longest = time;
  }

  void forbid(int port) {
    forbidden.add(port);
  }

  @Override
  public Answer send(Request request) throws IOException, EgressRefusedException {
    if (!request.uri().getHost().equals("127.0.0.1")
        || forbidden.contains(request.uri().getPort())) {
      throw new EgressRefusedException("The egress policy does not let this call out.");
    }
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .timeout(longest.compareTo(request.timeout()) < 0 ? longest : request.timeout())
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::header);
    try {
      HttpResponse<InputStream> response =
          client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return new Answer(
            response.statusCode(), response.headers().map(), read(body, request.mostBytes()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static byte[] read(InputStream body, int most) throws IOException {
    byte[] bytes = body.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new IOException("The answer is too long.");
    }
    return bytes;
  }
}
