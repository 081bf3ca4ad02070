package org.syncline.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.syncline.server.Proof;
import org.syncline.twoway.TwoWay;

/**
 * {@code mvn verify -Psoak -Dsoak=two-way [-Drecords=10000] [-Dseed=]}: three systems change nine
 * types of records at once; at the end all of it is as an oracle says.
 */
public final class TwoWaySoak {
  private static final double CONTENDED = 0.1;

  private TwoWaySoak() {}

  public static void main(String... args) throws Exception {
    int records = Integer.getInteger("records", 10_000);
    long seed = Long.getLong("seed", System.nanoTime());
    try (TwoWay walk =
        TwoWay.start("two-way-soak", seed, records, CONTENDED, Duration.ofMinutes(30))) {
      TwoWay.Found found = walk.walk();
      Proof.write("soak", "two-way", Map.of("results", List.of(found.figures())));
      System.out.println("SOAK " + found.figures());
      if (found.violations().count() > 0) {
        throw new IllegalStateException("Seed " + seed + ": violations, see the report.");
      }
    }
  }
}
