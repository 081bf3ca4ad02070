package org.syncline.crash;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code mvn verify -Pcrash -Dcrash=delivery -Drounds=20 [-Ddatabase=h2|postgresql|both] [-Dseed=N]
 * [-Dmessages=2000] [-Dseconds=300]}: what can go wrong between the hub and a system that it writes
 * to. First the faults that last, on PostgreSQL: {@code seconds} with that system away, a fifth of
 * it for the others, {@code messages * 5} rows with poisoned ones among them; 0 seconds leave them
 * out. Then {@code rounds} kills at each moment of a delivery, or at those of {@code
 * -Dmoments=claim,call,store}, with a tenth of {@code messages} changes each, on each database.
 */
public final class DeliveryCrash {
  private DeliveryCrash() {}

  public static void main(String... args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    CrashSettings settings = CrashSettings.read();
    List<DeliveryKills.Moment> moments =
        Stream.of(System.getProperty("moments", "claim,call,store").split(","))
            .map(word -> DeliveryKills.Moment.valueOf(word.toUpperCase(Locale.ROOT)))
            .toList();
    CrashReport report = new CrashReport("delivery");
    System.out.printf("CRASH delivery: seed %d%n", settings.seed());
    if (!settings.outage().isZero() && settings.databases().contains("postgresql")) {
      DeliveryFaults.run(settings, report);
    }
    for (String database : settings.databases()) {
      if (rounds > 0) {
        new DeliveryKills(database, rounds, Math.max(50, settings.messages() / 10), settings.seed())
            .run(moments, report);
      }
    }
    report.demandNone();
  }
}
