package org.syncline.connector.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;

/**
 * Runs the statements of rows inside a transaction that somebody else ends. Rows of one statement
 * go in one batch.
 */
final class WriteRows {
  /** Most rows that are looked up by one statement. */
  private static final int LOOKED_UP = 50;

  private final Dialect dialect;

  WriteRows(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Runs them all.
   *
   * @return what holds of each once it is committed
   */
  Map<Row, Answer> run(Session session, List<Row> rows) throws SQLException, Misfit, MetAnother {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(row.sql(), sql -> new ArrayList<>()).add(row));
    Map<Row, Answer> answers = new java.util.IdentityHashMap<>();
    for (List<Row> group : groups.values()) {
      requireConstraints(session, group.get(0));
      if (group.get(0).makes()) {
        make(session, group, answers);
      } else {
        change(session, group, answers);
      }
    }
    return answers;
  }

  private void requireConstraints(Session session, Row row) throws SQLException, Misfit {
    if (row.kind() == Row.Kind.UPSERT) {
      session.requireUnique(
          dialect, row.table(), row.table().key().stream().map(Column::name).toList());
    } else if (row.kind() == Row.Kind.INSERT && row.table().ledger() != null) {
      session.requireUnique(dialect, row.table(), List.of(row.table().ledger()));
    }
  }

  private void make(Session session, List<Row> rows, Map<Row, Answer> answers)
      throws SQLException, MetAnother {
    int[] counts;
    List<@Nullable String> told = new ArrayList<>();
    try (PreparedStatement statement = dialect.prepareMaking(session.connection(), rows.get(0))) {
      counts = execute(statement, rows);
      if (dialect.tellsIds(rows.get(0))) {
        try (ResultSet keys = statement.getGeneratedKeys()) {
          while (keys.next()) {
            told.add(keys.getString(1));
          }
        }
      }
    } catch (SQLException e) {
      String id = rows.size() == 1 ? madeBefore(session, rows.get(0), e) : null;
      if (id == null) {
        throw e;
      }
      answers.put(rows.get(0), new Answer.Done(id, null));
      return;
    }
    if (dialect.tellsIds(rows.get(0))) {
      tell(session, rows, counts, told, answers);
    } else {
      lookUp(session, rows, counts, answers);
    }
  }

  /**
   * The row that an earlier try of the same write made; null where it is another constraint that
   * failed.
   */
  private @Nullable String madeBefore(Session session, Row row, SQLException e)
      throws SQLException {
    boolean duplicate =
        row.kind() == Row.Kind.INSERT
            && row.table().ledger() != null
            && dialect.uniqueColumns() != null
            && JudgeFault.isDuplicate(e);
    return duplicate ? byLedger(session, row) : null;
  }

  /** With the ids that the driver tells, one for each row that was made. */
  private void tell(
      Session session,
      List<Row> rows,
      int[] counts,
      List<@Nullable String> told,
      Map<Row, Answer> answers)
      throws SQLException {
    int next = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean made = counts[i] != 0;
      String id = made ? next < told.size() ? told.get(next) : null : byLedger(session, row);
      next += made ? 1 : 0;
      answers.put(row, new Answer.Done(id, null));
    }
  }

  /** Where the driver tells no ids, or they are known. */
  private void lookUp(Session session, List<Row> rows, int[] counts, Map<Row, Answer> answers)
      throws SQLException, MetAnother {
    List<Row> toLook = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (counts[i] == 0 && row.kind() == Row.Kind.UPSERT && dialect.mayMeetOthers()) {
        changeByKey(session, row);
      }
      boolean inDoubt =
          row.kind() == Row.Kind.UPSERT
              ? dialect.mayMeetOthers() && counts[i] == 0
              : counts[i] == 0;
      if (row.knownId() != null && !inDoubt) {
        answers.put(row, new Answer.Done(row.knownId(), null));
      } else {
        toLook.add(row);
      }
    }
    for (int from = 0; from < toLook.size(); from += LOOKED_UP) {
      List<Row> part = toLook.subList(from, Math.min(toLook.size(), from + LOOKED_UP));
      lookUp(session, part, answers);
    }
  }

  /**
   * An upsert that changed nothing met a row that is as it should be, or that of another key, while
   * the key's own is still as it was: that is changed now, or the constraint says no.
   */
  private void changeByKey(Session session, Row row) throws SQLException {
    Table table = row.table();
    List<Cell> changes =
        row.values().stream()
            .filter(cell -> !table.isKey(cell.column().name()))
            .filter(cell -> !table.id().name().equals(cell.column().name()))
            .toList();
    if (changes.isEmpty()) {
      return;
    }
    String sql = dialect.updateByKey(table, changes, row.key());
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      int at = 1;
      for (Cell cell : changes) {
        dialect.bind(statement, at++, cell.value());
      }
      for (Cell cell : row.key()) {
        dialect.bind(statement, at++, cell.value());
      }
      statement.executeUpdate();
    }
  }

  private void lookUp(Session session, List<Row> rows, Map<Row, Answer> answers)
      throws SQLException, MetAnother {
    @Nullable String[] ids = new String[rows.size()];
    List<List<Cell>> conditions = new ArrayList<>();
    for (Row row : rows) {
      conditions.add(conditions(row));
    }
    if (conditions.stream().anyMatch(List::isEmpty)) {
      // A plain insert whose id nobody tells: the settings keep these out.
      rows.forEach(row -> answers.put(row, new Answer.Done(row.knownId(), null)));
      return;
    }
    String sql =
        conditions.stream()
            .map(
                cells ->
                    dialect.select(
                        rows.get(0).table(),
                        List.of(),
                        cells.stream().map(cell -> cell.column().name()).toList()))
            .collect(Collectors.collectingAndThen(Collectors.toList(), WriteRows::numbered));
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      int at = 1;
      for (List<Cell> cells : conditions) {
        for (Cell cell : cells) {
          dialect.bind(statement, at++, cell.value());
        }
      }
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          ids[found.getInt(1)] = found.getString(2);
        }
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (ids[i] == null && row.kind() == Row.Kind.UPSERT) {
        throw new MetAnother();
      }
      answers.put(row, new Answer.Done(ids[i] == null ? row.knownId() : ids[i], null));
    }
  }

  private static List<Cell> conditions(Row row) {
    if (row.kind() == Row.Kind.UPSERT) {
      return row.key();
    }
    Identifier ledger = row.table().ledger();
    if (ledger != null) {
      return List.of(PrepareRow.ledger(row.write(), ledger));
    }
    try {
      return row.table().key().isEmpty() ? List.of() : PrepareRow.key(row.values(), row.table());
    } catch (CannotBind noKey) {
      return List.of();
    }
  }

  /** Each with its number before its id. */
  private static String numbered(List<String> selects) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < selects.size(); i++) {
      sql.append(i == 0 ? "" : " union all ")
          .append("select ")
          .append(i)
          .append(", ")
          .append(selects.get(i).substring("select ".length()));
    }
    return sql.toString();
  }

  private @Nullable String byLedger(Session session, Row row) throws SQLException {
    Identifier ledger = row.table().ledger();
    if (ledger == null) {
      return null;
    }
    String sql = dialect.select(row.table(), List.of(), List.of(ledger));
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      dialect.bind(statement, 1, row.write().idempotencyKey());
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? found.getString(1) : null;
      }
    }
  }

  private void change(Session session, List<Row> rows, Map<Row, Answer> answers)
      throws SQLException {
    int[] counts;
    try (PreparedStatement statement = session.connection().prepareStatement(rows.get(0).sql())) {
      counts = execute(statement, rows);
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean there =
          counts[i] != 0
              || (dialect.countsOnlyChanges()
                  && row.kind() != Row.Kind.DELETE
                  && isThere(session, row));
      answers.put(row, there ? new Answer.Done(row.write().externalId(), null) : new Answer.Gone());
    }
  }

  private boolean isThere(Session session, Row row) throws SQLException {
    String sql = dialect.select(row.table(), List.of(), List.of(row.table().id().name()));
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      Cell id = row.values().get(row.values().size() - 1);
      dialect.bind(statement, 1, id.value());
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }

  private int[] execute(PreparedStatement statement, List<Row> rows) throws SQLException {
    if (rows.size() == 1) {
      bind(statement, rows.get(0));
      return new int[] {statement.executeUpdate()};
    }
    for (Row row : rows) {
      bind(statement, row);
      statement.addBatch();
    }
    return statement.executeBatch();
  }

  private void bind(PreparedStatement statement, Row row) throws SQLException {
    int at = 1;
    for (Cell cell : row.values()) {
      dialect.bind(statement, at++, cell.value());
    }
  }
}
