package org.syncline.crash;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * What a crash proof is told by system properties.
 *
 * @param databases {@code -Ddatabase}: h2, postgresql or both
 * @param messages {@code -Dmessages}: of one round
 * @param seed {@code -Dseed}: a whole number, or {@code random}
 * @param outage {@code -Dseconds}: how long the database is away; 0 leaves that out
 */
record CrashSettings(List<String> databases, int messages, long seed, Duration outage) {

  static CrashSettings read() {
    String database = System.getProperty("database", "both");
    String seed = System.getProperty("seed", "random");
    return new CrashSettings(
        database.equals("both") ? List.of("h2", "postgresql") : List.of(database),
        Integer.getInteger("messages", 2_000),
        seed.equals("random") ? new SecureRandom().nextInt(1_000_000) : Long.parseLong(seed),
        Duration.ofSeconds(Integer.getInteger("seconds", 300)));
  }
}
