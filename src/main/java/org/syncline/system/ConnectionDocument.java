package org.syncline.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.platform.HostName;

/** The member {@code connections} of a system's document. */
final class ConnectionDocument {
  private static final int MOST = 50;
  private static final int MOST_SECRETS = 5;
  private static final HostName STAND_IN = new HostName("stand-in.invalid");

  private final String system;
  private final Map<String, Connection> byId = new HashMap<>();
  private final Map<String, Connection> bySecret = new HashMap<>();

  private ConnectionDocument(String system) {
    this.system = system;
  }

  static List<Connection> read(String system, ConfigurationObject document) {
    ConnectionDocument reader = new ConnectionDocument(system);
    List<Connection> connections =
        new ArrayList<>(document.objects("connections", reader::connection));
    if (connections.size() > MOST) {
      document.problem("connections", "Give " + MOST + " connections at most.");
    }
    return List.copyOf(connections);
  }

  private Connection connection(ConfigurationObject object) {
    String id = id(object);
    Connection.Kind kind = object.choice("kind", Words.of(Connection.Kind.values()), null);
    Connection connection =
        new Connection(
            id,
            kind,
            host(object),
            object.number("port", 1, 65_535, null),
            object.flag("tls", true),
            path(object, kind),
            secret(object),
            object.document("settings"),
            secrets(object));
    if (byId.putIfAbsent(connection.id(), connection) != null) {
      object.problem("id", "Another connection of this system has this id: choose another one.");
    }
    for (String secret : connection.allSecrets()) {
      Connection first = bySecret.putIfAbsent(secret, connection);
      if (first != null && !first.leadsWhere(connection)) {
        object.problem(
            secret.equals(connection.secret()) ? "secret" : "secrets",
            "The connection '"
                + first.id()
                + "' uses this secret for another kind, host, port or tls, and a secret is for one"
                + " of them: give this connection a secret of its own.");
      }
    }
    return connection;
  }

  private static String id(ConfigurationObject object) {
    String id = object.text("id");
    if (!id.isBlank() && !Connection.isId(id)) {
      object.problem(
          "id", "Use a lower-case letter, then lower-case letters, digits and '-', 40 at most.");
    }
    return id;
  }

  private static HostName host(ConfigurationObject object) {
    String host = object.text("host");
    if (host.isBlank()) {
      return STAND_IN;
    }
    try {
      return new HostName(host);
    } catch (IllegalArgumentException e) {
      object.problem("host", String.valueOf(e.getMessage()));
      return STAND_IN;
    }
  }

  private static @Nullable String path(ConfigurationObject object, Connection.Kind kind) {
    String path = object.optionalText("path");
    if (path != null && !Connection.isPath(kind, path)) {
      object.problem(
          "path",
          "Give a path that begins with one '/', of letters, digits and ._~!$&'()*+,;=:@- , for a"
              + " database of letters, digits and ._~- , without '.' and '..' as steps, 200"
              + " characters at most.");
    }
    return path;
  }

  private Map<String, String> secrets(ConfigurationObject object) {
    Map<String, String> secrets = object.textsByName("secrets");
    secrets.forEach(
        (use, secret) -> {
          if (!Connection.isId(use)) {
            object.problem(
                "secrets." + use,
                "Use a lower-case letter, then lower-case letters, digits and '-', 40 at most.");
          }
          check(object, "secrets." + use, secret);
        });
    if (secrets.size() > MOST_SECRETS) {
      object.problem("secrets", "Give " + MOST_SECRETS + " secrets at most.");
    }
    return secrets;
  }

  private @Nullable String secret(ConfigurationObject object) {
    String secret = object.optionalText("secret");
    if (secret != null) {
      check(object, "secret", secret);
    }
    return secret;
  }

  private void check(ConfigurationObject object, String member, String secret) {
    // The name alone decides: whether another system has such a secret is not looked up.
    if (!(secret.startsWith(system + "/")
        && Connection.isId(secret.substring(system.length() + 1)))) {
      object.problem(
          member,
          "A connection uses secrets of its own system only: give "
              + system
              + "/<name>, the name with a lower-case letter, then lower-case letters, digits and"
              + " '-', 40 at most.");
    }
  }
}
