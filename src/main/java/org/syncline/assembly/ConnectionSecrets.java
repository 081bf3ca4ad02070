package org.syncline.assembly;

import java.time.Duration;
import org.syncline.connector.spi.Credentials;
import org.syncline.security.secret.RotateSecrets;
import org.syncline.security.secret.RotateSecrets.Exchanged;
import org.syncline.security.secret.SecretValue;
import org.syncline.security.secret.UseSecrets;
import org.syncline.security.secret.UseSecrets.Answer;
import org.syncline.system.Connection;

/** Secrets of connections, for the hub's own use of them. */
final class ConnectionSecrets implements Credentials {
  private static final String WHO = "hub";

  private static final String NO_SECRET = "The connection names no secret: give it one.";

  private final UseSecrets secrets;
  private final RotateSecrets rotating;

  ConnectionSecrets(UseSecrets secrets, RotateSecrets rotating) {
    this.secrets = secrets;
    this.rotating = rotating;
  }

  @Override
  public Given of(String system, Connection connection) {
    String name = connection.secret();
    if (name == null) {
      return new Given.Withheld(NO_SECRET);
    }
    Answer answer = secrets.give(system, name, ConfiguredSecretUses.endpoint(connection), WHO);
    if (answer instanceof Answer.Given given) {
      return new Given.Secret(given.value().reveal());
    }
    return new Given.Withheld(((Answer.Withheld) answer).why().sentence());
  }

  @Override
  public Rotated rotate(String system, Connection connection, Duration atMost, Show show)
      throws InterruptedException {
    String name = connection.secret();
    if (name == null) {
      return new Rotated.Withheld(NO_SECRET);
    }
    RotateSecrets.Used used =
        rotating.use(
            system,
            name,
            ConfiguredSecretUses.endpoint(connection),
            WHO,
            atMost,
            value -> exchanged(show.to(value.reveal())));
    if (used instanceof RotateSecrets.Used.Withheld withheld) {
      return new Rotated.Withheld(withheld.why().sentence());
    }
    if (used instanceof RotateSecrets.Used.Busy) {
      return new Rotated.Busy();
    }
    return used instanceof RotateSecrets.Used.NotKept ? new Rotated.NotKept() : new Rotated.Done();
  }

  private static Exchanged exchanged(Shown shown) {
    if (shown instanceof Shown.Replaced replaced) {
      return new Exchanged.Replaced(SecretValue.of(replaced.next()));
    }
    if (shown instanceof Shown.Stays) {
      return new Exchanged.Stays();
    }
    if (shown instanceof Shown.NotUsed) {
      return new Exchanged.NotUsed();
    }
    return shown instanceof Shown.Lost ? new Exchanged.Lost() : new Exchanged.Refused();
  }
}
