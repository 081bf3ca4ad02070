package org.syncline.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Transactions;
import org.syncline.sync.intake.Arrivals;
import org.syncline.sync.intake.Ledger;

/**
 * Checks the balance. The independent count of a run of the server is
 *
 * <pre>
 * accepted = receipts at its start + missing + what the broker held at its start + what the broker took in since - absorbed
 * </pre>
 *
 * where {@code missing} are receipts that the last check of the run before had proved and that were
 * gone at the start, and {@code absorbed} are messages that the broker brought again though an
 * earlier run had taken them. It must equal receipts + depth of the queues. While messages move,
 * the two sides can't be read at one moment; then bounds are checked, and equality at the next
 * rest.
 */
public final class CheckLedger {
  private static final Logger LOG = Logger.getLogger(CheckLedger.class.getName());

  private final Transactions transactions;
  private final Ledger ledger;
  private final BalanceChecks checks;
  private final BrokerCounts broker;
  private final Arrivals arrivals;
  private final Clock clock;
  private final String run;

  private @Nullable Start start;
  private volatile @Nullable LedgerSheet latest;
  private @Nullable String lastLine;
  private int restingChecks;

  /** What was there when the run began. */
  private record Start(long receipts, long missing, long unproven, @Nullable QueueCounts queues) {}

  /** Two counts of the broker around one count of the database. */
  private record Reading(QueueCounts before, Ledger.Counts counts, QueueCounts after) {
    boolean still() {
      return before.equals(after) && after.delivering() == 0;
    }
  }

  public CheckLedger(
      Transactions transactions,
      Ledger ledger,
      BalanceChecks checks,
      BrokerCounts broker,
      Arrivals arrivals,
      Clock clock,
      String run) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.checks = checks;
    this.broker = broker;
    this.arrivals = arrivals;
    this.clock = clock;
    this.run = run;
  }

  /** Call once, before the first message of the run can be taken. */
  public synchronized void begin() {
    Optional<QueueCounts> queues = broker.read();
    long receipts = transactions.inNew(() -> ledger.count(null, null)).receipts();
    BalanceCheck last = transactions.inNew(() -> checks.last().orElse(null));
    long proved = last == null ? 0 : last.accepted() - last.inFlight();
    long missing = Math.max(0, proved - receipts);
    long before = last == null ? 0 : last.unproven();
    long unproven = last == null ? receipts : before + Math.max(0, receipts - proved);
    start = new Start(receipts, missing, unproven, queues.orElse(null));
  }

  /** The sheet of the last whole check, if there was one. */
  public Optional<LedgerSheet> latest() {
    return Optional.ofNullable(latest);
  }

  /**
   * Checks the whole hub now, stores the check, and logs the LEDGER line when the hub has come to
   * rest.
   */
  public synchronized LedgerSheet check() {
    LedgerSheet sheet = sheetOfAll();
    LedgerSheet previous = latest;
    latest = sheet;
    if (previous == null
        || !sheet.line().equals(previous.line())
        || !sheet.verdict().equals(previous.verdict())) {
      store(sheet);
    }
    announce(sheet, previous);
    return sheet;
  }

  private void store(LedgerSheet sheet) {
    long settled = sheet.outcomes().values().stream().mapToLong(Long::longValue).sum();
    transactions.inNew(
        () -> {
          long receipts = ledger.count(null, null).receipts();
          checks.add(
              new BalanceCheck(
                  run,
                  clock.instant(),
                  acceptedMessages,
                  receipts,
                  settled,
                  sheet.inFlight(),
                  sheet.unproven(),
                  sheet.balanced(),
                  sheet.verdict()));
          return true;
        });
  }

  private long acceptedMessages;

  private void announce(LedgerSheet sheet, @Nullable LedgerSheet previous) {
    boolean same = previous != null && previous.line().equals(sheet.line());
    restingChecks = same && sheet.inFlight() == 0 ? restingChecks + 1 : 0;
    if (!sheet.balanced()) {
      if (previous == null || previous.balanced()) {
        LOG.severe(() -> "Ledger does not balance: " + sheet.verdict());
      }
      return;
    }
    boolean told = !sheet.controlTotals().isEmpty();
    boolean complete = told ? sheet.controlTotalsMet() : restingChecks >= 2;
    if (sheet.inFlight() == 0
        && complete
        && !sheet.line().equals(lastLine)
        && sheet.accepted() > 0) {
      lastLine = sheet.line();
      LOG.info(sheet.line());
    }
  }

  private LedgerSheet sheetOfAll() {
    Start begun = start;
    if (begun == null) {
      throw new IllegalStateException("The ledger was not begun.");
    }
    Map<String, LedgerSheet.ControlTotal> totals = controlTotals();
    QueueCounts queuesAtStart = begun.queues();
    Optional<QueueCounts> before = broker.read();
    Ledger.Counts counts = transactions.inNew(() -> ledger.count(null, null));
    Optional<QueueCounts> after = broker.read();
    if (queuesAtStart == null || before.isEmpty() || after.isEmpty()) {
      acceptedMessages = counts.receipts();
      boolean whole = counts.settled() == counts.due();
      return new LedgerSheet(
          null,
          null,
          counts.due(),
          counts.outcomes(),
          0,
          whole,
          false,
          counts.receipts(),
          whole ? "Unproven: the broker's counts can't be read." : wrongOutcomes(counts),
          totals);
    }
    Reading reading = new Reading(before.get(), counts, after.get());
    return judge(begun, queuesAtStart, reading, totals);
  }

  private LedgerSheet judge(
      Start begun,
      QueueCounts queuesAtStart,
      Reading reading,
      Map<String, LedgerSheet.ControlTotal> totals) {
    Ledger.Counts counts = reading.counts();
    long absorbed = arrivals.absorbed();
    long base = begun.receipts() + begun.missing() + queuesAtStart.depth() - absorbed;
    long takenIn = reading.after().added() - queuesAtStart.added();
    long accepted = base + takenIn;
    long depth = reading.after().depth();
    String verdict = "Balanced.";
    boolean balanced = true;
    if (counts.settled() != counts.due()) {
      balanced = false;
      verdict = wrongOutcomes(counts);
    } else if (reading.still()) {
      long difference = accepted - counts.receipts() - depth;
      if (difference != 0) {
        balanced = false;
        verdict =
            difference > 0
                ? difference
                    + " messages that the doors and the broker counted have neither a receipt nor a"
                    + " place in a queue."
                : -difference + " receipts were never counted by the doors and the broker.";
      }
    } else {
      // Acknowledged before the count: must have a receipt. Receipts: at most what came in by the
      // end of the count.
      long least =
          base + reading.before().added() - queuesAtStart.added() - reading.before().depth();
      long most = accepted - depth + reading.after().delivering();
      if (counts.receipts() < least || counts.receipts() > Math.max(most, accepted)) {
        balanced = false;
        verdict =
            "Under way, but receipts ("
                + counts.receipts()
                + ") are outside what the broker's counts allow ("
                + least
                + " to "
                + accepted
                + ").";
      } else {
        verdict = "Balanced as far as can be told while messages are under way.";
        accepted = counts.receipts() + depth;
      }
    }
    acceptedMessages = accepted;
    long fanOut = counts.due() - counts.receipts();
    return new LedgerSheet(
        null,
        null,
        accepted + fanOut,
        counts.outcomes(),
        depth,
        balanced,
        begun.unproven() == 0,
        begun.unproven(),
        verdict,
        totals);
  }

  private static String wrongOutcomes(Ledger.Counts counts) {
    return "Receipts ask for "
        + counts.due()
        + " outcomes, but "
        + counts.settled()
        + " are there.";
  }

  /** The sheet of a period: its receipts and outcomes, under the proof of the whole. */
  public LedgerSheet period(@Nullable Instant from, @Nullable Instant to) {
    LedgerSheet whole = check();
    if (from == null && to == null) {
      return whole;
    }
    Ledger.Counts counts = transactions.inNew(() -> ledger.count(from, to));
    boolean complete = counts.settled() == counts.due();
    boolean open = to == null || to.isAfter(clock.instant());
    return new LedgerSheet(
        from,
        to,
        counts.due(),
        counts.outcomes(),
        open ? whole.inFlight() : 0,
        complete && whole.balanced(),
        whole.proven(),
        whole.unproven(),
        complete ? whole.verdict() : wrongOutcomes(counts),
        whole.controlTotals());
  }

  /** Takes a sender's total, and checks at once. */
  public LedgerSheet tell(String system, long messages, String who) {
    transactions.inNew(
        () -> {
          checks.tell(system, messages, who);
          return true;
        });
    return check();
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
