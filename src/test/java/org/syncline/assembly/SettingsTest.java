package org.syncline.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.setting.GivenSettings;
import org.syncline.setting.SettingSource;

class SettingsTest {
  @AfterEach
  void forget() {
    System.clearProperty("syncline.intake.parent-wait");
    System.clearProperty("syncline.intake.body-limit");
    System.clearProperty("syncline.intake.group-limit");
  }

  @Test
  void what_is_not_set_has_a_default() {
    assertThat(Settings.intake().parentWait()).isEqualTo(Duration.ofHours(24));
    assertThat(Settings.intake().bodyLimit()).isEqualTo(10 * 1024 * 1024);
  }

  @Test
  void what_is_set_counts() {
    System.setProperty("syncline.intake.parent-wait", "PT5M");
    System.setProperty("syncline.intake.body-limit", " 2048 ");

    assertThat(Settings.intake().parentWait()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Settings.intake().bodyLimit()).isEqualTo(2048);
  }

  @Test
  void what_is_blank_is_not_set_and_a_property_is_told_from_what_is_not() {
    assertThat(Settings.given("syncline.intake.body-limit")).isEmpty();
    System.setProperty("syncline.intake.body-limit", " ");
    assertThat(Settings.given("syncline.intake.body-limit")).isEmpty();
    assertThat(Settings.intake().bodyLimit()).isEqualTo(10 * 1024 * 1024);
    System.setProperty("syncline.intake.body-limit", "2048");

    assertThat(Settings.given("syncline.intake.body-limit"))
        .contains(new GivenSettings.Given(SettingSource.PROPERTY, "2048"));
  }

  @Test
  void files_lie_in_the_folders_of_the_server_where_nothing_else_is_said() {
    assertThat(Settings.setupTokenFile())
        .isEqualTo(Settings.folders().data().resolve("syncline").resolve("setup-token"));
    assertThat(Settings.secretKeysFile())
        .isEqualTo(Settings.folders().configuration().resolve("syncline-secret-keys.cs"));
    assertThat(Settings.sessions().idle()).isEqualTo(Duration.ofMinutes(30));
    assertThat(Settings.snapshotsKept().minutes()).isEqualTo(Duration.ofDays(14));
  }

  @ParameterizedTest
  @CsvSource({
    "syncline.intake.parent-wait, one day",
    "syncline.intake.parent-wait, -PT1H",
    "syncline.intake.body-limit, 1023",
    "syncline.intake.body-limit, ten",
    "syncline.intake.group-limit, 257"
  })
  void a_value_that_cant_be_used_is_refused_with_its_name(String name, String value) {
    System.setProperty(name, value);

    assertThatIllegalStateException().isThrownBy(Settings::intake).withMessageContaining(name);
  }

  @Test
  void alerts_wait_for_an_hour_at_most_and_are_kept_for_a_day_at_least() {
    try {
      assertThat(Settings.alertsWait()).isEqualTo(Duration.ofSeconds(30));
      System.setProperty("syncline.alerts.wait", "PT61M");
      assertThatIllegalStateException()
          .isThrownBy(Settings::alertsWait)
          .withMessageContaining("syncline.alerts.wait");
      assertThat(Settings.alertsKept()).isEqualTo(Duration.ofDays(90));
      System.setProperty("syncline.alerts.keep", "PT23H");
      assertThatIllegalStateException()
          .isThrownBy(Settings::alertsKept)
          .withMessageContaining("syncline.alerts.keep");
    } finally {
      System.clearProperty("syncline.alerts.wait");
      System.clearProperty("syncline.alerts.keep");
    }
  }
}
