package org.syncline.crash;

import org.syncline.server.PostgresServer;

/**
 * {@code mvn verify -Pcrash -Dcrash=outage [-Dseconds=300]}: takes PostgreSQL away under steady
 * load.
 */
public final class OutageCrash {
  private OutageCrash() {}

  public static void main(String... args) throws Exception {
    CrashReport report = new CrashReport("outage");
    run(CrashSettings.read(), report);
    report.demandNone();
  }

  static void run(CrashSettings settings, CrashReport report) throws Exception {
    try (CrashSite.OnPostgres site = new CrashSite.OnPostgres(PostgresServer.start("outage"))) {
      report.add(new Outage(site, settings.outage(), settings.seed()).run());
    }
  }
}
