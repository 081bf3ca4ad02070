package org.syncline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Configured base folders, kept below {@code target/servers/.templates}: running a script takes
 * seconds, copying its result none. The scripts and the prepared configuration are part of a
 * template's name, so a change makes a new one.
 */
final class Templates {
  /** The folder for temporary files of a traced server's JVM. */
  static final String TEMPORARY = "jvm-tmp";

  private Templates() {}

  /**
   * @param traced whether the server is to log everything
   */
  record Kind(boolean postgres, boolean traced) {}

  /** Makes a base folder for a server with these legacy systems (id to queue). */
  static synchronized List<Sender> prepare(Path base, Map<String, String> systems, Kind kind) {
    Path template = Folders.target().resolve("servers/.templates").resolve(name(systems, kind));
    Path secrets = template.resolve("senders.properties");
    if (!Files.exists(secrets)) {
      Configuration configuration = Configuration.copiedTo(template);
      if (kind.postgres()) {
        configuration.onPostgres();
      }
      if (kind.traced()) {
        configuration.traced();
      }
      List<String> lines = new ArrayList<>();
      systems.forEach(
          (id, queue) -> {
            Sender sender = Sender.withRandomPassword(id, queue);
            configuration.add(sender);
            lines.add(sender.system() + "=" + sender.password());
          });
      Folders.writeSecret(secrets, lines);
    }
    Folders.delete(base);
    Folders.copy(template.resolve("configuration"), base.resolve("configuration"));
    if (kind.traced()) {
      Folders.create(base.resolve(TEMPORARY));
    }
    Properties passwords = Folders.readProperties(secrets);
    List<Sender> senders = new ArrayList<>();
    systems.forEach((id, queue) -> senders.add(new Sender(id, queue, passwords.getProperty(id))));
    return senders;
  }

  private static String name(Map<String, String> systems, Kind kind) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          Files.readAllBytes(
              Folders.serverHome().resolve("standalone/configuration/standalone-full.xml")));
      try (Stream<Path> scripts = Files.list(Folders.project().resolve("wildfly-config"))) {
        for (Path script : scripts.sorted().toList()) {
          digest.update(Files.readAllBytes(script));
        }
      }
      digest.update(systems.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update(kind.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
