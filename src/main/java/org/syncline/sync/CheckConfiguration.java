package org.syncline.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.connector.spi.Connectors;

/** What keeps documents from being published, whichever way they come in. */
final class CheckConfiguration {
  private static final long NANOS = 1_000_000;

  private final Documents documents;
  private final Connectors connectors;
  private final Clock clock;

  CheckConfiguration(Documents documents, Connectors connectors, Clock clock) {
    this.documents = documents;
    this.connectors = connectors;
    this.clock = clock;
  }

  /** The latest versions of all documents by kind; of mapping functions all versions. */
  Map<Kind, List<Document>> latest() {
    return latest(documents);
  }

  private static Map<Kind, List<Document>> latest(Documents documents) {
    Map<Kind, List<Document>> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, documents.latest(kind));
    }
    // A mapping may name an earlier version of a function.
    List<Document> functions = new ArrayList<>();
    for (Document function : all.getOrDefault(Kind.MAPPING_FUNCTION, List.of())) {
      functions.addAll(documents.versions(Kind.MAPPING_FUNCTION, function.id()));
    }
    all.put(Kind.MAPPING_FUNCTION, functions);
    return all;
  }

  /** Compiles what {@link #latest} gave. */
  HubPlan compile(long epoch, Map<Kind, List<Document>> all) {
    return CompileHub.compile(epoch, all, connectors, nanos(clock));
  }

  /** Expressions ask for the time seldom, and only to find out that half a second went by. */
  static LongSupplier nanos(Clock clock) {
    return () -> clock.millis() * NANOS;
  }

  /**
   * All problems of documents that were added.
   *
   * @throws InvalidConfiguration with all of them, if there are any
   */
  void refuseUnusable(List<Document> added) {
    List<ConfigurationProblem> problems = problems(latest(), added);
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }

  /** What would be said if this document came in now; it is not stored. */
  List<ConfigurationProblem> problemsWith(Document proposed) {
    return problems(with(proposed), List.of(proposed));
  }

  private Map<Kind, List<Document>> with(Document proposed) {
    Map<Kind, List<Document>> all = latest();
    List<Document> others = new ArrayList<>(all.getOrDefault(proposed.kind(), List.of()));
    others.removeIf(document -> document.id().equals(proposed.id()));
    others.add(proposed);
    all.put(proposed.kind(), others);
    return all;
  }

  /**
   * A flow that goes out as it would be if this document came in now, switched on or not; it is not
   * stored.
   *
   * @throws InvalidConfiguration with all problems
   */
  Optional<OutboundPlan> outbound(Document proposed) {
    Map<Kind, List<Document>> all = with(proposed);
    List<ConfigurationProblem> problems = problems(all, List.of(proposed));
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    return CompileHub.outbound(proposed, all, connectors, nanos(clock));
  }

  /** Runs cases against what is published, and what it would be published with. */
  static MappingGate gate(Documents documents, Clock clock) {
    return new MappingGate(latest(documents), clock);
  }

  private List<ConfigurationProblem> problems(Map<Kind, List<Document>> all, List<Document> added) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    try {
      compile(documents.epoch(), all);
    } catch (InvalidConfiguration e) {
      problems.addAll(e.problems());
    }
    boolean compiles = problems.isEmpty();
    new CheckConnections(connectors).add(added, problems);
    EarlierVersions earlier = new EarlierVersions(documents);
    added.forEach(document -> problems.addAll(earlier.contradictions(document)));
    MappingGate gate = new MappingGate(all, clock);
    Collection<String> mappings = gate.mappingsOf(added);
    mappings.forEach(mapping -> problems.addAll(gate.emptyFields(mapping)));
    // Cases of what does not compile would only repeat why.
    if (compiles) {
      mappings.forEach(mapping -> problems.addAll(gate.failedCases(mapping)));
    }
    return problems;
  }
}
