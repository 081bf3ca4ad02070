package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.record.FieldValues;
import org.syncline.record.Relation;
import org.syncline.record.Relation.Key;
import org.syncline.record.RelationChange;
import org.syncline.record.Relations;

/** What every store of relations does. */
interface RelationsContract extends StoreContract {
  Instant SINCE = Instant.parse("2026-01-02T03:04:05.678901Z");

  private Relations relations() {
    return kit().stores().relations();
  }

  private static Relation relation(long record, String name, long other, String status) {
    return new Relation(
        new Key(record, name, other),
        FieldValues.of(Map.of("status", status)),
        7,
        SINCE,
        SINCE.plusSeconds(1));
  }

  private void put(Relation relation, @Nullable FieldValues was, long receipt) {
    committed(
        () ->
            relations()
                .put(
                    relation,
                    new RelationChange(relation.key(), receipt, SINCE, was, relation.values())));
  }

  @Test
  default void a_relation_and_its_history_come_back_as_they_were_put() {
    Relation first = relation(1, "members", 2, "sent \u0000");
    Relation second = relation(1, "members", 2, "opened");
    put(first, null, 7);
    assertThat(relations().find(first.key())).contains(first);
    put(second, first.values(), 8);
    assertThat(relations().find(first.key())).contains(second);

    committed(
        () ->
            relations()
                .remove(
                    first.key(), new RelationChange(first.key(), 9, SINCE, second.values(), null)));

    assertThat(relations().find(first.key())).isEmpty();
    assertThat(relations().history(first.key()))
        .containsExactly(
            new RelationChange(first.key(), 7, SINCE, null, first.values()),
            new RelationChange(first.key(), 8, SINCE, first.values(), second.values()),
            new RelationChange(first.key(), 9, SINCE, second.values(), null));
  }

  @Test
  default void relations_are_listed_from_both_sides_page_by_page() {
    for (int other = 10; other < 15; other++) {
      put(relation(1, "members", other, "s"), null, other);
    }
    put(relation(2, "members", 12, "s"), null, 20);
    put(relation(3, "audience", 12, "s"), null, 21);

    assertThat(relations().of(1, "members", 0, 3))
        .extracting(r -> r.key().other())
        .containsExactly(10L, 11L, 12L);
    assertThat(relations().of(1, "members", 12, 3))
        .extracting(r -> r.key().other())
        .containsExactly(13L, 14L);
    assertThat(relations().leadingTo(12, null, 2))
        .extracting(Relation::key)
        .containsExactly(new Key(3, "audience", 12), new Key(1, "members", 12));
    assertThat(relations().leadingTo(12, new Key(1, "members", 12), 2))
        .extracting(Relation::key)
        .containsExactly(new Key(2, "members", 12));
  }

  @Test
  default void relations_move_to_another_record_and_back_but_none_is_there_twice() {
    put(relation(1, "members", 50, "a"), null, 1);
    put(relation(2, "members", 50, "b"), null, 2);
    put(relation(2, "members", 60, "c"), null, 3);
    put(relation(50, "members", 60, "d"), null, 4);

    List<Key> moved = kit().transactions().inNew(() -> relations().move(50, 60));

    assertThat(moved).containsExactly(new Key(1, "members", 50));
    assertThat(relations().find(new Key(1, "members", 60))).isPresent();
    assertThat(relations().find(new Key(2, "members", 60)).orElseThrow().values().get("status"))
        .isEqualTo("c");

    committed(() -> relations().moveBack(moved, 60, 50));

    assertThat(relations().find(new Key(1, "members", 50)).orElseThrow().values().get("status"))
        .isEqualTo("a");
    assertThat(relations().find(new Key(1, "members", 60))).isEmpty();
    assertThat(relations().find(new Key(2, "members", 60))).isPresent();
  }
}
