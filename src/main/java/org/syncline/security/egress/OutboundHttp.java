package org.syncline.security.egress;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way out by HTTP: every call is held against the egress policy before it connects. */
public interface OutboundHttp {

  /**
   * Sends a request and reads the whole answer. Redirects are not followed.
   *
   * @throws EgressRefusedException where the policy does not allow the address
   * @throws java.net.UnknownHostException where the host has no address; nothing was sent
   * @throws java.net.ConnectException where no address takes a connection; nothing was sent
   * @throws UntrustedHostException where the host does not prove its name; nothing was sent
   * @throws HandshakeEndedException where the host ends the TLS handshake; it took nothing
   * @throws IOException where nothing, too much or too late an answer came; the request may have
   *     been sent, in part or whole
   */
  Answer send(Request request) throws IOException, EgressRefusedException;

  /**
   * What is sent.
   *
   * @param uri http or https, absolute, without user information
   * @param headers by name; {@code Host} and {@code Content-Length} are not the caller's
   * @param body empty for none
   * @param timeout for the whole call
   * @param mostBytes most bytes of an answer's body; a longer one is a fault
   * @param certificate shown to a host that asks for one, by https alone; null for none
   */
  record Request(
      String method,
      URI uri,
      Map<String, String> headers,
      byte[] body,
      Duration timeout,
      int mostBytes,
      @Nullable ClientCertificate certificate) {
    public Request {
      headers = Map.copyOf(headers);
      body = body.clone();
    }

    /** One that shows no certificate. */
    public Request(
        String method,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        Duration timeout,
        int mostBytes) {
      this(method, uri, headers, body, timeout, mostBytes, null);
    }

    @Override
    public byte[] body() {
      return body.clone();
    }

    /** Method and host alone: the rest may hold secrets. */
    @Override
    public String toString() {
      return "Request[" + method + " " + uri.getHost() + "]";
    }
  }

  /**
   * What came back.
   *
   * @param headers by name in lower case, in the order they came
   */
  record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    public Answer {
      headers = Map.copyOf(headers);
      body = body.clone();
    }

    @Override
    public byte[] body() {
      return body.clone();
    }

    public Optional<String> header(String lowerCaseName) {
      return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
    }

    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }
}
