package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.record.FieldValues;
import org.syncline.record.LinkKey;
import org.syncline.record.MergedRecord;
import org.syncline.record.MergedRecord.Reference;
import org.syncline.record.Merges;
import org.syncline.record.Origin;
import org.syncline.record.Relation;

/** What every store of merges does. */
interface MergesContract extends StoreContract {
  private Merges merges() {
    return kit().stores().merges();
  }

  private static MergedRecord merge(long merged, long kept, long receipt) {
    Instant at = Instant.parse("2026-01-02T03:04:05.678901Z");
    Map<String, @Nullable Object> before = new HashMap<>(Map.of("city", "\u0000 Jena"));
    before.put("note", null);
    TreeMap<String, Origin> origins = new TreeMap<>();
    origins.put("city", new Origin("erp", "customer", "1", 5, "f", 2, 3L, at, true));
    return new MergedRecord(
        merged,
        kept,
        receipt,
        at,
        new TreeSet<>(List.of("city", "email")),
        FieldValues.of(before),
        origins,
        List.of(new LinkKey("shop", "customer", "customer", "K \"1\"")),
        List.of(reference(77, "employer"), reference(78, "parent")),
        List.of(new Relation.Key(1, "members", 5), new Relation.Key(6, "members", 1)));
  }

  @Test
  default void a_merge_comes_back_as_it_was_noted() {
    committed(() -> merges().add(merge(1, 2, 10)));

    assertThat(kit().transactions().inNew(() -> merges().of(1))).contains(merge(1, 2, 10));
    assertThat(kit().transactions().inNew(() -> merges().of(2))).isEmpty();
  }

  @Test
  default void the_latest_merge_into_a_record_is_the_latest_that_was_not_taken_back() {
    committed(
        () -> {
          merges().add(merge(1, 9, 10));
          merges().add(merge(2, 9, 11));
          merges().add(merge(3, 9, 12));
          merges().end(12, 13);
        });

    assertThat(kit().transactions().inNew(() -> merges().latestInto(9))).contains(merge(2, 9, 11));
    assertThat(kit().transactions().inNew(() -> merges().latestInto(2))).isEmpty();
    assertThat(kit().transactions().inNew(() -> merges().of(3))).isEmpty();
  }

  @Test
  default void references_of_a_merge_can_be_set_anew() {
    MergedRecord merge = merge(1, 2, 10);
    List<Reference> others = List.of(reference(5, "parent"), reference(6, "employer"));
    committed(
        () -> {
          merges().add(merge);
          merges().setReferences(10, others);
        });

    assertThat(kit().transactions().inNew(() -> merges().of(1)))
        .contains(merge.withReferences(others));
  }

  private static Reference reference(long record, String field) {
    return new Reference(record, field, "erp", "customer", "K \"" + record + "\"");
  }
}
