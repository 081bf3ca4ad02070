package org.syncline.assembly;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.setting.GivenSettings.Given;
import org.syncline.setting.KnownSettings;
import org.syncline.setting.ServerFolders;
import org.syncline.setting.SettingSource;
import org.syncline.sync.bulk.FileFolder;
import org.syncline.sync.intake.IntakeSettings;
import org.syncline.sync.intake.Shape;

/**
 * Settings by system property or environment, each with a default that {@link KnownSettings} knows.
 * A value that can't be used stops the start with its name. The same names stand in {@code
 * wildfly-config/README.md}.
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
        number("syncline.intake.body-limit", 1 << 10, 64 << 20),
        new Shape(
            number("syncline.intake.group-limit", 1, 256),
            number("syncline.intake.groups", 1, 32),
            5),
        duration("syncline.intake.parent-wait"));
  }

  static Path configurationFolder() {
    return path("syncline.config.dir");
  }

  static FileFolder files() {
    return new FileFolder(
        path("syncline.files.dir"), longNumber("syncline.files.size-limit", 1L << 10, 1L << 40));
  }

  static int bulkGroupLimit() {
    return number("syncline.bulk.group-limit", 1, 256);
  }

  static int callsAtOnce() {
    return number("syncline.delivery.calls", 1, 256);
  }

  static Duration deliveriesKept() {
    return days("syncline.delivery.keep");
  }

  static PurgeSnapshots.Kept snapshotsKept() {
    return new PurgeSnapshots.Kept(
        days("syncline.metrics.keep-minutes"), days("syncline.metrics.keep-hours"));
  }

  static Duration alertsWait() {
    Duration wait = duration("syncline.alerts.wait");
    if (wait.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalStateException(
          "Setting syncline.alerts.wait=" + wait + ": give a duration from PT0S to PT1H.");
    }
    return wait;
  }

  static Duration alertsKept() {
    return days("syncline.alerts.keep");
  }

  private static Duration days(String name) {
    Duration kept = duration(name);
    if (kept.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalStateException("Setting " + name + "=" + kept + ": give P1D or more.");
    }
    return kept;
  }

  static Path setupTokenFile() {
    return path("syncline.setup.token.file");
  }

  static Path auditAnchorFile() {
    return path("syncline.audit.anchor.file");
  }

  static SessionLogIn.Limits sessions() {
    return new SessionLogIn.Limits(
        lasting("syncline.session.idle"), lasting("syncline.session.longest"));
  }

  private static Duration lasting(String name) {
    Duration value = duration(name);
    if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalStateException(
          "Setting " + name + "=" + value + ": give a duration from PT1M to P30D.");
    }
    return value;
  }

  static Path secretKeysFile() {
    return path("syncline.secret.keys.file");
  }

  /** The folders that what is not set lies in. */
  static ServerFolders folders() {
    return new ServerFolders(
        Path.of(System.getProperty("jboss.server.data.dir", ".")),
        Path.of(System.getProperty("jboss.server.config.dir", ".")));
  }

  /**
   * What was set: by a system property, or else in the environment ({@code
   * SYNCLINE_OIDC_CLIENT_SECRET}), which is the place for secrets: system properties are seen by
   * whoever may look at the server's management or at the machine's processes.
   */
  static Optional<Given> given(String name) {
    String property = System.getProperty(name, "");
    if (!property.isBlank()) {
      return Optional.of(new Given(SettingSource.PROPERTY, property));
    }
    String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return Optional.ofNullable(System.getenv(variable))
        .filter(text -> !text.isBlank())
        .map(text -> new Given(SettingSource.ENVIRONMENT, text));
  }

  /** The same as a text alone; null where it is not set. */
  static @Nullable String givenText(String name) {
    return given(name).map(Given::text).orElse(null);
  }

  /** What counts. */
  private static String text(String name) {
    return given(name)
        .map(found -> found.text().strip())
        .orElseGet(() -> folders().in(KnownSettings.named(name).absent()));
  }

  private static Path path(String name) {
    return Path.of(text(name));
  }

  /** The server's own name, unique among the nodes of a cluster. */
  static String nodeName() {
    return System.getProperty("jboss.node.name", "local");
  }

  private static Duration duration(String name) {
    String text = text(name);
    try {
      Duration value = Duration.parse(text);
      if (!value.isNegative()) {
        return value;
      }
    } catch (DateTimeParseException e) {
      // Refused below, in the same words.
    }
    throw new IllegalStateException(
        "Setting " + name + "=" + text + ": give a duration as ISO 8601 says it, such as PT24H.");
  }

  private static int number(String name, int least, int most) {
    return (int) longNumber(name, least, most);
  }

  private static long longNumber(String name, long least, long most) {
    String text = text(name);
    try {
      long value = Long.parseLong(text);
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
