package org.syncline.configuration.jpa;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.DraftDocuments;
import org.syncline.configuration.Kind;
import org.syncline.platform.jpa.Sql;

/** Drafts in their table. */
public final class SqlDraftDocuments implements DraftDocuments {
  private static final String COLUMNS =
      "select kind, id, document, content_hash, base_version, saved_at, saved_by"
          + " from configuration_draft ";

  private final Sql sql;

  public SqlDraftDocuments(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<DraftDocument> of(Kind kind, String id) {
    return sql
        .query(
            COLUMNS + "where kind = ? and id = ?",
            p -> p.text(kind.name()).text(id),
            SqlDraftDocuments::read)
        .stream()
        .findFirst();
  }

  @Override
  public List<DraftDocument> all(Kind kind) {
    return sql.query(
        COLUMNS + "where kind = ? order by id", p -> p.text(kind.name()), SqlDraftDocuments::read);
  }

  @Override
  public Optional<DraftDocument> lock(Kind kind, String id) {
    // The row that every new version locks too.
    sql.query(
        "select epoch from configuration_epoch where id = 1 for update",
        p -> {},
        row -> row.number("epoch"));
    return of(kind, id);
  }

  @Override
  public DraftDocument keep(
      Kind kind, String id, byte[] content, String contentHash, int baseVersion, String who) {
    int changed =
        sql.update(
            "update configuration_draft set document = ?, content_hash = ?,"
                + " saved_at = current_timestamp, saved_by = ? where kind = ? and id = ?",
            p -> p.bytes(content).text(contentHash).text(who).text(kind.name()).text(id));
    if (changed == 0) {
      sql.update(
          "insert into configuration_draft (kind, id, document, content_hash, base_version,"
              + " saved_at, saved_by) values (?, ?, ?, ?, ?, current_timestamp, ?)",
          p ->
              p.text(kind.name())
                  .text(id)
                  .bytes(content)
                  .text(contentHash)
                  .count(baseVersion)
                  .text(who));
    }
    return of(kind, id)
        .orElseThrow(() -> new IllegalStateException("The draft just kept is not there."));
  }

  @Override
  public void remove(Kind kind, String id) {
    sql.update(
        "delete from configuration_draft where kind = ? and id = ?",
        p -> p.text(kind.name()).text(id));
  }

  private static DraftDocument read(Sql.Row row) throws SQLException {
    return new DraftDocument(
        Kind.valueOf(row.text("kind")),
        row.text("id"),
        row.bytes("document"),
        row.text("content_hash"),
        row.count("base_version"),
        row.time("saved_at"),
        row.text("saved_by"));
  }
}
