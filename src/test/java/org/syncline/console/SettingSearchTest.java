package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.setting.KnownSettings;
import org.syncline.setting.SettingMeanings;
import org.syncline.setting.SettingNow;
import org.syncline.setting.SettingSource;

class SettingSearchTest {
  private static final SettingNow GROUPS =
      new SettingNow(KnownSettings.named("syncline.intake.groups"), SettingSource.PROPERTY, "4");
  private static final SettingNow PORT =
      new SettingNow(KnownSettings.named("syncline.jms.port"), SettingSource.DEFAULT, "5445");

  private static List<SettingNow> found(Locale language, String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new SettingSearch(parameters::get, ZoneOffset.UTC)
        .of(List.of(GROUPS, PORT), new SettingMeanings(language));
  }

  @Test
  void all_words_stand_in_the_name_the_value_or_the_meaning_in_the_readers_language() {
    assertThat(found(Locale.UK)).containsExactly(GROUPS, PORT);
    assertThat(found(Locale.UK, "text", "JMS")).containsExactly(PORT);
    assertThat(found(Locale.UK, "text", "5445 legacy")).containsExactly(PORT);
    assertThat(found(Locale.UK, "text", "5445 intake")).isEmpty();
    assertThat(found(Locale.SIMPLIFIED_CHINESE, "text", "旧系统")).containsExactly(PORT);
  }

  @Test
  void only_what_was_set_somewhere_can_be_asked_for() {
    assertThat(found(Locale.UK, "source", "property")).containsExactly(GROUPS);
    assertThat(found(Locale.UK, "source", "default")).containsExactly(PORT);
    assertThat(
            new SettingSearch(Map.of("source", "thin air")::get, ZoneOffset.UTC).mistake("source"))
        .isEqualTo("mistake.choice");
  }
}
