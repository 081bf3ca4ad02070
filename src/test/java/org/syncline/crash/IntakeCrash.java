package org.syncline.crash;

/**
 * {@code mvn verify -Pcrash -Dcrash=intake -Drounds=20 [-Ddatabase=h2|postgresql|both] [-Dseed=N]
 * [-Dmessages=2000] [-Dseconds=300]}: kills the hub under load, round by round, on each database,
 * and takes PostgreSQL away for a while.
 */
public final class IntakeCrash {
  private IntakeCrash() {}

  public static void main(String... args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    CrashSettings settings = CrashSettings.read();
    CrashReport report = new CrashReport("intake");
    for (String database : settings.databases()) {
      try (CrashSite site = CrashSite.on(database)) {
        report.add(new KillRounds(site, rounds, settings.messages(), settings.seed()).run());
      }
      if (database.equals("postgresql") && !settings.outage().isZero()) {
        OutageCrash.run(settings, report);
      }
    }
    report.demandNone();
  }
}
