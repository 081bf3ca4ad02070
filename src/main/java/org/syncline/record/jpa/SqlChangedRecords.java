package org.syncline.record.jpa;

import java.util.Collection;
import java.util.List;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.ChangedRecords;

/** The notes in their table. */
public final class SqlChangedRecords implements ChangedRecords {
  private final Sql sql;

  public SqlChangedRecords(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void note(Collection<Long> records) {
    sql.batch(
        "insert into changed_record (record_id) values (?)",
        records,
        (Sql.Parameters p, Long record) -> p.number(record));
  }

  @Override
  public List<Note> oldest(int limit) {
    return sql.query(
        "select note, record_id from changed_record order by note limit ?",
        p -> p.count(limit),
        row -> new Note(row.number("note"), row.number("record_id")));
  }

  @Override
  public void done(Collection<Note> notes) {
    sql.batch(
        "delete from changed_record where note = ?",
        notes,
        (Sql.Parameters p, Note note) -> p.number(note.note()));
  }
}
