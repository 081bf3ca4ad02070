package org.syncline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class IntakeUnderFaultsIT {
  private static final String A_RECEIPT =
      "(select max(id) from receipt where message_id like '%branch%')";

  @Test
  void a_hub_that_is_killed_under_load_loses_nothing_and_does_nothing_twice() throws Exception {
    long seed = new SecureRandom().nextInt(1_000_000);

    try (CrashSite site = CrashSite.on("h2")) {
      KillRounds rounds = new KillRounds(site, 1, 300, seed);
      CrashReport.Row row = rounds.run();

      assertThat(row.violations().sentences()).as("seed %d", seed).isEmpty();
      assertThat(row.rounds()).as("rounds that hit work, seed %d", seed).isEqualTo(1);
      theCheckFindsWhatIsWrong(rounds);
    }
  }

  private static void theCheckFindsWhatIsWrong(KillRounds rounds) throws SQLException {
    assertThat(found(rounds, "delete from receipt where id = " + A_RECEIPT))
        .contains("acknowledged without exactly one first receipt");
    assertThat(found(rounds, "delete from outcome where receipt_id = " + A_RECEIPT))
        .contains("outcomes differ from flows");
    assertThat(
            found(rounds, "update outcome set status = 'parked' where receipt_id = " + A_RECEIPT))
        .contains("unexpected outcome", "parked");
    assertThat(found(rounds, "delete from record_history where receipt_id = " + A_RECEIPT))
        .contains("effect not exactly once", "partial message without effect");
    assertThat(
            found(
                rounds,
                "insert into record_history select record_id, version + 1000, receipt_id, flow_id,"
                    + " mapping_version, at, changes from record_history where version = 1"))
        .contains("effect not exactly once", "gap in history", "order broken");
    assertThat(
            found(
                rounds,
                "update record_key set index_key = (select min(index_key) from record_key where slot = '#0')"
                    + " where slot = '#0'"
                    + " and record_id = (select max(record_id) from record_key where slot = '#0')"))
        .contains("records with one match key");
    assertThat(
            found(
                rounds,
                "update link set record_id = (select min(record_id) from link)"
                    + " where external_id like 'P0-%' and system_id = 'shop'"))
        .contains("two records for one person", "one record for two people");
  }

  private static String found(KillRounds rounds, String tampering) throws SQLException {
    return rounds.checkAfter(tampering).sentences().toString();
  }
}
