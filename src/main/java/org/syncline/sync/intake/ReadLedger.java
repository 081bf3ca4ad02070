package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.mapping.Problems;
import org.syncline.platform.Actor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * What became of messages, for people and senders who ask. A message of a system that the actor has
 * no business with is as if it were not there.
 */
public final class ReadLedger {
  private final Transactions transactions;
  private final Ledger ledger;
  private final Stores stores;

  public ReadLedger(Transactions transactions, Ledger ledger, Stores stores) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.stores = stores;
  }

  /** Everything about one message. */
  public Optional<Journey> journey(long receipt, Actor who) {
    who.require(Permission.READ_MESSAGES);
    return journey(receipt).filter(found -> who.speaksFor(found.receipt().system()));
  }

  /** The first message of a system under this id. */
  public Optional<Journey> message(String system, String messageId, Actor who) {
    who.require(Permission.READ_MESSAGES);
    if (!who.speaksFor(system)) {
      throw new NotAllowedException(who.getName(), Permission.READ_MESSAGES);
    }
    return transactions
        .inNew(() -> ledger.receipt(system, InboundMessage.fitId(messageId)))
        .flatMap(receipt -> journey(receipt.id()));
  }

  /** What became of records that a run has read, in the order of these receipts. */
  public List<Journey> ofRun(List<Long> receipts, Actor who) {
    who.require(Permission.READ_JOBS);
    return transactions.inNew(
        () -> {
          Map<Receipt, List<Outcome>> outcomes = new LinkedHashMap<>();
          for (long receipt : receipts) {
            ledger
                .receipt(receipt)
                .ifPresent(found -> outcomes.put(found, ledger.outcomes(receipt)));
          }
          return journeys(outcomes);
        });
  }

  Optional<Journey> journey(long receipt) {
    return transactions.inNew(
        () ->
            ledger
                .receipt(receipt)
                .map(found -> journeys(Map.of(found, ledger.outcomes(receipt))).get(0)));
  }

  /**
   * A page of at most {@link LedgerQuery#limit} lines, newest first; a message is never split
   * between two pages, even where it alone has more lines than that. Who speaks for one system must
   * name it.
   */
  public LedgerPage search(LedgerQuery query, Actor who) {
    who.require(Permission.READ_MESSAGES);
    String system = query.system();
    if (system == null ? !who.speaksFor("") : !who.speaksFor(system)) {
      throw new NotAllowedException(who.getName(), Permission.READ_MESSAGES);
    }
    return transactions.inNew(() -> searchHere(query));
  }

  /** What is stopped in the whole hub and why, the most first; nothing of it is one system's. */
  public List<Ledger.OpenCount> open(Actor who) {
    who.require(Permission.READ_LEDGER);
    return transactions.inNew(ledger::open);
  }

  private LedgerPage searchHere(LedgerQuery query) {
    int oneMore = Math.min(query.limit() + 1, LedgerQuery.MOST);
    List<LedgerLine> lines = ledger.search(query.page(query.before(), oneMore));
    if (lines.size() < oneMore) {
      return new LedgerPage(journeys(lines), null);
    }
    long first = lines.get(0).receipt().id();
    long last = lines.get(lines.size() - 1).receipt().id();
    if (first == last) {
      // Even one message has more lines than the page: it gets the page for itself.
      List<LedgerLine> all = ledger.search(query.page(query.before(), LedgerQuery.MOST));
      List<LedgerLine> mine = all.stream().filter(line -> line.receipt().id() == first).toList();
      boolean more = all.size() > mine.size() || all.size() == LedgerQuery.MOST;
      return new LedgerPage(journeys(mine), more ? first : null);
    }
    List<LedgerLine> uncut = lines.stream().filter(line -> line.receipt().id() != last).toList();
    return new LedgerPage(journeys(uncut), uncut.get(uncut.size() - 1).receipt().id());
  }

  private List<Journey> journeys(List<LedgerLine> lines) {
    Map<Long, List<LedgerLine>> byReceipt = new LinkedHashMap<>();
    lines.forEach(
        line -> byReceipt.computeIfAbsent(line.receipt().id(), id -> new ArrayList<>()).add(line));
    Map<Receipt, List<Outcome>> outcomes = new LinkedHashMap<>();
    byReceipt
        .values()
        .forEach(
            own ->
                outcomes.put(own.get(0).receipt(), own.stream().map(LedgerLine::outcome).toList()));
    return journeys(outcomes);
  }

  private List<Journey> journeys(Map<Receipt, List<Outcome>> byReceipt) {
    List<Long> open = new ArrayList<>();
    byReceipt.forEach(
        (receipt, outcomes) -> {
          if (outcomes.stream().anyMatch(outcome -> outcome.status().open())) {
            open.add(receipt.id());
          }
        });
    List<Held> held = open.isEmpty() ? List.of() : stores.lanes().ofReceipts(open);
    List<Journey> journeys = new ArrayList<>();
    byReceipt.forEach(
        (receipt, outcomes) ->
            journeys.add(
                new Journey(
                    receipt, outcomes.stream().map(outcome -> inFlow(outcome, held)).toList())));
    return journeys;
  }

  private static Journey.InFlow inFlow(Outcome outcome, List<Held> held) {
    Held mine =
        held.stream()
            .filter(h -> h.receipt() == outcome.receipt() && h.flow().equals(outcome.flow()))
            .filter(h -> h.kind().blocks())
            .findFirst()
            .orElse(null);
    return new Journey.InFlow(outcome, Problems.fromBytes(outcome.problems()), mine);
  }
}
