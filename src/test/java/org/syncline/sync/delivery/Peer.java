package org.syncline.sync.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/**
 * Another system: keeps rows, and a ledger of all that it took. It does not know a write again by
 * its key, so that whoever sends one twice is seen.
 */
final class Peer implements Way {
  /** Whether it does the work of a write, and what it says then. */
  @FunctionalInterface
  interface Mood {
    Answer answer(Write write, Function<Write, Answer> work);
  }

  static final Mood WELL = (write, work) -> work.apply(write);

  /** What it took. */
  record Taken(Operation operation, long record, int version, String externalId, String key) {}

  /** A row of it. */
  record Row(long record, int version, String body, String key) {}

  final Map<String, Row> rows = new TreeMap<>();
  final List<Taken> ledger = new ArrayList<>();
  final Deque<Mood> script = new ArrayDeque<>();
  final Deque<Sighting> sights = new ArrayDeque<>();
  final Set<Operation> operations = EnumSet.allOf(Operation.class);
  Consumer<Write> watch = write -> {};
  Consumer<Write> watchLook = write -> {};

  /** How many writes came in each call of several. */
  final List<Integer> loads = new ArrayList<>();

  int together = 1;

  /** What it says that each write takes. */
  int requests = 1;

  /** Whether it tells revisions of its rows, and takes no write of one that was changed since. */
  boolean revises;

  private final Map<String, Integer> revisions = new TreeMap<>();

  /** Revisions that writes came with, in their order; a question mark for none. */
  final List<String> asked = new ArrayList<>();

  Limits limits = new Limits(null, 8, 8);
  int calls;
  int looks;
  private int next = 1;

  static Mood says(Answer answer) {
    return (write, work) -> answer;
  }

  static Mood doesAndSays(Answer answer) {
    return (write, work) -> {
      work.apply(write);
      return answer;
    };
  }

  @Override
  public Set<Operation> operations(String object) {
    return operations;
  }

  @Override
  public synchronized Answer write(Write write) {
    calls++;
    asked.add(write.revision() == null ? "?" : write.revision());
    watch.accept(write);
    Mood mood = script.isEmpty() ? WELL : script.poll();
    return mood.answer(write, this::work);
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public int requests(Write write) {
    return requests;
  }

  @Override
  public int together(String object) {
    return together;
  }

  @Override
  public synchronized List<Answer> writeAll(List<Write> writes) {
    if (writes.size() > together
        || writes.stream().map(Write::operation).distinct().count() != 1
        || writes.stream().map(Write::record).distinct().count() != writes.size()) {
      throw new AssertionError("These don't go together: " + writes);
    }
    loads.add(writes.size());
    return writes.stream().map(this::write).toList();
  }

  private Answer work(Write write) {
    String id = write.externalId();
    switch (write.operation()) {
      case CREATE -> id = "X" + next++;
      case UPSERT -> id = id == null ? "U" + write.record() : id;
      default -> {
        if (id == null || !rows.containsKey(id)) {
          return new Answer.Gone();
        }
      }
    }
    if (write.revision() != null && !write.revision().equals(revision(id))) {
      return new Answer.Moved();
    }
    revisions.merge(id, 1, Integer::sum);
    ledger.add(
        new Taken(write.operation(), write.record(), write.version(), id, write.idempotencyKey()));
    if (write.operation() == Operation.DELETE) {
      rows.remove(id);
    } else {
      String body = new String(write.body(), StandardCharsets.UTF_8);
      rows.put(id, new Row(write.record(), write.version(), body, write.idempotencyKey()));
    }
    return new Answer.Done(id, null, revision(id));
  }

  private @Nullable String revision(String id) {
    return revises ? "r" + revisions.get(id) : null;
  }

  /** Somebody else changes the row. */
  void change(String id, String body) {
    Row row = rows.get(id);
    rows.put(id, new Row(row.record(), row.version(), body, row.key()));
    revisions.merge(id, 1, Integer::sum);
  }

  @Override
  public synchronized Sighting find(Write write) {
    looks++;
    watchLook.accept(write);
    Sighting told = sights.poll();
    if (told != null) {
      return told;
    }
    String id = write.externalId() == null ? byKey(write.idempotencyKey()) : write.externalId();
    Row row = id == null ? null : rows.get(id);
    return row == null || id == null
        ? new Sighting.NotThere()
        : new Sighting.There(id, row.body().getBytes(StandardCharsets.UTF_8), revision(id));
  }

  private @Nullable String byKey(String key) {
    for (Map.Entry<String, Row> row : rows.entrySet()) {
      if (row.getValue().key().equals(key)) {
        return row.getKey();
      }
    }
    return null;
  }

  /** The rows of one record. */
  List<Row> rowsOf(long record) {
    return rows.values().stream().filter(row -> row.record() == record).toList();
  }
}
