package org.syncline.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.Books;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Said;

/**
 * What one target did and was asked, by its own books: the plain API, with each accepted write and
 * each look noted in the order in which they took effect.
 */
final class PeerLedger implements FakePeer.Api {
  private static final String ROWS = "rows";

  private final Books books = new Books();
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
  private volatile @Nullable CountDownLatch gate;
  private volatile @Nullable CountDownLatch held;

  /** What an entry is of. */
  enum Act {
    MADE,
    CHANGED,
    /** The answer under a known idempotency key was said once more. */
    SAID_AGAIN,
    LOOKED
  }

  /**
   * One thing that took effect.
   *
   * @param at by {@link System#nanoTime()}
   * @param record of the hub
   * @param customer empty for a look
   * @param number of the change; -1 for a look that found no row, for others what the row had
   */
  record Entry(Act act, long at, String record, String customer, int number, String key) {}

  @Override
  public Said answer(Asked asked, Books unused) {
    Said said;
    synchronized (this) {
      said = Apis.plain(asked, books);
      if (said.status() < 300) {
        entries.add(entry(asked));
      }
    }
    if (!asked.method().equals("GET")) {
      holdBack(asked);
    }
    return said;
  }

  private Entry entry(Asked asked) {
    if (asked.method().equals("GET")) {
      String record = asked.query().getOrDefault("hub", "");
      int number =
          books.having(ROWS, "hub", record).stream()
              .mapToInt(id -> books.row(ROWS, id).orElseThrow().path("number").asInt())
              .max()
              .orElse(-1);
      return new Entry(Act.LOOKED, System.nanoTime(), record, "", number, "");
    }
    JsonNode body = asked.json();
    String key = asked.header("idempotency-key");
    Act act =
        asked.method().equals("PATCH")
            ? Act.CHANGED
            : books.accepted(key) > 1 ? Act.SAID_AGAIN : Act.MADE;
    return new Entry(
        act,
        System.nanoTime(),
        body.path("hub").asText(),
        body.path("customer").asText(),
        body.path("number").asInt(),
        key);
  }

  private void holdBack(Asked asked) {
    CountDownLatch closed = gate;
    CountDownLatch count = held;
    if (closed != null && count != null) {
      unanswered.add(asked.json().path("hub").asText());
      count.countDown();
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * From now on writes are done and not answered.
   *
   * @return counted down when so many of them wait
   */
  CountDownLatch hold(int answers) {
    CountDownLatch count = new CountDownLatch(answers);
    unanswered.clear();
    held = count;
    gate = new CountDownLatch(1);
    return count;
  }

  /** What waits is answered, if anybody still listens. */
  void release() {
    CountDownLatch closed = gate;
    gate = null;
    held = null;
    if (closed != null) {
      closed.countDown();
    }
  }

  /** Records of which a write was done and held back since {@link #hold}. */
  Set<String> unanswered() {
    return Set.copyOf(unanswered);
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Records of which something was written since so many entries. */
  synchronized Set<String> writtenSince(int first) {
    Set<String> records = new TreeSet<>();
    entries.subList(first, entries.size()).stream()
        .filter(entry -> entry.act() != Act.LOOKED)
        .forEach(entry -> records.add(entry.record()));
    return records;
  }

  synchronized int size() {
    return entries.size();
  }

  synchronized int count(Act act) {
    return (int) entries.stream().filter(entry -> entry.act() == act).count();
  }

  /**
   * Compares with what was sent. What does not hold is told once, however often this is asked.
   *
   * @param last the highest number of each customer that has to be here
   * @param name of the target, for people
   */
  synchronized Violations check(String name, Map<String, Integer> last) {
    Violations violations = new Violations();
    Map<String, Entry> written = new HashMap<>();
    Map<String, Entry> looked = new HashMap<>();
    Map<String, String> records = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.act() == Act.LOOKED) {
        looked.put(entry.record(), entry);
        continue;
      }
      Entry before = written.put(entry.record(), entry);
      Entry look = looked.remove(entry.record());
      if (before != null) {
        compare(name, before, look, entry, violations);
        if (entry.act() == Act.SAID_AGAIN) {
          written.put(entry.record(), before);
        }
      }
      String other = records.put(entry.customer(), entry.record());
      if (other != null && !other.equals(entry.record())) {
        add(violations, name + ": two records for one customer", entry.customer());
      }
    }
    last.forEach(
        (customer, number) -> checkLast(name, customer, number, records.get(customer), violations));
    if (books.size(ROWS) != written.size()) {
      add(
          violations,
          name + ": rows differ from records",
          books.size(ROWS) + " and " + written.size());
    }
    return violations;
  }

  private void add(Violations violations, String kind, String example) {
    if (told.add(kind + example)) {
      violations.add(kind, example);
    }
  }

  private void compare(
      String name, Entry before, @Nullable Entry look, Entry entry, Violations violations) {
    String what = entry + " after " + before + (look == null ? "" : " and " + look);
    if (entry.act() == Act.MADE) {
      add(violations, name + ": made twice", what);
    } else if (entry.number() < before.number()) {
      add(violations, name + ": went backwards", what);
    } else if (look == null && entry.act() == Act.SAID_AGAIN) {
      add(violations, name + ": asked to make again without a look", what);
    } else if (look == null && entry.number() == before.number()) {
      add(violations, name + ": the same twice without a look", what);
    }
  }

  private void checkLast(
      String name, String customer, int number, @Nullable String record, Violations violations) {
    if (record == null) {
      add(violations, name + ": never came", customer);
      return;
    }
    List<String> rows = books.having(ROWS, "hub", record);
    if (rows.size() != 1) {
      add(violations, name + ": not one row of a record", record + " has " + rows);
      return;
    }
    int there = books.row(ROWS, rows.get(0)).orElseThrow().path("number").asInt();
    if (there != number) {
      add(
          violations,
          name + ": the last number is not there",
          customer + ": " + there + " not " + number);
    }
  }
}
