package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.ledger.CheckLedger;
import org.syncline.ledger.LedgerSheet;
import org.syncline.platform.Transactions;
import org.syncline.sync.intake.Journey;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.Status;

/** What came in, what became of it, and what is stopped. */
@Named
@RequestScoped
public class StatusPage {
  private static final int STOPPED = 25;
  private static final int LATEST = 10;

  @Inject private CheckLedger balance;
  @Inject private Ledger ledger;
  @Inject private ReadLedger read;
  @Inject private Transactions transactions;
  @Inject private Visitor visitor;

  private @Nullable LedgerSheet sheet;
  private @Nullable List<Stopped> parked;
  private @Nullable List<Stopped> waiting;

  /** For the container. */
  @NullUnmarked
  public StatusPage() {}

  StatusPage(
      CheckLedger balance,
      Ledger ledger,
      ReadLedger read,
      Transactions transactions,
      Visitor visitor) {
    this.balance = balance;
    this.ledger = ledger;
    this.read = read;
    this.transactions = transactions;
    this.visitor = visitor;
  }

  /** A message that is stopped in one flow. */
  public record Stopped(Journey journey, Journey.InFlow inFlow) {}

  /** A number of messages under a word. */
  public record Count(String word, long number) {}

  private LedgerSheet sheet() {
    LedgerSheet known = sheet;
    if (known == null) {
      known = balance.period(null, null, visitor.known());
      sheet = known;
    }
    return known;
  }

  public String getLine() {
    return sheet().line();
  }

  public String getVerdict() {
    return sheet().verdict();
  }

  public boolean isBalanced() {
    return sheet().balanced();
  }

  public boolean isProven() {
    return sheet().proven();
  }

  public long getAccepted() {
    return sheet().accepted();
  }

  public long getInFlight() {
    return sheet().inFlight();
  }

  public List<Count> getOutcomes() {
    List<Count> counts = new ArrayList<>();
    for (Status status : Status.values()) {
      counts.add(new Count(status.word(), sheet().outcomes().getOrDefault(status, 0L)));
    }
    return counts;
  }

  public List<Count> getSystems() {
    Map<String, Long> bySystem = transactions.inNew(ledger::receiptsBySystem);
    return bySystem.entrySet().stream().map(e -> new Count(e.getKey(), e.getValue())).toList();
  }

  public List<Stopped> getParked() {
    List<Stopped> found = parked;
    if (found == null) {
      found = stopped(Status.PARKED);
      parked = found;
    }
    return found;
  }

  public List<Stopped> getWaiting() {
    List<Stopped> found = waiting;
    if (found == null) {
      found = stopped(Status.WAITING);
      waiting = found;
    }
    return found;
  }

  /** The reasons among the parked messages shown, for decisions on all of one reason. */
  public List<String> getReasons() {
    return getParked().stream()
        .map(stopped -> Optional.ofNullable(stopped.inFlow().outcome().reason()).orElse(""))
        .filter(reason -> !reason.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private List<Stopped> stopped(Status status) {
    LedgerQuery query =
        new LedgerQuery(
            null, null, null, null, null, status, null, null, null, null, null, STOPPED);
    List<Stopped> stopped = new ArrayList<>();
    for (Journey journey : read.search(query, visitor.known()).journeys()) {
      journey.flows().stream()
          .filter(inFlow -> inFlow.outcome().status() == status)
          .forEach(inFlow -> stopped.add(new Stopped(journey, inFlow)));
    }
    return stopped;
  }

  public List<Journey> getLatest() {
    return read.search(LedgerQuery.all(LATEST), visitor.known()).journeys();
  }
}
