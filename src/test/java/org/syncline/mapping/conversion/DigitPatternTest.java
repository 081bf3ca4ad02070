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
}
