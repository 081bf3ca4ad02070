package org.syncline.record.jpa;

import java.util.ArrayList;
import java.util.List;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.KeyQuery;
import org.syncline.record.KeyRange;
import org.syncline.record.RecordKeys;

/** One page along the keys, or along the ids where no keys give the order. */
final class KeyQuerySql {
  private final KeyQuery query;
  private final List<Sql.Setter> values = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  KeyQuerySql(KeyQuery query) {
    this.query = query;
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
        " and not exists (select 1 from record_key h where h.record_id = r.id and h.slot = ?)");
    values.add(p -> p.text(RecordKeys.HIDDEN));
    alsoIn("r.id");
    text.append(" order by r.id").append(direction());
  }

  private void alongKeys(KeyRange by) {
    text.append("select k.index_key, k.record_id from record_key k where ");
    inRange("k", by);
    KeyQuery.Hit after = query.after();
    if (after != null) {
      text.append(" and (k.index_key, k.record_id) ").append(beyond()).append(" (?, ?)");
      values.add(p -> p.key(after.key()).number(after.record()));
    }
    // A record has several keys in the range where the range is one of words.
    text.append(
        " and not exists (select 1 from record_key f where f.record_id = k.record_id and f.");
    if (query.descending()) {
      text.append("index_key > k.index_key and f.index_key < ?)");
      values.add(p -> p.key(by.to()));
    } else {
      text.append("index_key >= ? and f.index_key < k.index_key)");
      values.add(p -> p.key(by.from()));
    }
    alsoIn("k.record_id");
    text.append(" order by k.index_key")
        .append(direction())
        .append(", k.record_id")
        .append(direction());
  }

  private void alsoIn(String record) {
    for (KeyRange range : query.also()) {
      text.append(" and exists (select 1 from record_key a where a.record_id = ")
          .append(record)
          .append(" and ");
      inRange("a", range);
      text.append(')');
    }
  }

  private void inRange(String alias, KeyRange range) {
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
