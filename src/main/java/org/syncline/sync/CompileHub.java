package org.syncline.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.connector.spi.Connectors;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.expression.DefinedFunction;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.record.EditRecords;
import org.syncline.record.FieldDefinition;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.RelationDefinition;
import org.syncline.sync.HubPlan.SourceObject;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.ConnectedSystem.IntakeQueue;
import org.syncline.system.SystemDocument;

/** Compiles all documents into one plan, or names every problem with the document it stands in. */
final class CompileHub {
  private final List<ConfigurationProblem> problems = new ArrayList<>();
  private final Map<String, ConnectedSystem> systems = new TreeMap<>();
  private final Map<String, RecordType> recordTypes = new TreeMap<>();
  private final Map<String, MappingTable> mappings = new TreeMap<>();
  private final Map<String, Integer> mappingVersions = new HashMap<>();

  private final Connectors connectors;
  private DefinedFunctions functions = DefinedFunctions.NONE;
  private List<OutboundPlan> leaving = List.of();

  private CompileHub(Connectors connectors) {
    this.connectors = connectors;
  }

  /**
   * @param documents the latest versions by kind; of mapping functions all versions
   * @param connectors those that read the settings of connections
   * @param nanos time that expressions are bounded by, as {@code Expression.compile} takes it
   * @throws InvalidConfiguration with all problems
   */
  static HubPlan compile(
      long epoch, Map<Kind, List<Document>> documents, Connectors connectors, LongSupplier nanos) {
    return new CompileHub(connectors).plan(epoch, documents, nanos);
  }

  /**
   * One flow that goes out, switched on or not.
   *
   * @param flow one of the documents
   * @throws InvalidConfiguration with all problems, those of the other documents too
   */
  static Optional<OutboundPlan> outbound(
      Document flow,
      Map<Kind, List<Document>> documents,
      Connectors connectors,
      LongSupplier nanos) {
    CompileHub hub = new CompileHub(connectors);
    hub.plan(0, documents, nanos);
    return hub.leaving.stream().filter(plan -> plan.flow().id().equals(flow.id())).findFirst();
  }

  private HubPlan plan(long epoch, Map<Kind, List<Document>> documents, LongSupplier nanos) {
    for (Document document : documents.getOrDefault(Kind.RECORD_TYPE, List.of())) {
      RecordType type = read(document, RecordTypeDocument::parse, RecordType::id);
      if (type != null) {
        recordTypes.put(type.id(), type);
      }
    }
    for (Document document : documents.getOrDefault(Kind.SYSTEM, List.of())) {
      ConnectedSystem system = read(document, SystemDocument::parse, ConnectedSystem::id);
      if (system != null && system.id().equals(EditRecords.SYSTEM)) {
        problem(document, "id", "The hub itself is the system of this name: choose another.");
      } else if (system != null) {
        systems.put(system.id(), system);
      }
    }
    documents.getOrDefault(Kind.RECORD_TYPE, List.of()).forEach(this::checkNames);
    readFunctions(documents.getOrDefault(Kind.MAPPING_FUNCTION, List.of()), nanos);
    for (Document document : documents.getOrDefault(Kind.MAPPING, List.of())) {
      MappingTable table = read(document, MappingTable::parse, MappingTable::id);
      if (table != null) {
        mappings.put(table.id(), table);
        mappingVersions.put(table.id(), document.version());
      }
    }
    Map<SourceObject, List<FlowPlan>> flows = new HashMap<>();
    Map<Document, OutboundFlow> goingOut = new LinkedHashMap<>();
    for (Document document : documents.getOrDefault(Kind.FLOW, List.of())) {
      AnyFlow flow = read(document, FlowDocument::parse, AnyFlow::id);
      if (flow instanceof OutboundFlow out) {
        goingOut.put(document, out);
      }
      FlowPlan plan = flow instanceof Flow in ? compile(document, in) : null;
      if (plan != null && plan.flow().enabled()) {
        add(document, plan, flows);
      }
    }
    List<OutboundPlan> outbound = outbound(goingOut, flows);
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    for (RecordType type : recordTypes.values()) {
      flows.put(new SourceObject(EditRecords.SYSTEM, type.id()), List.of(EditFlow.of(type)));
    }
    List<Document> defined = documents.getOrDefault(Kind.MAPPING_FUNCTION, List.of());
    return new HubPlan(
        epoch, systems, recordTypes, flows, outbound, () -> new DefinedFunctions(defined, nanos));
  }

  /** The latest of each has to be good; an earlier one, where a mapping names it. */
  private void readFunctions(List<Document> versions, LongSupplier nanos) {
    Map<String, Document> latest = new TreeMap<>();
    for (Document version : versions) {
      latest.merge(
          version.id(), version, (one, other) -> one.version() > other.version() ? one : other);
    }
    for (Document document : latest.values()) {
      read(document, json -> DefinedFunction.parse(json, nanos), DefinedFunction::id);
    }
    functions = new DefinedFunctions(versions, nanos);
  }

  /** What a record type names has to be there: the types and systems of its fields. */
  private void checkNames(Document document) {
    RecordType type = recordTypes.get(document.id());
    if (type == null) {
      return;
    }
    for (RelationDefinition relation : type.relations()) {
      for (String to : relation.to()) {
        if (!recordTypes.containsKey(to)) {
          problem(
              document,
              "relations." + relation.name(),
              "There is no record type '" + to + "': add it first.");
        }
      }
    }
    for (FieldDefinition field : type.fields()) {
      String at = "fields." + field.name();
      String to = field.referenceTo();
      if (to != null && !recordTypes.containsKey(to)) {
        problem(document, at, "There is no record type '" + to + "': add it first.");
      }
      for (String source : field.survivorship().sources()) {
        if (!source.equals(EditRecords.SYSTEM) && !systems.containsKey(source)) {
          problem(
              document,
              at + ".survivorship",
              "There is no system '"
                  + source
                  + "': add it first. People are '"
                  + EditRecords.SYSTEM
                  + "'.");
        }
      }
    }
  }

  private <T> @Nullable T read(
      Document document, Function<byte[], T> parser, Function<T, String> idOf) {
    try {
      T read = parser.apply(document.content());
      if (!idOf.apply(read).equals(document.id())) {
        problem(
            document, "id", "The document's id has to be '" + document.id() + "', its name here.");
        return null;
      }
      return read;
    } catch (InvalidConfiguration e) {
      e.problems().forEach(p -> problem(document, p.path(), p.message()));
      return null;
    } catch (IllegalArgumentException e) {
      problem(document, "", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable FlowPlan compile(Document document, Flow flow) {
    ConnectedSystem system = systems.get(flow.system());
    RecordType type = recordTypes.get(flow.recordType());
    MappingTable table = mappings.get(flow.mapping());
    if (system == null) {
      problem(document, "system", "There is no system '" + flow.system() + "': add it first.");
    }
    if (type == null) {
      problem(document, "recordType", "There is no record type '" + flow.recordType() + "'.");
    }
    if (table == null) {
      problem(document, "mapping", "There is no mapping '" + flow.mapping() + "': add it first.");
    }
    if (system == null || type == null || table == null) {
      return null;
    }
    if (flow.order() == Flow.Order.ARRIVAL && system.queue() != IntakeQueue.ORDERED) {
      problem(
          document,
          "order",
          "Order of arrival needs one consumer in the whole cluster: move system '"
              + system.id()
              + "' to the ordered queue, or order by version or time.");
    }
    checkOrderRow(document, flow, table);
    try {
      MappingPlan plan =
          MappingCompiler.compile(table, flow.format(), type, flow.system(), functions);
      return new FlowPlan(
          flow, document.version(), mappingVersions.getOrDefault(table.id(), 0), plan, type);
    } catch (InvalidConfiguration e) {
      e.problems()
          .forEach(p -> problem(document, "mapping " + table.id() + " " + p.path(), p.message()));
      return null;
    }
  }

  private void checkOrderRow(Document document, Flow flow, MappingTable table) {
    String needed =
        switch (flow.order()) {
          case VERSION -> "@version";
          case TIME -> "@time";
          case ARRIVAL -> null;
        };
    if (needed != null && table.rows().stream().noneMatch(row -> row.target().equals(needed))) {
      problem(
          document,
          "order",
          "The flow orders by " + needed + ", but mapping '" + table.id() + "' has no such row.");
    }
  }

  private void add(Document document, FlowPlan plan, Map<SourceObject, List<FlowPlan>> flows) {
    SourceObject source = new SourceObject(plan.flow().system(), plan.flow().object());
    List<FlowPlan> same = flows.computeIfAbsent(source, k -> new ArrayList<>());
    for (FlowPlan other : same) {
      if (other.flow().recordType().equals(plan.flow().recordType())) {
        problem(
            document,
            "recordType",
            "Flow '"
                + other.flow().id()
                + "' brings the same object to the same record type already: disable one.");
      }
    }
    same.add(plan);
  }

  private List<OutboundPlan> outbound(
      Map<Document, OutboundFlow> documents, Map<SourceObject, List<FlowPlan>> inbound) {
    CompileOutbound compile =
        new CompileOutbound(
            new CompileOutbound.Parts(systems, recordTypes, mappings, mappingVersions, inbound),
            connectors,
            functions);
    this.leaving =
        documents.entrySet().stream()
            .map(flow -> compile.plan(flow.getKey(), flow.getValue(), problems))
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(plan -> plan.flow().id()))
            .toList();
    return this.leaving.stream().filter(plan -> plan.flow().enabled()).toList();
  }

  private void problem(Document document, String path, String message) {
    String where = document.kind().folder() + "/" + document.id();
    problems.add(new ConfigurationProblem(path.isEmpty() ? where : where + " " + path, message));
  }
}
