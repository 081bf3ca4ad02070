package org.syncline.connector.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Listing;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** A connection to a database whose settings are read. */
final class JdbcWay implements Way {
  private static final int PAGE = 1_000;

  /** How much longer than the write itself its session may take to end. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration TOO_LITTLE = Duration.ofMillis(50);

  private final Tables tables;
  private final Endpoint endpoint;
  private final Pools pools;
  private final Clock clock;
  private final Dialect dialect;
  private final PrepareRow prepares;
  private final WriteRows writes;
  private final JudgeFault judge;

  JdbcWay(Tables tables, Endpoint endpoint, Pools pools, Clock clock) {
    this.tables = tables;
    this.endpoint = endpoint;
    this.pools = pools;
    this.clock = clock;
    this.dialect = Dialect.of(tables.vendor());
    this.prepares = new PrepareRow(dialect);
    this.writes = new WriteRows(dialect);
    this.judge = new JudgeFault(tables.vendor());
  }

  @Override
  public Set<Operation> operations(String object) {
    Table table = tables.objects().get(object);
    return table == null ? Set.of() : table.operations();
  }

  @Override
  public Limits limits() {
    return tables.limits();
  }

  @Override
  public int together(String object) {
    Table table = tables.objects().get(object);
    return table == null ? 1 : table.together();
  }

  @Override
  public Answer write(Write write) throws InterruptedException {
    return writeAll(List.of(write)).get(0);
  }

  @Override
  public List<Answer> writeAll(List<Write> all) throws InterruptedException {
    Map<Write, Answer> answers = new IdentityHashMap<>();
    List<Row> rows = new ArrayList<>(all.size());
    Duration longest = Duration.ZERO;
    for (Write write : all) {
      longest = write.timeout().compareTo(longest) > 0 ? write.timeout() : longest;
      try {
        rows.add(prepares.of(write, table(write.object())));
      } catch (CannotBind e) {
        answers.put(write, new Answer.Refused(e.code(), e.sentence()));
      }
    }
    if (!rows.isEmpty()) {
      write(rows, TimeLeft.of(longest, clock), answers);
    }
    return all.stream().map(write -> answered(answers, write)).toList();
  }

  private static Answer answered(Map<Write, Answer> answers, Write write) {
    Answer answer = answers.get(write);
    if (answer == null) {
      throw new IllegalStateException("A write was forgotten.");
    }
    return answer;
  }

  private Table table(String object) throws CannotBind {
    Table table = tables.objects().get(object);
    if (table == null) {
      throw new CannotBind(
          "NOT_DESCRIBED",
          "The connection's settings describe no object '" + object + "': describe its table.");
    }
    return table;
  }

  /** In one transaction; where that fails because of one row, its halves by themselves. */
  private void write(List<Row> rows, TimeLeft time, Map<Write, Answer> answers)
      throws InterruptedException {
    if (time.now().compareTo(TOO_LITTLE) < 0) {
      Answer late =
          new Answer.Later(Answer.Why.FAILED, null, "The time was over before its turn came.");
      rows.forEach(row -> answers.put(row.write(), late));
      return;
    }
    Outcome<Map<Row, Answer>> outcome = transact(session -> writes.run(session, rows), time, true);
    if (outcome instanceof Outcome.Did<Map<Row, Answer>> did) {
      did.value().forEach((row, answer) -> answers.put(row.write(), answer));
      return;
    }
    Answer why = ((Outcome.Failed<Map<Row, Answer>>) outcome).answer();
    if (rows.size() == 1 || !isOfOneRow(why)) {
      rows.forEach(row -> answers.put(row.write(), why));
      return;
    }
    int half = rows.size() / 2;
    write(rows.subList(0, half), time, answers);
    write(rows.subList(half, rows.size()), time, answers);
  }

  private static boolean isOfOneRow(Answer why) {
    return why instanceof Answer.Refused
        || (why instanceof Answer.Later later && later.why() == Answer.Why.FAILED);
  }

  /** What is done with a session. */
  @FunctionalInterface
  private interface Work<T> {
    T with(Session session) throws SQLException, Misfit, MetAnother, CannotBind;
  }

  /** What came of a transaction. */
  private sealed interface Outcome<T> {
    record Did<T>(T value) implements Outcome<T> {}

    record Failed<T>(Answer answer) implements Outcome<T> {}
  }

  /** A session that rested may have died unseen; nothing was done then, so a new one is tried. */
  private <T> Outcome<T> transact(Work<T> work, TimeLeft time, boolean commit)
      throws InterruptedException {
    Pool pool = pools.of(endpoint);
    for (boolean again = false; ; again = true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Session session;
      try {
        session = pool.take(time);
      } catch (CannotConnect e) {
        return new Outcome.Failed<>(e.answer());
      }
      boolean reused = session.isReused();
      Outcome<T> outcome = transact(pool, session, work, time, commit);
      boolean broke =
          outcome instanceof Outcome.Failed<T> failed
              && failed.answer() instanceof Answer.Later later
              && later.why() == Answer.Why.UNREACHABLE;
      if (broke) {
        pool.closeResting();
      }
      if (!broke || !reused || again || time.now().isZero()) {
        return outcome;
      }
    }
  }

  private <T> Outcome<T> transact(
      Pool pool, Session session, Work<T> work, TimeLeft time, boolean commit) {
    boolean sound = false;
    boolean committing = false;
    try (Pools.Deadline deadline = pools.breakOff(session, time.now().plus(GRACE))) {
      session.limit(time.now());
      T value = work.with(session);
      committing = commit;
      if (commit) {
        session.connection().commit();
      } else {
        session.connection().rollback();
      }
      sound = true;
      return new Outcome.Did<>(value);
    } catch (SQLException e) {
      Answer answer = judge.of(e, committing);
      sound = !isBroken(answer) && session.rollBack();
      return new Outcome.Failed<>(answer);
    } catch (Misfit e) {
      sound = session.rollBack();
      return new Outcome.Failed<>(new Answer.Misconfigured(e.sentence()));
    } catch (MetAnother e) {
      sound = session.rollBack();
      return new Outcome.Failed<>(JudgeFault.metAnother());
    } catch (CannotBind e) {
      sound = session.rollBack();
      return new Outcome.Failed<>(new Answer.Refused(e.code(), e.sentence()));
    } finally {
      if (sound) {
        pool.give(session);
      } else {
        pool.drop(session);
      }
    }
  }

  private static boolean isBroken(Answer answer) {
    return answer instanceof Answer.Uncertain
        || (answer instanceof Answer.Later later && later.why() == Answer.Why.UNREACHABLE);
  }

  @Override
  public Sighting find(Write write) throws InterruptedException {
    Outcome<Sighting> outcome =
        transact(session -> look(session, write), TimeLeft.of(write.timeout(), clock), false);
    return outcome instanceof Outcome.Did<Sighting> did
        ? did.value()
        : new Sighting.CantTell(sentence(((Outcome.Failed<Sighting>) outcome).answer()));
  }

  private Sighting look(Session session, Write write) throws SQLException, CannotBind {
    Table table = table(write.object());
    Identifier ledger = table.ledger();
    if (write.externalId() != null) {
      return look(session, write, table, List.of(PrepareRow.id(write, table)), true);
    }
    if (write.operation() == Operation.CREATE && ledger != null) {
      return look(session, write, table, List.of(PrepareRow.ledger(write, ledger)), false);
    }
    if (!table.key().isEmpty() && write.body().length > 0) {
      List<Cell> key = PrepareRow.key(prepares.cells(write, table), table);
      return look(session, write, table, key, true);
    }
    return new Sighting.CantTell(
        "The object '"
            + write.object()
            + "' has neither a ledger nor a key in the connection's settings, by which a row could"
            + " be found again: look in the database itself.");
  }

  /**
   * @param compared whether the state is told; a row that the ledger names is as it was written
   */
  private Sighting look(
      Session session, Write write, Table table, List<Cell> conditions, boolean compared)
      throws SQLException, CannotBind {
    List<Cell> cells =
        compared && write.body().length > 0 ? prepares.cells(write, table) : List.of();
    String sql = dialect.select(table, names(cells), names(conditions));
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      int at = 1;
      for (Cell condition : conditions) {
        dialect.bind(statement, at++, condition.value());
      }
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return new Sighting.NotThere();
        }
        String id = rows.getString(1);
        byte[] state = cells.isEmpty() ? null : state(rows, cells);
        return rows.next()
            ? new Sighting.CantTell("There is more than one such row: mend the table.")
            : new Sighting.There(id, state);
      }
    }
  }

  private static List<Identifier> names(List<Cell> cells) {
    return cells.stream().map(cell -> cell.column().name()).toList();
  }

  /** The row in the body's words: what is as it was written is said as it was written. */
  private byte[] state(ResultSet rows, List<Cell> cells) throws SQLException {
    ObjectNode state = JsonText.empty();
    int at = 2;
    for (Cell cell : cells) {
      String there = rows.getString(at);
      Object value = cell.value();
      boolean same = value == null ? there == null : there != null && holds(rows, at, value);
      if (same) {
        state.set(cell.member(), cell.said());
      } else {
        state.set(cell.member(), there == null ? null : TextNode.valueOf(there));
      }
      at++;
    }
    return JsonText.bytes(state);
  }

  private boolean holds(ResultSet rows, int at, Object value) {
    try {
      return dialect.holds(rows, at, value);
    } catch (SQLException ofAnotherType) {
      return false;
    }
  }

  @Override
  public Listing list(String object, @Nullable String after, Duration timeout)
      throws InterruptedException {
    Table table = tables.objects().get(object);
    if (table == null || !table.operations().contains(Operation.LIST)) {
      return new Listing.CantTell(
          "The connection's settings have no list for the object '" + object + "'.");
    }
    Outcome<Listing> outcome =
        transact(session -> page(session, table, after), TimeLeft.of(timeout, clock), false);
    return outcome instanceof Outcome.Did<Listing> did
        ? did.value()
        : new Listing.Failed(sentence(((Outcome.Failed<Listing>) outcome).answer()));
  }

  private Listing page(Session session, Table table, @Nullable String after)
      throws SQLException, CannotBind {
    List<String> ids = new ArrayList<>();
    String sql = dialect.page(table, after == null, PAGE);
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      if (after != null) {
        dialect.bind(statement, 1, PrepareRow.id(after, table).value());
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return new Listing.Page(ids, ids.size() < PAGE ? null : ids.get(ids.size() - 1));
  }

  @Override
  public Checked check(Duration timeout) {
    TimeLeft time = TimeLeft.of(timeout, clock);
    Session session;
    try {
      session = pools.fresh(endpoint, time);
    } catch (CannotConnect e) {
      return new Checked.Fails(sentence(e.answer()));
    }
    try (Pools.Deadline deadline = pools.breakOff(session, time.now().plus(GRACE))) {
      session.limit(time.now());
      for (Map.Entry<String, Table> object : tables.objects().entrySet()) {
        Checked failed = check(session, object.getKey(), object.getValue());
        if (failed != null) {
          return failed;
        }
      }
      return new Checked.Works();
    } catch (SQLException e) {
      return new Checked.Fails(sentence(judge.of(e, false)));
    } finally {
      session.rollBack();
      session.close();
    }
  }

  /** Null where the table is as the settings say. */
  private @Nullable Checked check(Session session, String object, Table table) throws SQLException {
    List<Identifier> columns = new ArrayList<>();
    columns.add(table.id().name());
    table.columns().values().forEach(column -> columns.add(column.name()));
    table.key().forEach(column -> columns.add(column.name()));
    if (table.ledger() != null) {
      columns.add(table.ledger());
    }
    if (table.archive() != null) {
      columns.add(table.archive().column().name());
    }
    Function<String, Checked> fails =
        sentence -> new Checked.Fails("Object '" + object + "': " + sentence);
    try (PreparedStatement statement =
        session.connection().prepareStatement(dialect.look(table, columns))) {
      statement.executeQuery().close();
      if (table.operations().contains(Operation.UPSERT)) {
        session.requireUnique(dialect, table, table.key().stream().map(Column::name).toList());
      }
      if (table.ledger() != null) {
        session.requireUnique(dialect, table, List.of(table.ledger()));
      }
      return null;
    } catch (Misfit e) {
      return fails.apply(e.sentence());
    } catch (SQLException e) {
      Answer answer = judge.of(e, false);
      if (answer instanceof Answer.Misconfigured wrong) {
        return fails.apply(wrong.sentence());
      }
      throw e;
    }
  }

  private static String sentence(Answer answer) {
    if (answer instanceof Answer.Later later) {
      return later.sentence();
    }
    if (answer instanceof Answer.Misconfigured wrong) {
      return wrong.sentence();
    }
    if (answer instanceof Answer.Refused refused) {
      return refused.sentence();
    }
    if (answer instanceof Answer.Uncertain uncertain) {
      return uncertain.sentence();
    }
    return "The database gave no answer.";
  }
}
