package org.syncline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class IntakeUnderFaultsIT {

  @Test
  void a_hub_that_is_killed_under_load_loses_nothing_and_does_nothing_twice() throws Exception {
    long seed = new SecureRandom().nextInt(1_000_000);

    CrashReport.Row row;
    try (CrashSite site = CrashSite.on("h2")) {
      row = new KillRounds(site, 1, 300, seed).run();
    }

    assertThat(row.violations().sentences()).as("seed %d", seed).isEmpty();
    assertThat(row.rounds()).as("rounds that hit work, seed %d", seed).isEqualTo(1);
  }
}
