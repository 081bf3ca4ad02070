package org.syncline.assembly;

import org.syncline.connector.spi.Credentials;
import org.syncline.security.secret.UseSecrets;
import org.syncline.security.secret.UseSecrets.Answer;
import org.syncline.system.Connection;

/** Secrets of connections, for the hub's own use of them. */
final class ConnectionSecrets implements Credentials {
  private static final String WHO = "hub";

  private final UseSecrets secrets;

  ConnectionSecrets(UseSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public Given of(String system, Connection connection) {
    String name = connection.secret();
    if (name == null) {
      return new Given.Withheld("The connection names no secret: give it one.");
    }
    Answer answer = secrets.give(system, name, ConfiguredSecretUses.endpoint(connection), WHO);
    if (answer instanceof Answer.Given given) {
      return new Given.Secret(given.value().reveal());
    }
    return new Given.Withheld(((Answer.Withheld) answer).why().sentence());
  }
}
