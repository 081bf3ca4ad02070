package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.security.Caller;
import org.syncline.sync.AnyFlow;
import org.syncline.sync.FlowDocument;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.delivery.ReadDeliveries;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.Status;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.ConnectionCheck;
import org.syncline.system.SystemDocument;
import org.syncline.system.TestConnection;

/** Systems and flows as they are configured, and how they are doing; read once for an answer. */
@RequestScoped
public class ShownSystems {
  @Inject private ReadConfiguration documents;
  @Inject private ReadDeliveries deliveries;
  @Inject private ReadLedger messages;
  @Inject private TestConnection checks;
  @Inject private HubPlans plans;

  private @Nullable List<FlowLine> flows;
  private @Nullable List<SystemLine> systems;

  /** For the container. */
  @NullUnmarked
  public ShownSystems() {}

  ShownSystems(
      ReadConfiguration documents,
      ReadDeliveries deliveries,
      ReadLedger messages,
      TestConnection checks,
      HubPlans plans) {
    this.documents = documents;
    this.deliveries = deliveries;
    this.messages = messages;
    this.checks = checks;
    this.plans = plans;
  }

  /** All flows, by their ids. */
  List<FlowLine> flows(Caller who) {
    List<FlowLine> known = flows;
    if (known == null) {
      known = readFlows(who);
      flows = known;
    }
    return known;
  }

  private List<FlowLine> readFlows(Caller who) {
    HubPlan plan = plans.current();
    Map<String, ReadDeliveries.Standing> standings = new HashMap<>();
    deliveries.targets(who).forEach(standing -> standings.put(standing.flow(), standing));
    List<Ledger.OpenCount> open = messages.open(who);
    List<FlowLine> lines = new ArrayList<>();
    for (Document document : documents.latest(Kind.FLOW, who)) {
      AnyFlow flow = FlowDocument.parse(document.content());
      ReadDeliveries.Standing standing = standings.get(flow.id());
      lines.add(
          standing == null ? line(flow, document, open) : line(flow, document, standing, plan));
    }
    return List.copyOf(lines);
  }

  private static FlowLine line(
      AnyFlow flow, Document document, ReadDeliveries.Standing standing, HubPlan plan) {
    TargetLine target = TargetLine.of(standing, plan);
    return FlowLine.of(flow, document, target.state(), target.parked(), target.open(), target);
  }

  private static FlowLine line(AnyFlow flow, Document document, List<Ledger.OpenCount> open) {
    long parked = FlowMap.count(open, flow.id(), Status.PARKED);
    long waiting = FlowMap.count(open, flow.id(), Status.WAITING);
    FlowMap.State state = parked > 0 ? FlowMap.State.STOPPED_IN_PART : FlowMap.State.FLOWS;
    return FlowLine.of(flow, document, state, parked, waiting, null);
  }

  /** All systems, by their ids. */
  List<SystemLine> systems(Caller who) {
    List<SystemLine> known = systems;
    if (known == null) {
      known = readSystems(who);
      systems = known;
    }
    return known;
  }

  private List<SystemLine> readSystems(Caller who) {
    Map<String, ConnectionCheck> last = new HashMap<>();
    checks.last(who).forEach(check -> last.put(check.system() + "/" + check.connection(), check));
    List<SystemLine> lines = new ArrayList<>();
    for (Document document : documents.latest(Kind.SYSTEM, who)) {
      ConnectedSystem system = SystemDocument.parse(document.content());
      lines.add(
          SystemLine.of(
              system,
              document,
              system.connections().stream()
                  .map(
                      connection ->
                          new ConnectionLine(
                              connection,
                              document.version(),
                              last.get(system.id() + "/" + connection.id())))
                  .toList(),
              flows(who).stream()
                  .filter(flow -> flow.flow().system().equals(system.id()))
                  .toList()));
    }
    return List.copyOf(lines);
  }

  Optional<SystemLine> system(String id, Caller who) {
    return systems(who).stream().filter(line -> line.system().id().equals(id)).findFirst();
  }

  Optional<FlowLine> flow(String id, Caller who) {
    return flows(who).stream().filter(line -> line.flow().id().equals(id)).findFirst();
  }
}
