package org.syncline.sync;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Connectors;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.mapping.BodyPlan;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.record.RecordType;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.Connection;

/** Compiles flows that go out, each with the connection that it goes over. */
final class CompileOutbound {
  private final Parts parts;
  private final Connectors connectors;
  private final DefinedFunctions functions;

  /** What flows are made of, by id; and the enabled flows that come in. */
  record Parts(
      Map<String, ConnectedSystem> systems,
      Map<String, RecordType> recordTypes,
      Map<String, MappingTable> mappings,
      Map<String, Integer> mappingVersions,
      Map<HubPlan.SourceObject, List<FlowPlan>> inbound) {}

  CompileOutbound(Parts parts, Connectors connectors, DefinedFunctions functions) {
    this.parts = parts;
    this.connectors = connectors;
    this.functions = functions;
  }

  /** One flow; null where there are problems, which are added to those given. */
  @Nullable OutboundPlan plan(
      Document document, OutboundFlow flow, List<ConfigurationProblem> problems) {
    Problems own = new Problems(document, problems);
    RecordType type = parts.recordTypes().get(flow.recordType());
    MappingTable table = parts.mappings().get(flow.mapping());
    Way way = way(flow, own);
    if (type == null) {
      own.add("recordType", "There is no record type '" + flow.recordType() + "'.");
    }
    if (table == null) {
      own.add("mapping", "There is no mapping '" + flow.mapping() + "': add it first.");
    }
    boolean mirrors = mirrors(flow, own);
    if (way == null || type == null || table == null || !mirrors) {
      return null;
    }
    String rows = "mapping " + table.id() + " ";
    List<ReferencedKey> references =
        RecordSources.of(table, type, (path, message) -> own.add(rows + path, message));
    try {
      BodyPlan mapping = MappingCompiler.compile(table, flow.format(), functions);
      return new OutboundPlan(
          flow,
          document.version(),
          parts.mappingVersions().getOrDefault(table.id(), 0),
          mapping,
          type,
          way,
          references,
          twin(flow, table));
    } catch (InvalidConfiguration e) {
      e.problems().forEach(problem -> own.add(rows + problem.path(), problem.message()));
      return null;
    }
  }

  /** Rows that a flow has yet to bring in have no record either. */
  private boolean mirrors(OutboundFlow flow, Problems own) {
    HubPlan.SourceObject object = new HubPlan.SourceObject(flow.system(), flow.object());
    List<FlowPlan> inbound = parts.inbound().getOrDefault(object, List.of());
    if (flow.write() != OutboundFlow.Write.MIRROR || inbound.isEmpty()) {
      return true;
    }
    own.add(
        "write",
        "A mirror would take away rows that flow '"
            + inbound.get(0).flow().id()
            + "' has yet to bring in from the same object: switch that flow off, or use upsert.");
    return false;
  }

  private @Nullable FlowPlan twin(OutboundFlow flow, MappingTable table) {
    HubPlan.SourceObject object = new HubPlan.SourceObject(flow.system(), flow.object());
    return parts.inbound().getOrDefault(object, List.of()).stream()
        .filter(plan -> plan.flow().recordType().equals(flow.recordType()))
        .filter(plan -> Objects.equals(plan.flow().format(), table.output()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Way way(OutboundFlow flow, Problems own) {
    ConnectedSystem system = parts.systems().get(flow.system());
    if (system == null) {
      own.add("system", "There is no system '" + flow.system() + "': add it first.");
      return null;
    }
    Connection connection = system.connection(flow.connection()).orElse(null);
    if (connection == null) {
      own.add(
          "connection",
          "System '" + system.id() + "' has no connection '" + flow.connection() + "': add it.");
      return null;
    }
    Connector connector = connectors.of(connection.kind()).orElse(null);
    if (connector == null) {
      own.add(
          "connection",
          "Nothing is written over connections of kind '" + Words.of(connection.kind()) + "'.");
      return null;
    }
    Way way = opened(connector, system, connection, own);
    Set<Operation> operations = way == null ? Set.of() : way.operations(flow.object());
    List<String> lacks = flow.lacks(operations);
    if (way != null && !lacks.isEmpty()) {
      own.add(
          "object",
          "The connection's settings describe "
              + (operations.isEmpty()
                  ? "nothing"
                  : operations.stream().map(Words::of).sorted().collect(Collectors.joining(", ")))
              + " for this object, which is too little for 'write' "
              + Words.of(flow.write())
              + " and 'delete' "
              + Words.of(flow.delete())
              + ": describe "
              + String.join("; ", lacks)
              + " too, or name another object.");
      return null;
    }
    return way;
  }

  private static @Nullable Way opened(
      Connector connector, ConnectedSystem system, Connection connection, Problems own) {
    try {
      return connector.open(system, connection);
    } catch (InvalidConfiguration e) {
      String at = CheckConnections.ofFlow(system, connection);
      e.problems().forEach(problem -> own.add(at + problem.path(), problem.message()));
      return null;
    }
  }

  /** Problems of one document. */
  private record Problems(Document document, List<ConfigurationProblem> all) {
    void add(String path, String message) {
      all.add(new ConfigurationProblem(HubConfiguration.name(document) + " " + path, message));
    }
  }
}
