package org.syncline.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.RequiredFields;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.golden.GoldenRun;
import org.syncline.mapping.golden.RunCases;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;

/**
 * What keeps a mapping from being published although it can be read: golden cases that fail, and
 * required fields that it may leave empty while it gives whole states. Documents that can't be read
 * are passed over; whoever compiles them says why.
 */
final class MappingGate {
  private final Map<Kind, List<Document>> documents;
  private final Clock clock;

  /**
   * @param documents the latest versions by kind, those to be published among them
   */
  MappingGate(Map<Kind, List<Document>> documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /** The mappings that documents are, or that they use as flows. */
  Collection<String> mappingsOf(List<Document> published) {
    TreeSet<String> mappings = new TreeSet<>();
    for (Document document : published) {
      if (document.kind() == Kind.MAPPING) {
        mappings.add(document.id());
      } else if (document.kind() == Kind.FLOW) {
        read(document, FlowDocument::parse).map(AnyFlow::mapping).ifPresent(mappings::add);
      }
    }
    return mappings;
  }

  /** Required fields that a mapping may leave empty, for each flow that brings whole states. */
  List<ConfigurationProblem> emptyFields(String mapping) {
    MappingTable table = table(mapping).orElse(null);
    RecordType type = table == null ? null : type(table).orElse(null);
    if (table == null || type == null) {
      return List.of();
    }
    List<String> unfilled = RequiredFields.unfilled(table, type);
    List<String> full =
        flows(mapping).stream()
            .filter(Flow.class::isInstance)
            .map(Flow.class::cast)
            .filter(flow -> flow.enabled() && flow.state() == Flow.State.FULL)
            .map(flow -> "'" + flow.id() + "'")
            .toList();
    if (unfilled.isEmpty() || full.isEmpty()) {
      return List.of();
    }
    return List.of(
        new ConfigurationProblem(
            at(mapping, "rows"),
            "Record type '"
                + type.id()
                + "' requires "
                + String.join(", ", unfilled)
                + ", and full states come by flow "
                + String.join(", ", full)
                + ": give each of these fields a row that is 'required', or a constant."));
  }

  /** What the golden cases of a mapping say. */
  List<ConfigurationProblem> failedCases(String mapping) {
    return table(mapping).map(this::run).stream()
        .flatMap(run -> run.problems().stream())
        .map(problem -> new ConfigurationProblem(at(mapping, problem.path()), problem.message()))
        .toList();
  }

  /**
   * Runs the cases of a table as the flows of its mapping would.
   *
   * @throws InvalidConfiguration where its record type is not there
   */
  GoldenRun run(MappingTable table) {
    if (table.cases().isEmpty()) {
      return new GoldenRun(List.of(), List.of());
    }
    RecordType type = table.output() == null ? needed(table) : null;
    List<RunCases.Use> uses =
        flows(table.id()).stream()
            .map(flow -> new RunCases.Use(flow.format(), flow.system()))
            .toList();
    DefinedFunctions functions =
        new DefinedFunctions(
            documents.getOrDefault(Kind.MAPPING_FUNCTION, List.of()),
            CheckConfiguration.nanos(clock));
    return new RunCases(table, type, uses, functions, clock).run();
  }

  private RecordType needed(MappingTable table) {
    return type(table)
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    List.of(
                        new ConfigurationProblem(
                            at(table.id(), "recordType"),
                            "There is no record type '"
                                + table.recordType()
                                + "': add it first."))));
  }

  private List<AnyFlow> flows(String mapping) {
    List<AnyFlow> flows = new ArrayList<>();
    for (Document document : documents.getOrDefault(Kind.FLOW, List.of())) {
      read(document, FlowDocument::parse)
          .filter(flow -> flow.mapping().equals(mapping))
          .ifPresent(flows::add);
    }
    flows.sort(Comparator.comparing(AnyFlow::id));
    return flows;
  }

  private Optional<MappingTable> table(String mapping) {
    return find(Kind.MAPPING, mapping).flatMap(document -> read(document, MappingTable::parse));
  }

  private Optional<RecordType> type(MappingTable table) {
    return find(Kind.RECORD_TYPE, table.recordType())
        .flatMap(document -> read(document, RecordTypeDocument::parse));
  }

  private Optional<Document> find(Kind kind, String id) {
    return documents.getOrDefault(kind, List.of()).stream()
        .filter(document -> document.id().equals(id))
        .findFirst();
  }

  private static <T> Optional<T> read(Document document, Function<byte[], T> parser) {
    try {
      return Optional.of(parser.apply(document.content()));
    } catch (IllegalArgumentException | InvalidConfiguration unreadable) {
      return Optional.empty();
    }
  }

  private static String at(String mapping, String path) {
    return Kind.MAPPING.folder() + "/" + mapping + " " + path;
  }
}
