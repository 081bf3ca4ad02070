package org.syncline.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each setting has a meaning in each language. */
class SettingMeaningsTest {

  private static Properties texts(String bundle) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = SettingMeaningsTest.class.getResourceAsStream("/i18n/" + bundle);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  private static Set<String> names() {
    return KnownSettings.all().stream().map(Setting::name).collect(Collectors.toSet());
  }

  @Test
  void every_setting_has_a_meaning_in_english_and_chinese_and_no_meaning_is_left_over()
      throws IOException {
    assertThat(texts("settings.properties").stringPropertyNames()).isEqualTo(names());
    assertThat(texts("settings_zh.properties").stringPropertyNames()).isEqualTo(names());
    assertThat(texts("settings.properties").values()).allMatch(text -> !text.toString().isBlank());
    assertThat(texts("settings_zh.properties").values())
        .allMatch(text -> text.toString().codePoints().anyMatch(Character::isIdeographic));
  }

  @Test
  void english_is_there_on_a_server_that_speaks_another_language() throws IOException {
    // Without a file of its own the server's language would come before English.
    assertThat(texts("settings_en.properties").stringPropertyNames()).isEmpty();
  }

  @Test
  void a_meaning_is_told_in_the_language_that_is_asked_for() {
    Setting node = KnownSettings.named("syncline.jms.port");

    assertThat(new SettingMeanings(Locale.UK).of(node)).startsWith("Port that legacy systems");
    assertThat(new SettingMeanings(Locale.SIMPLIFIED_CHINESE).of(node)).startsWith("旧系统");
  }
}
