package org.syncline.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.Passage;
import org.syncline.sync.intake.Settled;
import org.syncline.sync.intake.Since;

class FactFormTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.123456Z");

  @RepeatedTest(20)
  void what_is_kept_is_what_is_counted() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Fact> facts = new ArrayList<>();
    for (int i = random.nextInt(70); i > 0; i--) {
      facts.add(random.nextBoolean() ? message(random) : delivery(random));
    }

    assertThat(FactForm.fromBytes(FactForm.toBytes(facts))).as("seed " + seed).isEqualTo(facts);
  }

  @Test
  void a_full_group_of_messages_is_kept_in_less_than_25_bytes_a_message() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      Instant sent = NOON.plus(i * 1_731L, ChronoUnit.MICROS);
      facts.add(
          new Fact.OfMessage(
              "erp",
              "erp-customers",
              "updated",
              new Since(sent, sent.plusMillis(3), NOON.plusMillis(150)),
              new Settled.ByMapping("erp-customer", 28, 28, true)));
    }

    assertThat(FactForm.toBytes(facts).length).isLessThan(64 * 25);
  }

  @Test
  void a_time_that_can_not_be_one_is_kept_as_unknown() {
    for (Instant no :
        List.of(
            Instant.MIN,
            Instant.EPOCH,
            Instant.ofEpochMilli(1),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.MAX)) {
      Fact.OfMessage kept =
          (Fact.OfMessage)
              FactForm.fromBytes(
                      FactForm.toBytes(
                          List.of(
                              new Fact.OfMessage(
                                  "erp", "f", "created", new Since(no, NOON, NOON), null))))
                  .get(0);

      assertThat(kept.since()).as("%s", no).isEqualTo(new Since(null, NOON, NOON));
    }
  }

  @Test
  void what_is_no_form_of_facts_is_refused_with_a_reason() {
    byte[] whole = FactForm.toBytes(List.of(message(new Random(1)), delivery(new Random(2))));

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> FactForm.fromBytes(part))
          .as("first %d bytes", length)
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> FactForm.fromBytes(new byte[] {2, 0}))
        .hasMessageContaining("version 2");
  }

  private static Fact message(Random random) {
    Since since =
        random.nextInt(3) == 0
            ? null
            : new Since(momentOrNull(random), moment(random), moment(random));
    Settled.ByMapping mapping =
        random.nextInt(3) == 0
            ? null
            : new Settled.ByMapping(
                text(random), random.nextInt(300), random.nextInt(300), random.nextBoolean());
    return new Fact.OfMessage(text(random), text(random), text(random), since, mapping);
  }

  private static Fact delivery(Random random) {
    Passage passage =
        random.nextInt(3) == 0
            ? null
            : new Passage(
                new Cause(momentOrNull(random), momentOrNull(random), momentOrNull(random)),
                moment(random),
                momentOrNull(random),
                moment(random),
                moment(random),
                Duration.of(random.nextLong(1L << 40), ChronoUnit.MICROS),
                random.nextInt(9));
    return new Fact.OfDelivery(text(random), text(random), text(random), passage);
  }

  private static String text(Random random) {
    return List.of("", "erp", "crm", "Kundenübersicht", "客户").get(random.nextInt(5));
  }

  private static Instant moment(Random random) {
    return NOON.plus(random.nextLong(-(1L << 45), 1L << 45), ChronoUnit.MICROS);
  }

  private static @Nullable Instant momentOrNull(Random random) {
    return random.nextBoolean() ? moment(random) : null;
  }
}
