package org.syncline.security;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.Sha256;

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
    StringBuilder whole = new StringBuilder();
    for (String part : parts) {
      // With its length in bytes, so that nothing can move from one part to the next.
      whole.append(part.getBytes(StandardCharsets.UTF_8).length).append(':').append(part);
    }
    return Sha256.hex(whole.toString());
  }
}
