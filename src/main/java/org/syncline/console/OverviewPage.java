package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.ledger.CheckLedger;
import org.syncline.ledger.LedgerSheet;
import org.syncline.metrics.alert.KeptRule;
import org.syncline.metrics.alert.ReadAlerts;
import org.syncline.record.Conflicts;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.ReadConflicts;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;
import org.syncline.sync.HubPlans;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.RunQuery;
import org.syncline.sync.bulk.RunState;
import org.syncline.sync.delivery.Breaker;
import org.syncline.sync.delivery.ReadDeliveries;
import org.syncline.sync.delivery.Target;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.Status;
import org.syncline.sync.sweep.RunSweeps;
import org.syncline.sync.sweep.Stage;

/** What needs a person now, whether everything adds up, and how all systems hang together. */
@Named
@RequestScoped
public class OverviewPage {
  /** Of so many runs it is told whether they failed or stand still. */
  private static final int LATEST_RUNS = 50;

  @Inject private CheckLedger balance;
  @Inject private ReadLedger messages;
  @Inject private ReadConflicts conflicts;
  @Inject private ReadDeliveries deliveries;
  @Inject private RunJobs jobs;
  @Inject private RunSweeps sweeps;
  @Inject private ReadAlerts alerts;
  @Inject private HubPlans plans;
  @Inject private ReadConfiguration documents;
  @Inject private ShownSystems shownSystems;
  @Inject private RightsOf rights;
  @Inject private Visitor visitor;
  @Inject private Taste taste;
  @Inject @Any private Instance<HealthCheck> health;

  private CheckLedger.@Nullable Checked checked;
  private @Nullable List<Ledger.OpenCount> open;
  private @Nullable List<ReadDeliveries.Standing> targets;
  private @Nullable List<Run> runs;
  private @Nullable FlowMap map;

  /** For the container. */
  @NullUnmarked
  public OverviewPage() {}

  /**
   * Something that a person has to look at.
   *
   * @param name of its text
   * @param detail what it is about, in the words of the configuration; may be empty
   * @param link where it is seen; empty where there is no page for it
   */
  public record Matter(String name, long number, String detail, String link) {}

  /** A number of outcomes under a word. */
  public record Count(String word, long number) {}

  /** A check of the server's health. */
  public record Health(String name, boolean up) {}

  // ---- what needs a person

  private List<Ledger.OpenCount> open() {
    List<Ledger.OpenCount> known = open;
    if (known == null) {
      known = messages.open(visitor.known());
      open = known;
    }
    return known;
  }

  private List<ReadDeliveries.Standing> targets() {
    List<ReadDeliveries.Standing> known = targets;
    if (known == null) {
      known = deliveries.targets(visitor.known());
      targets = known;
    }
    return known;
  }

  /** All that needs somebody; what does not is left out. */
  public List<Matter> getMatters() {
    List<Matter> matters = new ArrayList<>();
    if (!isBalanced()) {
      matters.add(new Matter("ledger", 1, "", "#ledger"));
    }
    for (Health check : getHealth()) {
      if (!check.up()) {
        matters.add(new Matter("health", 1, check.name(), "#health"));
      }
    }
    List<String> raised = raisedAlerts();
    add(
        matters,
        "alerts",
        raised.size(),
        String.join(", ", raised),
        raised.size() == 1 ? "alert.xhtml?id=" + raised.get(0) : "alerts.xhtml?state=raised");
    add(matters, "parked", stopped(Status.PARKED), "", "messages.xhtml?status=parked");
    add(matters, "conflicts", openConflicts(), "", "conflicts.xhtml");
    add(
        matters,
        "deliveries",
        targets().stream()
            .mapToLong(
                target ->
                    target.counts().getOrDefault(org.syncline.sync.delivery.Status.PARKED, 0L))
            .sum(),
        "",
        "deliveries.xhtml?status=parked");
    List<String> paused =
        targets().stream()
            .filter(target -> pause(target) != null)
            .map(ReadDeliveries.Standing::flow)
            .toList();
    add(
        matters,
        "paused",
        paused.size(),
        String.join(", ", paused),
        targets(paused, "deliveries.xhtml#paused"));
    List<String> broken =
        targets().stream()
            .filter(target -> breaker(target) != Breaker.State.CLOSED)
            .map(ReadDeliveries.Standing::flow)
            .toList();
    add(
        matters,
        "breakers",
        broken.size(),
        String.join(", ", broken),
        targets(broken, "deliveries.xhtml#targets"));
    addRuns(matters, "runs", RunState.FAILED);
    addRuns(matters, "stoppedRuns", RunState.STOPPED);
    List<String> mirrors = waitingMirrors();
    add(
        matters,
        "mirrors",
        mirrors.size(),
        String.join(", ", mirrors),
        mirrors.size() == 1 ? "flow.xhtml?id=" + mirrors.get(0) : "flows.xhtml?direction=out");
    return matters;
  }

  /** For who sees figures. */
  private List<String> raisedAlerts() {
    return visitor.isFigureReader()
        ? alerts.all(visitor.known()).stream()
            .filter(rule -> rule.state() == KeptRule.State.RAISED)
            .map(KeptRule::id)
            .toList()
        : List.of();
  }

  /** The one target, or where all of them are. */
  private static String targets(List<String> flows, String all) {
    return flows.size() == 1
        ? "deliveries.xhtml?flow=" + URLEncoder.encode(flows.get(0), StandardCharsets.UTF_8)
        : all;
  }

  private static void add(
      List<Matter> matters, String name, long number, String detail, String link) {
    if (number > 0) {
      matters.add(new Matter(name, number, detail, link));
    }
  }

  private long stopped(Status status) {
    return open().stream()
        .filter(count -> count.status() == status)
        .mapToLong(Ledger.OpenCount::number)
        .sum();
  }

  private long openConflicts() {
    Caller caller = visitor.known();
    return conflicts.count(new Editor(caller.name(), rights.caller(caller))).stream()
        .mapToLong(Conflicts.Count::open)
        .sum();
  }

  private static Target.@Nullable Pause pause(ReadDeliveries.Standing target) {
    Target known = target.target();
    return known == null ? null : known.pause();
  }

  private static Breaker.State breaker(ReadDeliveries.Standing target) {
    Target known = target.target();
    return known == null ? Breaker.State.CLOSED : known.breaker().state();
  }

  private void addRuns(List<Matter> matters, String name, RunState state) {
    List<Run> standing = standing(latestRuns(), state);
    add(
        matters,
        name,
        standing.size(),
        standing.stream().map(Run::file).distinct().collect(Collectors.joining(", ")),
        standing.size() == 1
            ? "run.xhtml?id=" + standing.get(0).id()
            : "jobs.xhtml?state=" + state.word());
  }

  /** Flows of mirrors that wait for somebody to say whether rows may go. */
  private List<String> waitingMirrors() {
    return visitor.isJobReader()
        ? sweeps.sweeps(Long.MAX_VALUE, null, LATEST_RUNS, visitor.known()).stream()
            .filter(sweep -> sweep.stage() == Stage.WAITING)
            .map(sweep -> sweep.wish().flow())
            .distinct()
            .toList()
        : List.of();
  }

  private List<Run> latestRuns() {
    List<Run> known = runs;
    if (known == null) {
      known =
          visitor.isJobReader()
              ? jobs.runs(RunQuery.newest(LATEST_RUNS), visitor.known())
              : List.of();
      runs = known;
    }
    return known;
  }

  /** Those in a state, but for files that a later run of the same flow has gone through with. */
  static List<Run> standing(List<Run> newestFirst, RunState state) {
    Set<List<String>> through = new HashSet<>();
    List<Run> standing = new ArrayList<>();
    for (Run run : newestFirst) {
      List<String> work = List.of(run.flow(), run.file());
      if (run.state() == RunState.COMPLETED) {
        through.add(work);
      } else if (run.state() == state && !through.contains(work)) {
        standing.add(run);
      }
    }
    return standing;
  }

  /** Whether no system is connected yet, to whoever may see that. */
  public boolean isFirst() {
    return visitor.isConfigurationReader()
        && ConnectPage.own(documents, shownSystems, visitor).isEmpty();
  }

  /** What is parked, by its reason, the most first. */
  public List<Count> getParked() {
    Map<String, Long> byReason = new LinkedHashMap<>();
    open().stream()
        .filter(count -> count.status() == Status.PARKED)
        .forEach(count -> byReason.merge(count.reason(), count.number(), Long::sum));
    return byReason.entrySet().stream()
        .map(e -> new Count(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing((Count count) -> -count.number()))
        .toList();
  }

  public long getParkedInAll() {
    return stopped(Status.PARKED);
  }

  // ---- whether it adds up

  private LedgerSheet sheet() {
    return checked().sheet();
  }

  private CheckLedger.Checked checked() {
    CheckLedger.Checked known = checked;
    if (known == null) {
      known = balance.lastChecked(visitor.known());
      checked = known;
    }
    return known;
  }

  public Instant getCheckedAt() {
    return checked().at();
  }

  public boolean isBalanced() {
    return sheet().balanced();
  }

  public boolean isProven() {
    return sheet().proven();
  }

  /** One sentence in English, about what does not balance too. */
  public String getVerdict() {
    return sheet().verdict();
  }

  /** The line of the log. */
  public String getLine() {
    return sheet().line();
  }

  public long getAccepted() {
    return sheet().accepted();
  }

  public long getInFlight() {
    return sheet().inFlight();
  }

  /** All outcomes, those that never happened too. */
  public List<Count> getOutcomes() {
    List<Count> counts = new ArrayList<>();
    for (Status status : Status.values()) {
      counts.add(new Count(status.word(), sheet().outcomes().getOrDefault(status, 0L)));
    }
    return counts;
  }

  /** What the server's readiness is made of. */
  public List<Health> getHealth() {
    List<Health> checks = new ArrayList<>();
    for (HealthCheck check : health) {
      HealthCheckResponse answer = check.call();
      checks.add(new Health(answer.getName(), answer.getStatus() == HealthCheckResponse.Status.UP));
    }
    checks.sort(Comparator.comparing(Health::name));
    return checks;
  }

  // ---- how it hangs together

  /** Systems, record types and the flows between them. */
  public FlowMap getMap() {
    FlowMap known = map;
    if (known == null) {
      known = FlowMap.of(plans.current(), open(), targets(), taste.getLanguage());
      map = known;
    }
    return known;
  }
}
