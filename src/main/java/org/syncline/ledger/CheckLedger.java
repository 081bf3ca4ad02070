package org.syncline.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.intake.Arrivals;
import org.syncline.sync.intake.Ledger;

/**
 * Checks the balance of the hub, now and for a period, and keeps every check that tells something
 * new. What must equal what, says {@link Judgement}.
 */
public final class CheckLedger {
  /** A regular check may take one part of this many of the time; it counts all that ever came. */
  private static final int PARTS = 20;

  private final Transactions transactions;
  private final Ledger ledger;
  private final BalanceChecks checks;
  private final BrokerCounts broker;
  private final Arrivals arrivals;
  private final AuditTrail audit;
  private final Clock clock;
  private final String run;
  private final Announcements announcements = new Announcements();

  private volatile @Nullable RunStart start;
  private volatile @Nullable Checked latest;
  private volatile Instant due = Instant.MIN;

  /**
   * @param run identity of this run of the server
   */
  public CheckLedger(
      Transactions transactions,
      Ledger ledger,
      BalanceChecks checks,
      BrokerCounts broker,
      Arrivals arrivals,
      AuditTrail audit,
      Clock clock,
      String run) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.checks = checks;
    this.broker = broker;
    this.arrivals = arrivals;
    this.audit = audit;
    this.clock = clock;
    this.run = run;
  }

  /** Call once, before the first message of the run can be taken. */
  public synchronized void begin() {
    QueueCounts queues = broker.read().orElse(null);
    start =
        transactions.inNew(
            () ->
                RunStart.after(
                    checks.last().orElse(null), ledger.count(null, null).receipts(), queues));
  }

  /** The sheet of the last whole check, if there was one. */
  public Optional<LedgerSheet> latest() {
    return Optional.ofNullable(latest).map(Checked::sheet);
  }

  /**
   * A sheet of the whole hub.
   *
   * @param took the count of all that ever came
   */
  public record Checked(LedgerSheet sheet, Instant at, Duration took) {
    /** So quick a check is made whenever somebody looks. */
    private static final Duration QUICK = Duration.ofMillis(100);

    boolean isQuick() {
      return took.compareTo(QUICK) <= 0;
    }
  }

  /**
   * The whole hub as it is where that is counted at once, else as the last regular check found it.
   */
  public Checked lastChecked(Actor who) {
    who.require(Permission.READ_LEDGER);
    Checked known = latest;
    if (known == null || known.isQuick()) {
      check(false);
      known = Objects.requireNonNull(latest);
    }
    return known;
  }

  /**
   * The regular check, left out as long as the run has not begun, and as long as regular checks
   * would take too much of the time. What they take says the quicker one of the last two: one that
   * was slow because the server was busy puts off nothing.
   */
  public void checkIfDue() {
    Instant begin = clock.instant();
    if (start == null || begin.isBefore(due)) {
      return;
    }
    Checked before = latest;
    try {
      check();
    } finally {
      Instant end = clock.instant();
      Duration took = Duration.between(begin, end);
      Duration quicker = before != null && before.took().compareTo(took) < 0 ? before.took() : took;
      due = end.plus(quicker.multipliedBy(PARTS - 1));
    }
  }

  /**
   * The regular check of the whole hub: stores it if it tells something new, and logs the LEDGER
   * line when the hub has come to rest.
   */
  public LedgerSheet check() {
    return check(true);
  }

  private synchronized LedgerSheet check(boolean regular) {
    RunStart begun = start;
    if (begun == null) {
      throw new IllegalStateException("The ledger was not begun.");
    }
    Instant begin = clock.instant();
    // Totals first: a message that comes in between is then in the count, but not in its total.
    Map<String, LedgerSheet.ControlTotal> totals = controlTotals();
    Reading reading = read();
    Judgement judgement = Judgement.of(begun, reading);
    LedgerSheet sheet = sheet(reading.counts(), judgement, totals);
    Checked before = latest;
    if (!sheet.tellsTheSameAs(before == null ? null : before.sheet())) {
      store(reading.counts(), judgement);
    }
    Instant end = clock.instant();
    latest = new Checked(sheet, end, Duration.between(begin, end));
    announcements.note(sheet, regular);
    return sheet;
  }

  private Reading read() {
    Reading.Doors before = doors();
    Ledger.Counts counts = transactions.inNew(() -> ledger.count(null, null));
    return new Reading(before, counts, doors());
  }

  private Reading.Doors doors() {
    return new Reading.Doors(broker.read().orElse(null), arrivals.absorbed(), arrivals.direct());
  }

  private static LedgerSheet sheet(
      Ledger.Counts counts, Judgement judgement, Map<String, LedgerSheet.ControlTotal> totals) {
    long fanOut = counts.due() - counts.receipts();
    return new LedgerSheet(
        null,
        null,
        judgement.messages() + fanOut,
        counts.outcomes(),
        judgement.inFlight(),
        judgement.balanced(),
        judgement.unproven() == 0,
        judgement.unproven(),
        judgement.verdict(),
        totals);
  }

  private void store(Ledger.Counts counts, Judgement judgement) {
    BalanceCheck check =
        new BalanceCheck(
            run,
            clock.instant(),
            judgement.messages(),
            counts.receipts(),
            counts.settled(),
            judgement.inFlight(),
            judgement.unproven(),
            judgement.balanced(),
            judgement.verdict());
    transactions.inNew(
        () -> {
          checks.add(check);
          return check;
        });
  }

  /** The sheet of a period: its receipts and outcomes, under the proof of the whole. */
  public LedgerSheet period(@Nullable Instant from, @Nullable Instant to, Actor who) {
    who.require(Permission.READ_LEDGER);
    LedgerSheet whole = check(false);
    if (from == null && to == null) {
      return whole;
    }
    Ledger.Counts counts = transactions.inNew(() -> ledger.count(from, to));
    boolean complete = counts.settled() == counts.due();
    // What is in a queue now will be accepted now, so it belongs to a period that is still open.
    boolean open = to == null || to.isAfter(clock.instant());
    long inFlight = open ? whole.inFlight() : 0;
    return new LedgerSheet(
        from,
        to,
        counts.due() + inFlight,
        counts.outcomes(),
        inFlight,
        complete && whole.balanced(),
        whole.proven(),
        whole.unproven(),
        complete ? whole.verdict() : Judgement.wrongOutcomes(counts),
        whole.controlTotals());
  }

  /** Takes a sender's total, and checks at once. */
  public LedgerSheet tell(String system, long messages, Actor who) {
    who.require(Permission.TELL_TOTALS);
    transactions.inNew(
        () -> {
          checks.tell(system, messages, who.getName());
          audit.note(
              AuditTrail.Act.done(
                  who.getName(), "total.tell", "system/" + system, "messages=" + messages));
          return system;
        });
    return check(false);
  }

  private Map<String, LedgerSheet.ControlTotal> controlTotals() {
    Map<String, Long> told = transactions.inNew(checks::told);
    if (told.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> received = transactions.inNew(ledger::receiptsBySystem);
    Map<String, LedgerSheet.ControlTotal> totals = new LinkedHashMap<>();
    told.forEach(
        (system, messages) ->
            totals.put(
                system, new LedgerSheet.ControlTotal(messages, received.getOrDefault(system, 0L))));
    return totals;
  }
}
