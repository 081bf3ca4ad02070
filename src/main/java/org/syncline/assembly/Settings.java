package org.syncline.assembly;

import java.nio.file.Path;
import java.time.Duration;
import org.syncline.sync.intake.IntakeSettings;
import org.syncline.sync.intake.Shape;

/**
 * Settings by system property, each with a default. A value that can't be used stops the start with
 * its name.
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><td>{@code syncline.config.dir}</td><td>folder of configuration documents</td></tr>
 * <tr><td>{@code syncline.intake.body-limit}</td><td>bytes of a body, 1 KiB to 64 MiB, default 10 MiB</td></tr>
 * <tr><td>{@code syncline.intake.group-limit}</td><td>messages in one transaction, 1 to 256, default 64</td></tr>
 * <tr><td>{@code syncline.intake.groups}</td><td>transactions at once, 1 to 32, default 2</td></tr>
 * <tr><td>{@code syncline.intake.parent-wait}</td><td>how long a message waits for a parent (ISO 8601), default PT24H</td></tr>
 * <tr><td>{@code syncline.setup.token.file}</td><td>where the first start puts its one-time token, default {@code syncline/setup-token} in the server's data folder</td></tr>
 * </table>
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
        Duration.parse(System.getProperty("syncline.intake.parent-wait", "PT24H")));
  }

  static Path configurationFolder() {
    String configured = System.getProperty("syncline.config.dir", "");
    if (!configured.isBlank()) {
      return Path.of(configured);
    }
    return Path.of(System.getProperty("jboss.server.config.dir", "."), "syncline");
  }

  static Path setupTokenFile() {
    String configured = System.getProperty("syncline.setup.token.file", "");
    if (!configured.isBlank()) {
      return Path.of(configured);
    }
    return Path.of(System.getProperty("jboss.server.data.dir", "."), "syncline", "setup-token");
  }

  private static int number(String name, int absent, int least, int most) {
    String text = System.getProperty(name, "");
    if (text.isBlank()) {
      return absent;
    }
    try {
      int value = Integer.parseInt(text.strip());
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
