package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasteTest {
  private static final Instant MOMENT = Instant.parse("2026-11-22T23:45:06.123456Z");

  private static FakeRequest reading(String... languages) {
    FakeRequest request = new FakeRequest();
    request.locales.addAll(List.of(languages).stream().map(Locale::forLanguageTag).toList());
    return request;
  }

  private static Taste taste(FakeRequest request) {
    return new Taste(request.request());
  }

  private static Shown shown(FakeRequest request) {
    return new Shown(taste(request), Clock.fixed(MOMENT, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource({"zh-CN;en, zh", "zh, zh", "en-US;zh, en", "de;fr, en", "de;zh-TW;en, zh"})
  void the_browser_says_which_language_it_would_rather_have(String languages, String language) {
    assertThat(taste(reading(languages.split(";"))).getLanguage()).isEqualTo(language);
  }

  @Test
  void what_was_chosen_counts_more_than_what_the_browser_says() {
    Taste taste = taste(reading("en").withCookie(Taste.LANGUAGE, "zh"));

    assertThat(taste.getLanguage()).isEqualTo("zh");
    assertThat(taste.getTag()).isEqualTo("zh-Hans");
  }

  @Test
  void cookies_that_hold_nothing_known_are_passed_over() {
    Taste taste =
        taste(
            reading("en")
                .withCookie(Taste.LANGUAGE, "\"><script>")
                .withCookie(Taste.COLOURS, "pink")
                .withCookie(Taste.ZONE, "Mars%2FOlympus"));

    assertThat(taste.getLanguage()).isEqualTo("en");
    assertThat(taste.getColours()).isEqualTo("system");
    assertThat(taste.getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(taste(reading("en").withCookie(Taste.ZONE, "%zz")).getZone())
        .isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void times_are_those_of_the_reader_and_the_exact_instant_is_there_too() {
    FakeRequest shanghai = reading("zh").withCookie(Taste.ZONE, "Asia%2FShanghai");
    FakeRequest berlin = reading("en").withCookie(Taste.ZONE, "Europe%2FBerlin");

    assertThat(taste(shanghai).getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(shown(shanghai).moment(MOMENT)).isEqualTo("2026年11月23日 07:45:06");
    assertThat(shown(berlin).moment(MOMENT)).isEqualTo("23 Nov 2026, 00:45:06");
    assertThat(shown(reading("en")).moment(MOMENT)).isEqualTo("22 Nov 2026, 23:45:06");
    assertThat(shown(berlin).exact(MOMENT)).isEqualTo("2026-11-22T23:45:06.123456Z");
    assertThat(shown(berlin).getZone()).isEqualTo("Europe/Berlin");
    assertThat(shown(reading("en")).getZone()).isEqualTo("UTC");
    assertThat(shown(berlin).moment(null)).isEmpty();
  }

  @Test
  void numbers_sizes_and_durations_are_told_shortly() {
    Shown english = shown(reading("en"));

    assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
    assertThat(english.size(1_000)).isEqualTo("1,000 bytes");
    assertThat(english.size(20_480)).isEqualTo("20 KB");
    assertThat(english.duration(Duration.ofMillis(999))).isEqualTo("999 ms");
    assertThat(english.duration(Duration.ofMillis(1_500))).isEqualTo("1.5 s");
    assertThat(english.duration(Duration.ofMinutes(5))).isEqualTo("5 min");
    assertThat(english.duration(Duration.ofHours(50))).isEqualTo("50 h");
    assertThat(shown(reading("zh")).duration(Duration.ofMinutes(5))).isEqualTo("5 分钟");
  }

  @Test
  void a_share_is_100_percent_only_where_it_is_all() {
    assertThat(shown(reading("en")).percent(0.99999)).isEqualTo("99.9%");
    assertThat(shown(reading("en")).percent(1)).isEqualTo("100%");
  }

  @Test
  void a_word_without_a_text_is_shown_as_it_is() {
    Shown chinese = shown(reading("zh"));

    assertThat(chinese.word("status", "parked")).isEqualTo("已搁置");
    assertThat(chinese.word("reason", "SOMETHING_NEW")).isEqualTo("SOMETHING_NEW");
    assertThat(chinese.word("reason", null)).isEmpty();
    assertThat(chinese.isTold("done", "retried")).isTrue();
    assertThat(chinese.isTold("done", "no-such-word")).isFalse();
  }
}
