package org.syncline.assembly;

import java.util.List;
import java.util.stream.Stream;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;
import org.syncline.configuration.Words;
import org.syncline.security.secret.Endpoint;
import org.syncline.security.secret.SecretName;
import org.syncline.security.secret.SecretUses;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.Connection;
import org.syncline.system.SystemDocument;

/** Reads from the systems' documents which connections use which secrets. */
final class ConfiguredSecretUses implements SecretUses {
  private final Documents documents;

  ConfiguredSecretUses(Documents documents) {
    this.documents = documents;
  }

  @Override
  public List<Use> all() {
    return of(documents.latest(Kind.SYSTEM).stream());
  }

  @Override
  public List<Use> ofSystem(String system) {
    return of(documents.latest(Kind.SYSTEM, system).stream());
  }

  private static List<Use> of(Stream<Document> systems) {
    return systems
        .map(document -> SystemDocument.parse(document.content()))
        .flatMap(system -> of(system).stream())
        .toList();
  }

  static List<Use> of(ConnectedSystem system) {
    return system.connections().stream().flatMap(ConfiguredSecretUses::use).toList();
  }

  private static Stream<Use> use(Connection connection) {
    return connection.allSecrets().stream()
        .distinct()
        .flatMap(secret -> SecretName.read(secret).stream())
        .map(name -> new Use(name, connection.id(), endpoint(connection)));
  }

  static Endpoint endpoint(Connection connection) {
    return new Endpoint(
        Words.of(connection.kind()), connection.host().text(), connection.port(), connection.tls());
  }
}
