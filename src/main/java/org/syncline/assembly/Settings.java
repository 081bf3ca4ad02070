package org.syncline.assembly;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.bulk.FileFolder;
import org.syncline.sync.intake.IntakeSettings;
import org.syncline.sync.intake.Shape;

/**
 * Settings by system property, each with a default. A value that can't be used stops the start with
 * its name. The same names stand in {@code wildfly-config/README.md}.
 *
 * <ul>
 *   <li>{@code syncline.config.dir}: folder of configuration documents, default {@code syncline} in
 *       the server's configuration folder
 *   <li>{@code syncline.intake.body-limit}: most bytes of a body, 1 KiB to 64 MiB, default 10 MiB
 *   <li>{@code syncline.intake.group-limit}: most messages in one transaction, 1 to 256, default 64
 *   <li>{@code syncline.intake.groups}: most transactions of intake at once, 1 to 32, default 2
 *   <li>{@code syncline.intake.parent-wait}: how long a message waits for its parent before it is
 *       parked, ISO 8601, default PT24H
 *   <li>{@code syncline.files.dir}: the one folder that jobs read files from, default {@code
 *       syncline/files} in the server's data folder
 *   <li>{@code syncline.files.size-limit}: most bytes of a file that is put by REST, 1 KiB to 1
 *       TiB, default 4 GiB
 *   <li>{@code syncline.bulk.group-limit}: most records of a file in one transaction, 1 to 256,
 *       default 256
 *   <li>{@code syncline.delivery.calls}: most calls to other systems at once, of this server, 1 to
 *       256, default 16
 *   <li>{@code syncline.delivery.keep}: how long deliveries that are over stay readable, ISO 8601,
 *       at least a day, default P90D
 *   <li>{@code syncline.metrics.keep-minutes}, {@code syncline.metrics.keep-hours}: how long
 *       snapshots of minutes and of hours stay, ISO 8601, at least a day, default P14D and P400D;
 *       those of days stay for ever
 *   <li>{@code syncline.alerts.wait}: how long after its end a period is left alone before alerts
 *       judge it, so that all that happened in it is committed and counted; ISO 8601, PT0S to PT1H,
 *       default PT30S
 *   <li>{@code syncline.alerts.keep}: how long changes of alerts stay readable, ISO 8601, at least
 *       a day, default P90D
 *   <li>{@code syncline.setup.token.file}: where the first start puts its one-time token, default
 *       {@code syncline/setup-token} in the server's data folder
 *   <li>{@code syncline.audit.anchor.file}: where a line a day says where the audit trail ends,
 *       default {@code syncline/audit-anchors} in the server's data folder
 *   <li>{@code syncline.session.idle}, {@code syncline.session.longest}: after how long without a
 *       request, and in all, a session of the pages ends; ISO 8601, at least a minute, default
 *       PT30M and PT12H
 *   <li>{@code syncline.secret.keys.file}: credential store with the keys for secrets, default
 *       {@code syncline-secret-keys.cs} in the server's configuration folder
 * </ul>
 */
final class Settings {
  private Settings() {}

  static IntakeSettings intake() {
    return new IntakeSettings(
        number("syncline.intake.body-limit", 10 << 20, 1 << 10, 64 << 20),
        new Shape(
            number("syncline.intake.group-limit", 64, 1, 256),
            number("syncline.intake.groups", 2, 1, 32),
            5),
        duration("syncline.intake.parent-wait", Duration.ofHours(24)));
  }

  static Path configurationFolder() {
    String configured = System.getProperty("syncline.config.dir", "");
    if (!configured.isBlank()) {
      return Path.of(configured);
    }
    return Path.of(System.getProperty("jboss.server.config.dir", "."), "syncline");
  }

  static FileFolder files() {
    return new FileFolder(
        dataFile("syncline.files.dir", "files"),
        number("syncline.files.size-limit", 4L << 30, 1L << 10, 1L << 40));
  }

  static int bulkGroupLimit() {
    return number("syncline.bulk.group-limit", 256, 1, 256);
  }

  static int callsAtOnce() {
    return number("syncline.delivery.calls", 16, 1, 256);
  }

  static Duration deliveriesKept() {
    return days("syncline.delivery.keep", 90);
  }

  static PurgeSnapshots.Kept snapshotsKept() {
    return new PurgeSnapshots.Kept(
        days("syncline.metrics.keep-minutes", 14), days("syncline.metrics.keep-hours", 400));
  }

  static Duration alertsWait() {
    Duration wait = duration("syncline.alerts.wait", Duration.ofSeconds(30));
    if (wait.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalStateException(
          "Setting syncline.alerts.wait=" + wait + ": give a duration from PT0S to PT1H.");
    }
    return wait;
  }

  static Duration alertsKept() {
    return days("syncline.alerts.keep", 90);
  }

  private static Duration days(String name, int absent) {
    Duration kept = duration(name, Duration.ofDays(absent));
    if (kept.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalStateException("Setting " + name + "=" + kept + ": give P1D or more.");
    }
    return kept;
  }

  static Path setupTokenFile() {
    return dataFile("syncline.setup.token.file", "setup-token");
  }

  static Path auditAnchorFile() {
    return dataFile("syncline.audit.anchor.file", "audit-anchors");
  }

  static SessionLogIn.Limits sessions() {
    return new SessionLogIn.Limits(
        lasting("syncline.session.idle", Duration.ofMinutes(30)),
        lasting("syncline.session.longest", Duration.ofHours(12)));
  }

  private static Duration lasting(String name, Duration absent) {
    Duration value = duration(name, absent);
    if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalStateException(
          "Setting " + name + "=" + value + ": give a duration from PT1M to P30D.");
    }
    return value;
  }

  /**
   * A secret among the settings. It may come from the environment too ({@code
   * SYNCLINE_OIDC_CLIENT_SECRET}): system properties are seen by whoever may look at the server's
   * management or at the machine's processes.
   */
  static @Nullable String secret(String name) {
    String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return System.getProperty(name, System.getenv(variable));
  }

  static Path secretKeysFile() {
    String configured = System.getProperty("syncline.secret.keys.file", "");
    if (!configured.isBlank()) {
      return Path.of(configured);
    }
    return Path.of(System.getProperty("jboss.server.config.dir", "."), "syncline-secret-keys.cs");
  }

  private static Path dataFile(String name, String absent) {
    String configured = System.getProperty(name, "");
    if (!configured.isBlank()) {
      return Path.of(configured);
    }
    return Path.of(System.getProperty("jboss.server.data.dir", "."), "syncline", absent);
  }

  /** The server's own name, unique among the nodes of a cluster. */
  static String nodeName() {
    return System.getProperty("jboss.node.name", "local");
  }

  private static Duration duration(String name, Duration absent) {
    String text = System.getProperty(name, "");
    if (text.isBlank()) {
      return absent;
    }
    try {
      Duration value = Duration.parse(text.strip());
      if (!value.isNegative()) {
        return value;
      }
    } catch (DateTimeParseException e) {
      // Refused below, in the same words.
    }
    throw new IllegalStateException(
        "Setting " + name + "=" + text + ": give a duration as ISO 8601 says it, such as PT24H.");
  }

  private static int number(String name, int absent, int least, int most) {
    return (int) number(name, (long) absent, least, most);
  }

  private static long number(String name, long absent, long least, long most) {
    String text = System.getProperty(name, "");
    if (text.isBlank()) {
      return absent;
    }
    try {
      long value = Long.parseLong(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, in the same words.
    }
    throw new IllegalStateException(
        "Setting "
            + name
            + "="
            + text
            + ": give a whole number from "
            + least
            + " to "
            + most
            + ".");
  }
}
