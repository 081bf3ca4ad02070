package org.syncline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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

  private static final String SENDERS = "senders.properties";

  private Templates() {}

  /**
   * @param traced whether the server is to log everything
   */
  record Kind(boolean postgres, boolean traced) {}

  /** Makes a base folder for a server with these legacy systems (id to queue). */
  static List<Sender> prepare(Path base, Map<String, String> systems, Kind kind) {
    List<String> ids = List.copyOf(systems.keySet());
    Path template = OneAtATime.doing("templates", () -> template(ids, systems, kind));
    Folders.delete(base);
    Folders.copy(template.resolve("configuration"), base.resolve("configuration"));
    if (kind.traced()) {
      Folders.create(base.resolve(TEMPORARY));
    }
    Properties passwords = Folders.readProperties(template.resolve(SENDERS));
    return ids.stream()
        .map(id -> new Sender(id, systems.get(id), passwords.getProperty(id)))
        .toList();
  }

  /** Each system is added to the template of those before it, which others may share. */
  private static Path template(List<String> ids, Map<String, String> systems, Kind kind) {
    Map<String, String> wanted = new LinkedHashMap<>();
    ids.forEach(id -> wanted.put(id, systems.get(id)));
    Path template = Folders.target().resolve("servers/.templates").resolve(name(wanted, kind));
    Path secrets = template.resolve(SENDERS);
    if (Files.exists(secrets)) {
      return template;
    }
    List<String> lines = new ArrayList<>();
    if (ids.isEmpty()) {
      Configuration configuration = Configuration.copiedTo(template);
      if (kind.postgres()) {
        configuration.onPostgres();
      }
      if (kind.traced()) {
        configuration.traced();
      }
    } else {
      String last = ids.get(ids.size() - 1);
      Path before = template(ids.subList(0, ids.size() - 1), systems, kind);
      Folders.delete(template);
      Folders.copy(before.resolve("configuration"), template.resolve("configuration"));
      Sender sender = Sender.withRandomPassword(last, systems.get(last));
      Configuration.at(template).add(sender);
      Folders.readProperties(before.resolve(SENDERS))
          .forEach((id, password) -> lines.add(id + "=" + password));
      lines.add(sender.system() + "=" + sender.password());
    }
    // Written last: where it is, the template is whole.
    Folders.writeSecret(secrets, lines);
    return template;
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
