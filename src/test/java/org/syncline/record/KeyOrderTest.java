package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Keys are in the order of the values they stand for. */
class KeyOrderTest {
  private final long seed = Long.getLong("syncline.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private <T> void sameOrder(FieldType type, List<T> values, Comparator<T> order) {
    for (T a : values) {
      for (T b : values) {
        int wanted = Integer.signum(order.compare(a, b));
        int is = Integer.signum(KeyOrder.of(type, a).compareTo(KeyOrder.of(type, b)));
        assertThat(is).as("seed %d: %s and %s", seed, a, b).isEqualTo(wanted);
      }
    }
  }

  @Test
  void decimals() {
    List<BigDecimal> numbers = new ArrayList<>();
    for (String fixed :
        List.of(
            "0", "1", "-1", "10", "1.2", "1.23", "-1.2", "-1.23", "0.001", "-0.001", "1E+900")) {
      numbers.add(new BigDecimal(fixed));
    }
    for (int i = 0; i < 150; i++) {
      numbers.add(
          new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(60) - 30)
              .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate()));
    }

    sameOrder(FieldType.DECIMAL, numbers, BigDecimal::compareTo);
  }

  @Test
  void whole_numbers_among_decimals() {
    List<Long> numbers = new ArrayList<>(List.of(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE));
    for (int i = 0; i < 100; i++) {
      numbers.add(random.nextLong() >> random.nextInt(64));
    }

    sameOrder(FieldType.INTEGER, numbers, Comparator.naturalOrder());
    assertThat(KeyOrder.of(FieldType.DECIMAL, 5L))
        .isEqualTo(KeyOrder.of(FieldType.DECIMAL, new BigDecimal("5.0")));
  }

  @Test
  void instants_with_and_without_fractions() {
    List<String> instants =
        new ArrayList<>(List.of("2026-01-01T12:45:00Z", "2026-01-01T12:45:00.5Z"));
    for (int i = 0; i < 100; i++) {
      long second = random.nextInt() * 10L;
      instants.add(Instant.ofEpochSecond(second, random.nextInt(1_000) * 1_000_000L).toString());
    }

    sameOrder(FieldType.INSTANT, instants, Comparator.comparing(Instant::parse));
  }

  @Test
  void texts_whatever_their_case_and_white_space() {
    assertThat(KeyOrder.of(FieldType.STRING, " Über  Land "))
        .isEqualTo(KeyOrder.of(FieldType.STRING, "über land"))
        .isGreaterThan(KeyOrder.of(FieldType.STRING, "ueber"));
  }

  @Test
  void long_texts_that_begin_alike_are_told_apart() {
    String beginning = "\uD83D\uDE00".repeat(KeyOrder.TEXT);

    String one = KeyOrder.of(FieldType.STRING, beginning + "1");
    String two = KeyOrder.of(FieldType.STRING, beginning + "2");

    assertThat(one).isNotEqualTo(two).startsWith(KeyOrder.beginning(FieldType.STRING, beginning));
    // Six bytes before it, and 240 is what the column takes.
    assertThat(one.length()).isLessThanOrEqualTo(4 * KeyOrder.TEXT + 16);
  }

  @Test
  void references_and_flags() {
    sameOrder(
        FieldType.REFERENCE,
        List.of("1", "9", "10", "999999999999999999"),
        Comparator.comparing(Long::valueOf));
    sameOrder(FieldType.BOOLEAN, List.of(false, true), Comparator.naturalOrder());
  }
}
