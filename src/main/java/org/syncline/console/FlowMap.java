package org.syncline.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.delivery.Breaker;
import org.syncline.sync.delivery.ReadDeliveries;
import org.syncline.sync.delivery.Target;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.Status;

/**
 * The flows that are switched on, as a drawing: systems that send on the left, record types in the
 * middle, systems that get on the right. Lengths are those of the drawing's own units.
 *
 * @param flows the same as a table: what sends first, then what gets
 */
public record FlowMap(List<Node> nodes, List<Edge> edges, List<Line> flows, int height) {
  static final int WIDTH = 960;
  static final int NODE_WIDTH = 220;
  static final int NODE_HEIGHT = 44;
  private static final int STEP = 60;
  private static final int TOP = 8;

  /**
   * A system or a record type.
   *
   * @param kind {@code source}, {@code type} or {@code target}
   */
  public record Node(String kind, String id, String name, int x, int y) {
    private static final int LETTERS = 24;

    /** As much of the name as there is room for. */
    public String shortName() {
      return name.length() <= LETTERS ? name : name.substring(0, LETTERS - 1) + "\u2026";
    }
  }

  /**
   * A flow as a line between two nodes.
   *
   * @param path of the drawing
   */
  public record Edge(String flow, State state, String path) {}

  /**
   * A flow as a line of a table.
   *
   * @param in whether it comes in
   * @param stopped messages or deliveries that need a person
   * @param waiting messages that wait for others; 0 of what goes out
   */
  public record Line(
      String flow, boolean in, String from, String to, State state, long stopped, long waiting) {}

  /** How a flow is doing, the worst last. */
  public enum State {
    FLOWS,
    /** Goes on, but something of it needs a person. */
    STOPPED_IN_PART,
    /** Its target fails and is tried now and then. */
    BROKEN,
    /** Nothing goes until a person resumes it. */
    PAUSED;

    /** The word of its text. */
    public String getWord() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public int getWidth() {
    return WIDTH;
  }

  public int getNodeWidth() {
    return NODE_WIDTH;
  }

  public int getNodeHeight() {
    return NODE_HEIGHT;
  }

  static FlowMap of(
      HubPlan plan,
      List<Ledger.OpenCount> open,
      List<ReadDeliveries.Standing> targets,
      String language) {
    Map<String, ReadDeliveries.Standing> standings = new HashMap<>();
    targets.forEach(target -> standings.put(target.flow(), target));
    List<Flow> incoming =
        plan.flows().stream()
            .map(FlowPlan::flow)
            .sorted(Comparator.comparing(Flow::system).thenComparing(Flow::id))
            .toList();
    List<OutboundFlow> outgoing =
        plan.outbound().stream()
            .map(OutboundPlan::flow)
            .sorted(Comparator.comparing(OutboundFlow::system).thenComparing(OutboundFlow::id))
            .toList();
    Draft draft = new Draft(plan, language);
    TreeSet<String> types = new TreeSet<>();
    incoming.forEach(flow -> draft.node("source", flow.system(), 0));
    incoming.forEach(flow -> types.add(flow.recordType()));
    outgoing.forEach(flow -> types.add(flow.recordType()));
    types.forEach(type -> draft.node("type", type, (WIDTH - NODE_WIDTH) / 2));
    outgoing.forEach(flow -> draft.node("target", flow.system(), WIDTH - NODE_WIDTH));
    draft.centre();
    List<Edge> edges = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Flow flow : incoming) {
      long parked = count(open, flow.id(), Status.PARKED);
      State state = parked > 0 ? State.STOPPED_IN_PART : State.FLOWS;
      edges.add(
          new Edge(
              flow.id(),
              state,
              path(draft.get("source", flow.system()), draft.get("type", flow.recordType()))));
      lines.add(
          new Line(
              flow.id(),
              true,
              flow.system(),
              flow.recordType(),
              state,
              parked,
              count(open, flow.id(), Status.WAITING)));
    }
    for (OutboundFlow flow : outgoing) {
      ReadDeliveries.Standing standing = standings.get(flow.id());
      long parked = standing == null ? 0 : parked(standing);
      State state = standing == null ? State.FLOWS : state(standing, parked);
      edges.add(
          new Edge(
              flow.id(),
              state,
              path(draft.get("type", flow.recordType()), draft.get("target", flow.system()))));
      lines.add(new Line(flow.id(), false, flow.recordType(), flow.system(), state, parked, 0));
    }
    return new FlowMap(List.copyOf(draft.nodes()), edges, lines, draft.height());
  }

  private static long count(List<Ledger.OpenCount> open, String flow, Status status) {
    return open.stream()
        .filter(count -> count.flow().equals(flow) && count.status() == status)
        .mapToLong(Ledger.OpenCount::number)
        .sum();
  }

  private static long parked(ReadDeliveries.Standing standing) {
    return standing.counts().getOrDefault(org.syncline.sync.delivery.Status.PARKED, 0L);
  }

  static State state(ReadDeliveries.Standing standing, long parked) {
    Target target = standing.target();
    if (target != null && target.pause() != null) {
      return State.PAUSED;
    }
    if (target != null && target.breaker().state() != Breaker.State.CLOSED) {
      return State.BROKEN;
    }
    return parked > 0 ? State.STOPPED_IN_PART : State.FLOWS;
  }

  /** From the right side of one node to the left side of another. */
  private static String path(Node from, Node to) {
    int x1 = from.x() + NODE_WIDTH;
    int x2 = to.x();
    int middle = (x1 + x2) / 2;
    int y1 = from.y() + NODE_HEIGHT / 2;
    int y2 = to.y() + NODE_HEIGHT / 2;
    return "M" + x1 + " " + y1 + " C" + middle + " " + y1 + " " + middle + " " + y2 + " " + x2 + " "
        + y2;
  }

  /** Nodes column by column, while they are put in their places. */
  private static final class Draft {
    private final HubPlan plan;
    private final String language;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();

    Draft(HubPlan plan, String language) {
      this.plan = plan;
      this.language = language;
    }

    void node(String kind, String id, int x) {
      nodes.computeIfAbsent(
          kind + " " + id,
          key -> {
            int row = rows.merge(kind, 1, Integer::sum) - 1;
            return new Node(kind, id, name(kind, id), x, TOP + row * STEP);
          });
    }

    private String name(String kind, String id) {
      return kind.equals("type")
          ? plan.recordType(id).map(type -> type.label().getOrDefault(language, id)).orElse(id)
          : plan.system(id).map(system -> system.name()).orElse(id);
    }

    private int mostRows() {
      return rows.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Columns that are shorter than the longest begin lower. */
    void centre() {
      int most = mostRows();
      nodes.replaceAll(
          (key, node) -> {
            int down = (most - rows.getOrDefault(node.kind(), 0)) * STEP / 2;
            return new Node(node.kind(), node.id(), node.name(), node.x(), node.y() + down);
          });
    }

    Node get(String kind, String id) {
      Node node = nodes.get(kind + " " + id);
      if (node == null) {
        throw new IllegalStateException("No node for " + kind + " " + id);
      }
      return node;
    }

    Collection<Node> nodes() {
      return nodes.values();
    }

    int height() {
      return 2 * TOP + Math.max(1, mostRows()) * STEP - (STEP - NODE_HEIGHT);
    }
  }
}
