package org.syncline.canary;

import java.util.concurrent.ThreadLocalRandom;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/**
 * {@code mvn verify -Pcanary [-Dseed=N]}: the canary story on both databases, on PostgreSQL with
 * rows that it refuses too; then what the stories of {@code *IT}, which the same profile runs
 * before at the same level of logging, left behind.
 */
public final class AllCanary {
  private AllCanary() {}

  public static void main(String... args) throws Exception {
    String given = System.getProperty("seed", "random");
    long seed =
        given.equals("random")
            ? ThreadLocalRandom.current().nextInt(1 << 30)
            : Long.parseLong(given);
    CanaryReport report = new CanaryReport("all");
    try (CanaryStory story = CanaryStory.start(HubServer.named("canary-h2"), seed)) {
      story.tell();
      report("H2", story, report);
    }
    // The database trusts this machine, so that any password will do.
    String password = new Canaries(seed + 2).secret("database password");
    try (PostgresServer postgres = PostgresServer.start("canary");
        CanaryStory story =
            CanaryStory.start(
                HubServer.named("canary-postgresql")
                    .on(postgres, postgres.createDatabase("hub"))
                    .environment("SYNCLINE_DB_PASSWORD", password),
                seed + 1)) {
      story.site().canaries().secret("database password", password);
      story.tell();
      story.tellWhileTheDatabaseRefuses(new RefusingDatabase(postgres, "hub"));
      report("PostgreSQL", story, report);
      story.leak();
      report.atLeast("a logger that tells too much", story.search().hits(), "hits", 1);
    }
    StoriesOfTests.search(report);
    report.write(seed);
  }

  private static void report(String database, CanaryStory story, CanaryReport report)
      throws Exception {
    Searched searched = story.search();
    report.searched(database, searched);
    report.atLeast(
        database + ", canaries in database files and journal",
        searched.subjects().get(ServerFiles.STORES).byDesign(),
        "",
        CanaryStory.ARRIVED);
    report.atLeast(
        database + ", attributes of management beans", story.beans(), "", CanaryStory.BEANS);
    report.atLeast(database + ", journeys looked at", story.journeys(), "", CanaryStory.JOURNEYS);
    report.atLeast(database + ", fields with a canary", story.fields(), "", CanaryStory.FIELDS);
  }
}
