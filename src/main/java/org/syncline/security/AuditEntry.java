package org.syncline.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.syncline.platform.AuditTrail.Act;

/**
 * An act as it is kept: numbered from 1 without a gap, and sealed with all that came before it.
 *
 * @param at to the microsecond
 * @param seal SHA-256, in hexadecimal digits, of the seal before and of all that is said here
 */
public record AuditEntry(long number, Instant at, Act act, String seal) {
  /** The seal before the first entry. */
  static final String FIRST = "0".repeat(64);

  /** The next entry after the one with this number and seal. */
  static AuditEntry after(long number, String seal, Instant at, Act act) {
    Instant exact = at.truncatedTo(ChronoUnit.MICROS);
    return new AuditEntry(number + 1, exact, act, seal(seal, number + 1, exact, act));
  }

  /** Whether it is what was sealed after an entry with this seal. */
  boolean follows(String sealBefore) {
    return seal.equals(seal(sealBefore, number, at, act));
  }

  private static String seal(String before, long number, Instant at, Act act) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String[] parts = {
        before,
        Long.toString(number),
        at.toString(),
        act.actor(),
        act.action(),
        act.subject(),
        Boolean.toString(act.refused()),
        act.detail()
      };
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // With its length, so that nothing can move from one part to the next.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
