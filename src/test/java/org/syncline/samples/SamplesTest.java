package org.syncline.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
  private static final Samples KEPT = Samples.kept();
  private static final Tally TALLY = Tally.of(KEPT.messages());

  static List<String> systems() {
    return Samples.systems();
  }

  @ParameterizedTest
  @MethodSource("systems")
  void the_kept_files_are_what_the_seed_gives_to_the_byte(String system) throws Exception {
    Path file = SampleFiles.FOLDER.resolve(system + ".ndjson");

    byte[] made = SampleFiles.write(KEPT, system).getBytes(StandardCharsets.UTF_8);

    assertThat(Files.readAllBytes(file)).as("seed %d, %s", Samples.SEED, file).isEqualTo(made);
  }

  @Test
  void what_is_read_from_the_files_is_what_was_written() {
    List<Envelope> read = SampleFiles.readAll(SampleFiles.FOLDER);

    assertThat(read).isEqualTo(KEPT.envelopes());
  }

  @Test
  void there_are_4000_messages_in_at_most_12_waves() {
    assertThat(KEPT.messages()).hasSize(4_000);
    assertThat(KEPT.messages()).extracting(SampleMessage::n).isSorted().doesNotHaveDuplicates();
    assertThat(KEPT.messages()).extracting(SampleMessage::wave).isSorted();
    assertThat(KEPT.messages()).allMatch(message -> message.wave() >= 1 && message.wave() <= 12);
  }

  @Test
  void a_tenth_of_the_traffic_is_on_five_keys() {
    Map<SourceKey, Long> hot =
        KEPT.messages().stream()
            .map(Samples::keyOf)
            .filter(HotKeyStories.HOT::contains)
            .collect(Collectors.groupingBy(key -> key, Collectors.counting()));

    assertThat(hot).hasSize(5);
    assertThat(hot.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(Outcome.Word.class)
  void every_outcome_comes_about_many_times(Outcome.Word word) {
    assertThat(TALLY.counts().of(word)).isGreaterThan(50);
  }

  @Test
  void every_reason_to_park_that_a_message_can_bring_about_is_there() {
    assertThat(TALLY.parkedByReason().keySet())
        .contains(
            "ID_REUSED",
            "UNKNOWN_FLOW",
            "BODY_EMPTY",
            "BODY_UNREADABLE",
            "KEY_MISSING",
            "KEY_UNUSABLE",
            "MULTIPLE_RECORDS",
            "ORDER_MISSING",
            "AMBIGUOUS_MATCH",
            "ALREADY_LINKED",
            "NOT_A_DATE",
            "NOT_A_PHONE",
            "NOT_AN_EMAIL",
            "NOT_A_COUNTRY",
            "NOT_A_NUMBER",
            "NOT_A_BOOLEAN",
            "UNKNOWN_CODE",
            "TOO_LONG",
            "WRONG_TYPE",
            "REQUIRED_MISSING");
  }

  @Test
  void some_wait_for_a_parent_that_never_comes_and_some_behind_a_parked_message() {
    Map<Outcome, Long> waiting =
        TALLY.outcomes().values().stream()
            .filter(outcome -> outcome.word() == Outcome.Word.WAITING)
            .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));

    assertThat(waiting.get(Outcome.WAITING_PARENT)).isGreaterThan(10);
    assertThat(waiting.get(Outcome.WAITING_LANE)).isGreaterThan(30);
  }

  @Test
  void a_hundred_people_are_known_to_two_systems_or_more() {
    long shared =
        TALLY.records().values().stream()
            .filter(r -> r.links().stream().map(SourceKey::system).distinct().count() > 1)
            .count();

    assertThat(shared).isGreaterThan(150);
  }

  @Test
  void some_people_are_made_by_two_systems_at_once() {
    long raced =
        KEPT.expectations().values().stream()
            .filter(e -> e.outcome().equals(Outcome.CREATED))
            .filter(e -> e.or().contains(Outcome.UPDATED))
            .count();

    assertThat(raced).isGreaterThan(30);
  }

  @Test
  void the_texts_hold_what_text_can_hold() {
    assertThat(texts(text -> text.contains("Größner"))).isPositive();
    assertThat(texts(text -> text.contains("欧阳"))).isPositive();
    assertThat(texts(text -> text.contains("𠮷"))).as("surrogate pairs").isPositive();
    assertThat(texts(text -> text.contains("\\uD842\\uDFB7"))).as("escaped ones").isPositive();
    assertThat(texts(text -> !Normalizer.isNormalized(text, Normalizer.Form.NFC)))
        .as("combining marks")
        .isGreaterThan(50);
    assertThat(texts(text -> text.contains("\\u0000"))).as("U+0000 in JSON").isPositive();
    assertThat(texts(text -> text.startsWith("\uFEFF"))).as("byte order marks").isPositive();
    assertThat(texts(text -> text.contains("encoding=\"ISO-8859-1\""))).isPositive();
  }

  private static long texts(Predicate<String> test) {
    return KEPT.messages().stream().map(SamplesTest::text).filter(test).count();
  }

  private static String text(SampleMessage message) {
    if (message.payload() instanceof Payload.Text text) {
      return text.text();
    }
    return message.payload() instanceof Payload.Bytes bytes
        ? new String(bytes.bytes(), StandardCharsets.UTF_8)
        : "";
  }

  static Stream<Reading> readings() {
    return Stream.of(Reading.Nulls.values())
        .flatMap(nulls -> Stream.of(new Reading(nulls, false), new Reading(nulls, true)));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void no_count_hangs_on_what_the_written_rules_leave_open(Reading reading) {
    Tally other = new Tally(reading);
    for (SampleMessage message : KEPT.messages()) {
      other.accept(message);
      other.goOn();
    }

    assertThat(other.outcomes()).isEqualTo(TALLY.outcomes());
    assertThat(other.records()).isEqualTo(TALLY.records());
  }

  @Test
  void another_seed_makes_other_messages_of_the_same_shape() {
    long seed = 42;

    Samples other = Samples.fromSeed(seed);

    assertThat(other.messages()).as("seed %d", seed).hasSize(4_000);
    assertThat(SampleFiles.write(other, "erp")).isNotEqualTo(SampleFiles.write(KEPT, "erp"));
  }

  @Test
  void two_versions_of_one_record_in_one_wave_are_found_out() {
    Cast cast = new Cast(1);
    Card card = cast.erpCard("K-77", cast.people.anybody());
    cast.erp(1, card.at(1, Instant.parse("2025-03-01T09:00:00Z")));
    cast.erp(1, card.at(2, Instant.parse("2025-03-02T09:00:00Z")));

    List<SampleMessage> badlyMade = new ArrayList<>(cast.script.inOrder());

    assertThatThrownBy(() -> OrderFreedom.of(badlyMade))
        .hasMessageContaining("counts hang on the order");
  }

  @Test
  void message_ids_are_used_twice_only_where_the_sender_errs() {
    Map<String, Integer> uses = new HashMap<>();
    KEPT.messages().forEach(m -> uses.merge(m.system() + m.messageId(), 1, Integer::sum));
    int again = new TreeMap<>(uses).values().stream().mapToInt(count -> count - 1).sum();

    assertThat(again)
        .isEqualTo(
            TALLY.counts().of(Outcome.Word.DUPLICATE) + TALLY.parkedByReason().get("ID_REUSED"));
  }
}
