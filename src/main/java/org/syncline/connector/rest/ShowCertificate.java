package org.syncline.connector.rest;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Credentials;
import org.syncline.platform.Sha256;
import org.syncline.security.egress.ClientCertificate;
import org.syncline.system.Connection;

/**
 * The client certificate that a connection shows by TLS; its secret is asked for with each call.
 */
final class ShowCertificate {
  private final String system;
  private final @Nullable Connection connection;
  private final Credentials credentials;
  private final Clock clock;
  private final AtomicReference<@Nullable Known> last = new AtomicReference<>();

  ShowCertificate(String system, Connection connection, Credentials credentials, Clock clock) {
    this.system = system;
    this.connection = connection.withSecretFor(RestConnector.CERTIFICATE).orElse(null);
    this.credentials = credentials;
    this.clock = clock;
  }

  /** Reading takes a signature, and most calls show what the one before did. */
  private record Known(byte[] digest, ClientCertificate.Read read) {}

  /** What there is to show. */
  sealed interface Shown {
    /** Nothing: the connection has none. */
    record Nothing() implements Shown {}

    record Certificate(ClientCertificate certificate) implements Shown {}

    /** It has one that can't be used; why, for people. */
    record Withheld(String sentence) implements Shown {}
  }

  Shown now() {
    if (connection == null) {
      return new Shown.Nothing();
    }
    Credentials.Given given = credentials.of(system, connection);
    if (given instanceof Credentials.Given.Withheld withheld) {
      return new Shown.Withheld("The client certificate: " + withheld.sentence());
    }
    ClientCertificate.Read read = read(((Credentials.Given.Secret) given).value());
    if (read instanceof ClientCertificate.Read.Unusable unusable) {
      return new Shown.Withheld(unusable.sentence());
    }
    ClientCertificate certificate = ((ClientCertificate.Read.Usable) read).certificate();
    Optional<String> trouble = certificate.troubleAt(clock.instant());
    return trouble.isPresent()
        ? new Shown.Withheld(trouble.get())
        : new Shown.Certificate(certificate);
  }

  private ClientCertificate.Read read(String pem) {
    byte[] digest = Sha256.of(pem);
    Known known = last.get();
    if (known != null && MessageDigest.isEqual(known.digest(), digest)) {
      return known.read();
    }
    ClientCertificate.Read read = ClientCertificate.read(pem);
    last.set(new Known(digest, read));
    return read;
  }
}
