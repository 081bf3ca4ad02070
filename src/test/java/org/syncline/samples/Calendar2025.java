package org.syncline.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Moments in office hours of 2025, later waves later, no moment twice: ties between systems would
 * be nobody's win.
 */
final class Calendar2025 {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Random random;
  private final Set<Instant> taken = new HashSet<>();

  Calendar2025(Random random) {
    this.random = random;
  }

  /** A moment of the month that belongs to the wave, 1 to 12; 0 is the year before. */
  Instant in(int wave) {
    Instant moment;
    do {
      moment =
          LocalDate.of(2025, 1, 1)
              .plusMonths(wave - 1L)
              .plusDays(random.nextInt(28))
              .atTime(7 + random.nextInt(13), random.nextInt(60), random.nextInt(60))
              .atZone(BERLIN)
              .toInstant();
    } while (!taken.add(moment));
    return moment;
  }
}
