package org.syncline.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.HostName;

/**
 * How the hub reaches a system. Addresses are built from these fields, never given whole.
 *
 * @param port 1 to 65535
 * @param tls whether the connection is encrypted, and the host has to prove its name
 * @param path what comes after the host: a path, or the name of a database or virtual host; null
 *     for none
 * @param secret the secret it logs in with, as {@code <system>/<name>}; null for none
 * @param settings what the connector of its kind has to know, a JSON object
 * @param secrets more secrets by what they are for, such as {@code client}
 */
public record Connection(
    String id,
    Kind kind,
    HostName host,
    int port,
    boolean tls,
    @Nullable String path,
    @Nullable String secret,
    String settings,
    Map<String, String> secrets) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern PATH = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@/-]{0,199}");

  /** Drivers of databases take what follows a ';' for settings, and some settings for orders. */
  private static final Pattern DATABASE = Pattern.compile("/[A-Za-z0-9._~/-]*");

  private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

  public Connection {
    secrets = Map.copyOf(secrets);
  }

  /** One with no more than one secret. */
  public Connection(
      String id,
      Kind kind,
      HostName host,
      int port,
      boolean tls,
      @Nullable String path,
      @Nullable String secret,
      String settings) {
    this(id, kind, host, port, tls, path, secret, settings, Map.of());
  }

  /** The same, logging in with one of its other secrets; empty where it has none for that. */
  public Optional<Connection> withSecretFor(String use) {
    return Optional.ofNullable(secrets.get(use))
        .map(other -> new Connection(id, kind, host, port, tls, path, other, settings));
  }

  /** All secrets that it uses, as {@code <system>/<name>}. */
  public List<String> allSecrets() {
    return Stream.concat(Stream.ofNullable(secret), secrets.values().stream().sorted()).toList();
  }

  /** What is spoken over it. */
  public enum Kind {
    JMS,
    REST,
    SOAP,
    JDBC,
    /** Files on a file server, by SFTP. */
    FILE,
    KAFKA,
    AMQP,
    GRPC
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether its connector was told anything. */
  public boolean hasSettings() {
    return !settings.equals("{}");
  }

  /** Absolute, without query, fragment, escapes and steps up; for a database without settings. */
  static boolean isPath(Kind kind, String text) {
    return PATH.matcher(text).matches()
        && !DOTS.matcher(text).find()
        && (kind != Kind.JDBC || DATABASE.matcher(text).matches());
  }

  /** Whether both lead to the same place in the same way, so that one secret may serve both. */
  boolean leadsWhere(Connection other) {
    return kind == other.kind && host.equals(other.host) && port == other.port && tls == other.tls;
  }
}
