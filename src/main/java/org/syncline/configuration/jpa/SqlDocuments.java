package org.syncline.configuration.jpa;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;
import org.syncline.platform.jpa.Sql;

/** Documents in their table. */
public final class SqlDocuments implements Documents {
  private static final String COLUMNS =
      "select kind, id, version, document, content_hash, origin, created_at, created_by"
          + " from configuration_version v ";
  private static final String IS_LATEST =
      "version = (select max(l.version) from configuration_version l"
          + " where l.kind = v.kind and l.id = v.id)";

  private final Sql sql;

  public SqlDocuments(Sql sql) {
    this.sql = sql;
  }

  @Override
  public long epoch() {
    return sql.query(
            "select epoch from configuration_epoch where id = 1",
            p -> {},
            row -> row.number("epoch"))
        .get(0);
  }

  @Override
  public List<Document> latest(Kind kind) {
    return sql.query(
        COLUMNS + "where kind = ? and " + IS_LATEST + " order by id",
        p -> p.text(kind.name()),
        SqlDocuments::read);
  }

  @Override
  public Optional<Document> latest(Kind kind, String id) {
    return sql
        .query(
            COLUMNS + "where kind = ? and id = ? and " + IS_LATEST,
            p -> p.text(kind.name()).text(id),
            SqlDocuments::read)
        .stream()
        .findFirst();
  }

  @Override
  public List<Document> versions(Kind kind, String id) {
    return sql.query(
        COLUMNS + "where kind = ? and id = ? order by version desc",
        p -> p.text(kind.name()).text(id),
        SqlDocuments::read);
  }

  @Override
  public Document add(
      Kind kind, String id, byte[] content, String contentHash, String origin, String who) {
    // First the epoch: its row lock makes changes of configuration follow one another.
    sql.update("update configuration_epoch set epoch = epoch + 1 where id = 1", p -> {});
    int version = latest(kind, id).map(Document::version).orElse(0) + 1;
    sql.update(
        "insert into configuration_version (kind, id, version, document, content_hash, origin,"
            + " created_at, created_by) values (?, ?, ?, ?, ?, ?, current_timestamp, ?)",
        p ->
            p.text(kind.name())
                .text(id)
                .count(version)
                .bytes(content)
                .text(contentHash)
                .text(origin)
                .text(who));
    return latest(kind, id)
        .orElseThrow(() -> new IllegalStateException("The added version is not there."));
  }

  private static Document read(Sql.Row row) throws SQLException {
    return new Document(
        Kind.valueOf(row.text("kind")),
        row.text("id"),
        row.count("version"),
        row.bytes("document"),
        row.text("content_hash"),
        row.text("origin"),
        row.time("created_at"),
        row.text("created_by"));
  }
}
