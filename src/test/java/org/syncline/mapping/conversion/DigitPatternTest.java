package org.syncline.mapping.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without a formatter is what the formatter reads. */
class DigitPatternTest {
  private static final long SEED = Long.getLong("seed", 20_261_126L);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd.MM.uuuu",
        "uuuuMMdd",
        "MM/dd/uuuu",
        "uuuu-MM-dd'T'HH:mm:ss'Z'",
        "dd.MM.uuuu HH:mm",
        "uuuuMMddHHmmss"
      })
  void it_agrees_with_the_formatter_or_leaves_it_to_it(String pattern) {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    DigitPattern digits = DigitPattern.of(pattern);
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = text(pattern, random);
      LocalDateTime fast = digits.read(text);
      if (fast != null) {
        read++;
        assertThat(fast).as(text).isEqualTo(slow(formatter, text, digits.hasTime()));
      }
    }
    assertThat(read).isGreaterThan(100);
  }

  /** Mostly digits where they belong, sometimes something else. */
  private static String text(String pattern, Random random) {
    StringBuilder text = new StringBuilder();
    for (char c : pattern.replace("'", "").toCharArray()) {
      if ("uMdHms".indexOf(c) >= 0 && random.nextInt(200) > 0) {
        text.append((char) ('0' + random.nextInt(random.nextInt(10) == 0 ? 10 : 3)));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static LocalDateTime slow(DateTimeFormatter formatter, String text, boolean time) {
    try {
      return time
          ? LocalDateTime.parse(text, formatter)
          : LocalDate.parse(text, formatter).atStartOfDay();
    } catch (DateTimeException notOne) {
      return null;
    }
  }

  @Test
  void patterns_with_anything_else_are_left_to_the_formatter() {
    for (String pattern :
        List.of(
            "d.M.uuuu",
            "dd.MMM.uuuu",
            "dd.MM.uu",
            "uuuuu-MM-dd",
            "uuuu-MM-dd HH:mm:ss.SSS",
            "uuuu-MM-ddXXX",
            "uuuu-DDD",
            "dd.MM",
            "uuuu-MM-dd[ HH:mm]",
            "uuuu-MM-dd ''HH",
            "uuuu-MM-dd ss",
            "uuuu-MM-dd hh:mm a")) {
      assertThat(DigitPattern.of(pattern)).as(pattern).isNull();
    }
  }

  @Test
  void the_29th_of_february_is_read_in_leap_years_only() {
    DigitPattern digits = DigitPattern.of("uuuu-MM-dd");

    assertThat(digits.read("2024-02-29")).isEqualTo(LocalDateTime.of(2024, 2, 29, 0, 0));
    assertThat(digits.read("2023-02-29")).isNull();
    assertThat(digits.read("1900-02-29")).isNull();
    assertThat(digits.read("0000-02-29")).isNull();
  }

  @Test
  void the_first_and_last_of_each_part_are_read_without_the_formatter() {
    DigitPattern digits = DigitPattern.of("uuuu-MM-dd HH:mm:ss");

    assertThat(digits.read("0001-01-01 00:00:00")).isEqualTo(LocalDateTime.of(1, 1, 1, 0, 0));
    assertThat(digits.read("9999-12-31 23:59:59"))
        .isEqualTo(LocalDateTime.of(9999, 12, 31, 23, 59, 59));
    assertThat(digits.read("2026-02-28 09:08:07"))
        .isEqualTo(LocalDateTime.of(2026, 2, 28, 9, 8, 7));
    assertThat(digits.read("2026-04-30 00:00:00")).isNotNull();
    for (String none :
        List.of(
            "0000-01-01 00:00:00",
            "2026-00-01 00:00:00",
            "2026-13-01 00:00:00",
            "2026-01-00 00:00:00",
            "2026-01-32 00:00:00",
            "2026-02-29 00:00:00",
            "2026-04-31 00:00:00",
            "2026-01-01 24:00:00",
            "2026-01-01 00:60:00",
            "2026-01-01 00:00:60",
            "2026-01-01 00:00:0/",
            "2026-01-01 00:00:0:",
            "2026-01-01T00:00:00",
            "2026-01-01 00:00:000",
            "2026-01-01 00:00:0")) {
      assertThat(digits.read(none)).as(none).isNull();
    }
  }

  @Test
  void parts_may_stand_in_any_order() {
    DigitPattern timeFirst = DigitPattern.of("HH:mm dd.MM.uuuu");

    assertThat(timeFirst.hasTime()).isTrue();
    assertThat(timeFirst.read("23:05 31.12.2026")).isEqualTo(LocalDateTime.of(2026, 12, 31, 23, 5));
    assertThat(DigitPattern.of("MMdduuuu").hasTime()).isFalse();
    assertThat(DigitPattern.of("ddMMuuuu").read("31122026"))
        .isEqualTo(LocalDateTime.of(2026, 12, 31, 0, 0));
    assertThat(DigitPattern.of("mmHHMMdduuuu").read("052312312026"))
        .isEqualTo(LocalDateTime.of(2026, 12, 31, 23, 5));
    assertThat(DigitPattern.of("ssmmHHMMdduuuu").read("07052312312026"))
        .isEqualTo(LocalDateTime.of(2026, 12, 31, 23, 5, 7));
  }

  @Test
  void letters_of_other_parts_and_signs_with_a_meaning_are_left_to_the_formatter() {
    for (String sign : List.of("[", "]", "{", "}", "#", "\u0080", "a", "z", "A", "Z")) {
      assertThat(DigitPattern.of("uuuuMMdd" + sign)).as(sign).isNull();
    }
    for (String sign : List.of("`", "~", "@", "/", "'a'", "'Z'", "\u007f")) {
      assertThat(DigitPattern.of("uuuuMMdd" + sign)).as(sign).isNotNull();
    }
    assertThat(DigitPattern.of("uuuuMMdd'T")).as("a quote that is not closed").isNull();
    assertThat(DigitPattern.of("uuuuMMddMM")).as("a month twice").isNull();
    assertThat(DigitPattern.of("MMuuuuddMM")).as("a month twice").isNull();
  }
}
