package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PastRecordTest {
  private static final RecordType THING = new RecordType("thing", Map.of(), List.of(), List.of());
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void every_state_that_a_record_ever_had_comes_back_from_its_history() {
    long seed = Long.getLong("syncline.seed", System.nanoTime());
    Random random = new Random(seed);
    GoldenRecord record = GoldenRecord.begin(1, "thing", BEGIN);
    List<HistoryEntry> history = new ArrayList<>();
    Map<Integer, FieldValues> states = new TreeMap<>();
    for (int i = 1; i <= 200; i++) {
      Instant now = BEGIN.plusSeconds(i);
      TreeMap<String, Object> values = new TreeMap<>();
      values.put("f" + random.nextInt(5), random.nextInt(4) == 0 ? null : (Object) (long) i);
      Origin origin = new Origin("s", "o", "k", i, "f", 1, null, now, true);
      Merge merge =
          record.merge(new Contribution(origin, FieldValues.of(values), false), THING, now);
      if (merge.changed()) {
        history.add(new HistoryEntry(1, record.version(), i, "f", 1, now, merge.changes()));
      }
      states.put(i, record.values());
    }

    for (int i : states.keySet()) {
      Instant then = BEGIN.plusSeconds(i);
      PastRecord past =
          PastRecord.at(then, history.stream().filter(e -> !e.at().isAfter(then)).toList())
              .orElseThrow();
      assertThat(past.values()).as("seed %d, after %d", seed, i).isEqualTo(states.get(i));
    }
  }

  @Test
  void each_field_names_the_change_that_set_it() {
    TreeMap<String, FieldChange> first = new TreeMap<>();
    first.put("a", new FieldChange(false, null, "1"));
    first.put("b", new FieldChange(false, null, "1"));
    TreeMap<String, FieldChange> second = new TreeMap<>();
    second.put("b", new FieldChange(true, "1", "2"));

    PastRecord past =
        PastRecord.at(
                BEGIN.plusSeconds(9),
                List.of(
                    new HistoryEntry(1, 1, 11, "f", 1, BEGIN, first),
                    new HistoryEntry(1, 2, 12, "g", 3, BEGIN.plusSeconds(1), second)))
            .orElseThrow();

    assertThat(past.version()).isEqualTo(2);
    assertThat(past.setBy().get("a")).isEqualTo(new PastRecord.Setting(1, BEGIN, 11, "f", 1));
    assertThat(past.setBy().get("b"))
        .isEqualTo(new PastRecord.Setting(2, BEGIN.plusSeconds(1), 12, "g", 3));
  }

  @Test
  void before_its_first_change_there_was_nothing() {
    assertThat(PastRecord.at(BEGIN, List.of())).isEmpty();
  }
}
