package org.syncline.connector.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.syncline.security.egress.ClientCertificate;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.HandshakeEndedException;
import org.syncline.security.egress.OutboundHttp;
import org.syncline.security.egress.UntrustedHostException;
import org.syncline.system.Connection;

/** Sends a request to the host of one connection. */
final class SendCall {
  private static final String CERTIFICATE_REFUSED =
      "The connection's host ended the TLS handshake: does it take the client certificate that the"
          + " hub shows - signed by whom the host trusts, with all who signed it, not revoked -, and"
          + " do both speak the same TLS?";
  private static final String CERTIFICATE_MISSED =
      "The connection's host ended the TLS handshake: does it ask for a client certificate, which"
          + " the connection's 'secrets' would name by '"
          + RestConnector.CERTIFICATE
          + "', and do both speak the same TLS?";

  private final OutboundHttp http;
  private final ShowCertificate certificate;
  private final String host;
  private final String prefix;

  SendCall(OutboundHttp http, Connection connection, ShowCertificate certificate) {
    this.http = http;
    this.certificate = certificate;
    this.host =
        (connection.tls() ? "https" : "http")
            + "://"
            + connection.host().inUrl()
            + ":"
            + connection.port();
    String path = connection.path() == null ? "" : connection.path();
    this.prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Scheme, name and port. */
  URI host() {
    return URI.create(host);
  }

  /** The same call with the connection's path before its own. */
  HttpCall belowConnection(HttpCall call) {
    String path = prefix + call.path();
    return new HttpCall(
        call.method(), path.isEmpty() ? "/" : path, call.query(), call.headers(), call.body());
  }

  /**
   * Sends it and waits for the whole answer.
   *
   * @param call whose path begins at the root of the host
   * @throws InterruptedException when the server stops
   */
  Reply send(HttpCall call, TimeLeft time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The server stops.");
    }
    Duration left = time.now();
    if (left.toMillis() < 1) {
      return new Reply.NotSent(
          false, "The time for the call was over before it was sent: the log-in took all of it.");
    }
    ShowCertificate.Shown shown = certificate.now();
    if (shown instanceof ShowCertificate.Shown.Withheld withheld) {
      return new Reply.NotSent(true, withheld.sentence());
    }
    ClientCertificate client =
        shown instanceof ShowCertificate.Shown.Certificate one ? one.certificate() : null;
    try {
      return new Reply.Answered(
          new ReadAnswer(
              http.send(
                  new OutboundHttp.Request(
                      call.method(),
                      URI.create(
                          host + call.path() + (call.query().isEmpty() ? "" : "?" + call.query())),
                      call.headers(),
                      call.body(),
                      left,
                      RestConnector.MOST_BYTES,
                      client))));
    } catch (EgressRefusedException e) {
      return new Reply.NotSent(true, String.valueOf(e.getMessage()));
    } catch (UnknownHostException e) {
      return new Reply.NotSent(
          false, "The connection's host has no address: is its name right, is the DNS up?");
    } catch (ConnectException e) {
      return new Reply.NotSent(
          false, "The connection's host takes no connection: is it up, is the port right?");
    } catch (UntrustedHostException e) {
      return new Reply.NotSent(
          false,
          "The connection's host did not prove its name by a trusted certificate: is it for this"
              + " name, has it run out, does the server's trust store hold who signed it?");
    } catch (HandshakeEndedException e) {
      return new Reply.NotSent(false, client == null ? CERTIFICATE_MISSED : CERTIFICATE_REFUSED);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The server stops.");
      }
      return new Reply.Broken(
          e instanceof SocketTimeoutException
              ? "No whole answer came within the time for the call."
              : "The answer broke off, was too long or no HTTP.");
    }
  }
}
