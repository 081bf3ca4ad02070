package org.syncline.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.Transactions;
import org.syncline.sync.intake.Acceptance;
import org.syncline.sync.intake.Arrivals;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.LedgerLine;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.Outcome;
import org.syncline.sync.intake.Receipt;
import org.syncline.sync.intake.Status;

/** A broker with one queue and a database with two tables, as numbers. */
final class HubInMiniature implements Ledger, BalanceChecks, BrokerCounts, Transactions {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final String SYSTEM = "erp";

  final SteppingClock clock = new SteppingClock();
  final RememberedAudit audit = new RememberedAudit();

  private final List<BalanceCheck> checks = new ArrayList<>();
  private final Map<String, Long> told = new LinkedHashMap<>();
  private Arrivals arrivals = new Arrivals();
  private Runnable duringTheCount = () -> {};
  private boolean brokerHidden;
  private @Nullable CheckLedger ledger;

  private long receipts;
  private long due;
  private long outcomes;
  private long added;
  private long depth;
  private long delivering;

  // ---- what happens

  CheckLedger started() {
    CheckLedger begun = starting();
    begun.begin();
    ledger = begun;
    return begun;
  }

  /** A server whose timers run already while it prepares its first message. */
  CheckLedger starting() {
    arrivals = new Arrivals();
    arrivals.startAt(receipts + 1);
    return new CheckLedger(this, this, this, this, arrivals, audit, clock, "run " + checks.size());
  }

  /** Killed and started again: the broker reloads its queue and counts anew. */
  CheckLedger restarted() {
    added = depth;
    delivering = 0;
    return started();
  }

  /** The last check that this run lived to see. */
  void checked() {
    if (ledger == null) {
      throw new IllegalStateException("Not started.");
    }
    ledger.check();
  }

  void arrive(int messages) {
    added += messages;
    depth += messages;
  }

  void deliver(int messages) {
    delivering += messages;
  }

  void take(int messages) {
    commitWithoutAcknowledging(messages);
    depth -= messages;
  }

  void takeByTwoFlows() {
    take(1);
    due++;
    outcomes++;
  }

  void commitWithoutAcknowledging(int messages) {
    receipts += messages;
    due += messages;
    outcomes += messages;
  }

  /** A person's edit is taken in past the broker. */
  void edit() {
    beginEdit();
    commitWithoutAcknowledging(1);
    arrivals.end(new Acceptance.Edit(receipts, 1, 1));
  }

  /** A person's edit that ends never, or later. */
  void beginEdit() {
    arrivals.begin();
  }

  /** The broker brings again what an earlier run had committed. */
  void absorb(int messages) {
    for (int i = 0; i < messages; i++) {
      arrivals.note(new Acceptance.Redelivered(1));
    }
    depth -= messages;
  }

  void deleteReceipt() {
    receipts--;
    due--;
    outcomes--;
  }

  void inventReceipt() {
    commitWithoutAcknowledging(1);
  }

  void deleteOutcome() {
    outcomes--;
  }

  void hideBroker() {
    brokerHidden = true;
  }

  /** Runs once, after the broker was read and before the database is. */
  void duringTheCount(Runnable event) {
    duringTheCount = event;
  }

  List<BalanceCheck> stored() {
    return checks;
  }

  // ---- what is asked

  @Override
  public Optional<QueueCounts> read() {
    return brokerHidden ? Optional.empty() : Optional.of(new QueueCounts(added, depth, delivering));
  }

  @Override
  public Counts count(@Nullable Instant from, @Nullable Instant to) {
    Runnable event = duringTheCount;
    duringTheCount = () -> {};
    event.run();
    return new Counts(receipts, due, Map.of(Status.CREATED, outcomes));
  }

  @Override
  public Map<String, Long> receiptsBySystem() {
    return Map.of(SYSTEM, receipts);
  }

  @Override
  public Optional<BalanceCheck> last() {
    return checks.isEmpty() ? Optional.empty() : Optional.of(checks.get(checks.size() - 1));
  }

  @Override
  public void add(BalanceCheck check) {
    checks.add(check);
  }

  @Override
  public void tell(String system, long messages, String who) {
    told.put(system, messages);
  }

  @Override
  public Map<String, Long> told() {
    return told;
  }

  @Override
  public <T> T inNew(Supplier<T> work) {
    return work.get();
  }

  @Override
  public List<LedgerLine> search(LedgerQuery query) {
    throw new UnsupportedOperationException("The balance looks for no message.");
  }

  @Override
  public long found(LedgerQuery query, int most) {
    throw new UnsupportedOperationException("The balance looks for no message.");
  }

  @Override
  public List<OpenCount> open() {
    throw new UnsupportedOperationException("The balance asks for no reasons.");
  }

  @Override
  public Optional<Receipt> receipt(long id) {
    throw new UnsupportedOperationException("The balance looks for no message.");
  }

  @Override
  public Optional<Receipt> receipt(String system, String messageId) {
    throw new UnsupportedOperationException("The balance looks for no message.");
  }

  @Override
  public List<Outcome> outcomes(long receipt) {
    throw new UnsupportedOperationException("The balance looks for no message.");
  }
}
