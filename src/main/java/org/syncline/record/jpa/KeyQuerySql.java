package org.syncline.record.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.KeyQuery;
import org.syncline.record.KeyRange;
import org.syncline.record.RecordKeys;

/**
 * One page along the keys, or along the ids where no keys give the order.
 *
 * <p>How many keys a range has, PostgreSQL guesses wrongly by factors of thousands. So its choices
 * are fenced off by {@code offset 0}, which it looks neither into nor out of: the keys are gone
 * along in their order until the page is full, and of each record only its own keys are read.
 */
final class KeyQuerySql {
  private final KeyQuery query;
  private final boolean postgres;
  private final List<Sql.Setter> values = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  KeyQuerySql(KeyQuery query, boolean postgres) {
    this.query = query;
    this.postgres = postgres;
    KeyRange by = query.by();
    if (by == null) {
      alongIds();
    } else {
      alongKeys(by);
    }
    text.append(" limit ?");
    values.add(p -> p.count(query.limit()));
  }

  List<KeyQuery.Hit> run(Sql sql) {
    boolean byId = query.by() == null;
    return sql.query(
        text.toString(),
        p -> {
          for (Sql.Setter value : values) {
            value.set(p);
          }
        },
        row -> new KeyQuery.Hit(byId ? "" : row.key("index_key"), row.number("record_id")));
  }

  private void alongIds() {
    text.append("select r.id as record_id from golden_record r where r.record_type = ?");
    values.add(p -> p.text(query.type()));
    KeyQuery.Hit after = query.after();
    if (after != null) {
      text.append(" and r.id ").append(beyond()).append(" ?");
      values.add(p -> p.number(after.record()));
    }
    text.append(
        " and not exists (select 1 from record_key h where h.record_id = r.id and h.slot = ?");
    text.append(fence()).append(')');
    values.add(p -> p.text(RecordKeys.HIDDEN));
    Set<Long> among = query.among();
    if (among != null) {
      text.append(" and r.id = any(?)");
      values.add(p -> p.numbers(among));
    }
    alsoIn("r.id");
    ownedBy("r.id");
    text.append(" order by r.id").append(direction());
  }

  private void alongKeys(KeyRange by) {
    Set<Long> among = query.among();
    text.append("select k.index_key, k.record_id from ");
    if (among != null) {
      text.append("(select index_key, record_id from record_key where record_id = any(?)");
      values.add(p -> p.numbers(among));
      String slot = query.slot();
      if (slot != null) {
        text.append(" and slot = ?");
        values.add(p -> p.text(slot));
      }
      text.append(" offset 0) k where ");
      from(by, query.after());
    } else if (query.look() < KeyQuery.ALL) {
      text.append("(select k.index_key, k.record_id from record_key k where ");
      from(by, query.after());
      inOrder();
      text.append(" limit ?) k where 1 = 1");
      values.add(p -> p.count(query.look()));
    } else {
      text.append("record_key k where ");
      from(by, query.after());
    }
    if (query.slot() == null && !by.isOneKey()) {
      firstOfRecord(by);
    }
    alsoIn("k.record_id");
    ownedBy("k.record_id");
    inOrder();
  }

  private void inOrder() {
    text.append(" order by k.index_key")
        .append(direction())
        .append(", k.record_id")
        .append(direction());
  }

  /** The part of a range that is left after the page before. */
  private void from(KeyRange by, KeyQuery.@Nullable Hit after) {
    if (after == null || !by.holds(after.key())) {
      inRange("k", by);
    } else if (by.isOneKey()) {
      inRange("k", by);
      text.append(" and k.record_id ").append(beyond()).append(" ?");
      values.add(p -> p.number(after.record()));
      return;
    } else {
      // With a bound of the range on the same side too, PostgreSQL would begin at that one.
      text.append("k.index_key ").append(query.descending() ? ">= ?" : "< ?");
      values.add(p -> p.key(query.descending() ? by.from() : by.to()));
    }
    if (after != null) {
      text.append(" and (k.index_key, k.record_id) ").append(beyond()).append(" (?, ?)");
      values.add(p -> p.key(after.key()).number(after.record()));
    }
  }

  private void firstOfRecord(KeyRange by) {
    text.append(" and not exists (");
    keysOf("k.record_id");
    if (query.descending()) {
      text.append("a.index_key > k.index_key and a.index_key < ?");
      values.add(p -> p.key(by.to()));
    } else {
      text.append("a.index_key >= ? and a.index_key < k.index_key");
      values.add(p -> p.key(by.from()));
    }
    text.append(fence()).append(')');
  }

  private void alsoIn(String record) {
    for (KeyRange range : query.also()) {
      text.append(" and exists (");
      if (range.isOneKey()) {
        text.append("select 1 from record_key a where a.record_id = ")
            .append(record)
            .append(" and ");
      } else {
        keysOf(record);
      }
      inRange("a", range);
      text.append(fence()).append(')');
    }
  }

  private void ownedBy(String record) {
    Set<String> owned = query.owned();
    if (owned != null) {
      text.append(" and exists (select 1 from record_key a where a.record_id = ")
          .append(record)
          .append(" and a.index_key = any(?)")
          .append(fence())
          .append(')');
      values.add(p -> p.keys(owned));
    }
  }

  private void keysOf(String record) {
    text.append("select 1 from ")
        .append(postgres ? "(select o.index_key from record_key o where o.record_id = " : "")
        .append(postgres ? record + " offset 0) a where " : "record_key a where a.record_id = ")
        .append(postgres ? "" : record + " and ");
  }

  private String fence() {
    return postgres ? " offset 0" : "";
  }

  private void inRange(String alias, KeyRange range) {
    if (range.isOneKey()) {
      text.append(alias).append(".index_key = ?");
      values.add(p -> p.key(range.from()));
      return;
    }
    text.append(alias).append(".index_key >= ? and ").append(alias).append(".index_key < ?");
    values.add(p -> p.key(range.from()).key(range.to()));
  }

  private String beyond() {
    return query.descending() ? "<" : ">";
  }

  private String direction() {
    return query.descending() ? " desc" : "";
  }
}
