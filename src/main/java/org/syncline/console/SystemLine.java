package org.syncline.console;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.system.ConnectedSystem;

/**
 * A system as a line of a table, with its connections and flows.
 *
 * @param version of its document
 * @param flows those that read from it or bring records to it, switched on or not
 */
public record SystemLine(
    ConnectedSystem system,
    int version,
    Instant at,
    String by,
    List<ConnectionLine> connections,
    List<FlowLine> flows) {
  /** The word where no flow is switched on. */
  static final String IDLE = "idle";

  public SystemLine {
    connections = List.copyOf(connections);
    flows = List.copyOf(flows);
  }

  static SystemLine of(
      ConnectedSystem system,
      Document document,
      List<ConnectionLine> connections,
      List<FlowLine> flows) {
    return new SystemLine(
        system, document.version(), document.createdAt(), document.createdBy(), connections, flows);
  }

  /** How many of its flows come in. */
  public long in() {
    return flows.stream().filter(flow -> !flow.out()).count();
  }

  /** How many go out. */
  public long out() {
    return flows.stream().filter(FlowLine::out).count();
  }

  /** The word of the state of its flow that is worst off. */
  public String word() {
    return worst().map(FlowLine::word).orElse(IDLE);
  }

  private Optional<FlowLine> worst() {
    return flows.stream()
        .filter(flow -> flow.flow().enabled())
        .max(Comparator.comparing(FlowLine::rank));
  }

  int rank() {
    return worst().map(FlowLine::rank).orElse(0);
  }

  /** Messages and deliveries that need a person. */
  public long stopped() {
    return flows.stream().mapToLong(FlowLine::stopped).sum();
  }

  /** The word of the state of its connection that is worst off; empty where it has none. */
  public String checked() {
    return connections.stream()
        .max(Comparator.comparing(ConnectionLine::state))
        .map(ConnectionLine::word)
        .orElse("");
  }

  /** When one of its connections was tried last; null where none ever was. */
  public @Nullable Instant checkedAt() {
    return connections.stream()
        .flatMap(connection -> Optional.ofNullable(connection.check()).stream())
        .map(check -> check.at())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** One of its connections; null where it has none of this id. */
  @Nullable ConnectionLine connection(String id) {
    return connections.stream()
        .filter(line -> line.connection().id().equals(id))
        .findFirst()
        .orElse(null);
  }
}
