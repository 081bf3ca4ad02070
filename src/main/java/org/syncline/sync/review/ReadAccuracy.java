package org.syncline.sync.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;
import org.syncline.mapping.MappingRow;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.Problems;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.FlowDocument;

/**
 * Mapping accuracy A = M/N of what came in, by version of a mapping and by field, with the rules
 * and codes that values failed by. It is worked out from the outcomes, so that it counts what was
 * committed, all of it, and nothing else.
 */
public final class ReadAccuracy {
  private static final int PAGE = 500;
  private static final int SAMPLES = 5;

  private final Transactions transactions;
  private final ReviewedMessages messages;
  private final Documents documents;

  public ReadAccuracy(Transactions transactions, ReviewedMessages messages, Documents documents) {
    this.transactions = transactions;
    this.messages = messages;
    this.documents = documents;
  }

  /**
   * One version.
   *
   * @param records share of messages that were mapped without a problem
   * @param fields by target of the table, in its order
   * @param unreadable problems of bodies that could not be read at all, under their codes
   */
  public record OfVersion(
      int version, Accuracy records, List<OfField> fields, List<Failing> unreadable) {}

  /** One field. */
  public record OfField(String target, Accuracy values, List<Failing> failing) {}

  /**
   * What values failed by.
   *
   * @param samples at most 5 of the messages
   */
  public record Failing(@Nullable String rule, String code, long count, List<Sample> samples) {}

  /**
   * A message and its value, masked.
   *
   * @param value first character and length, as it was noted
   */
  public record Sample(long receipt, @Nullable String value) {}

  /**
   * All versions of a mapping that messages of the period were mapped by, newest first.
   *
   * @param from begin of the period of acceptance, included; null = none
   * @param to its end, not included; null = none
   */
  public List<OfVersion> of(
      String mapping, @Nullable Instant from, @Nullable Instant to, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    who.require(Permission.READ_FIGURES);
    return transactions.inNew(
        () -> messages.range(from, to).map(range -> inRange(mapping, range)).orElseGet(List::of));
  }

  private List<OfVersion> inRange(String mapping, ReviewedMessages.Range range) {
    FlowMappings flows = new FlowMappings();
    Map<Integer, VersionTally> versions = new TreeMap<>(java.util.Comparator.reverseOrder());
    for (ReviewedMessages.Group group : messages.groups(range)) {
      if (flows.named(mapping, group.flow(), group.flowVersion())) {
        versions.computeIfAbsent(group.mappingVersion(), version -> new VersionTally()).records +=
            group.messages();
      }
    }
    long receipt = -1;
    String flow = "";
    List<ReviewedMessages.Faulty> page;
    do {
      page = messages.faulty(range, receipt, flow, PAGE);
      for (ReviewedMessages.Faulty faulty : page) {
        VersionTally tally = versions.get(faulty.mappingVersion());
        if (tally != null && flows.named(mapping, faulty.flow(), faulty.flowVersion())) {
          tally.add(faulty.receipt(), Problems.fromBytes(faulty.problems()));
        }
        receipt = faulty.receipt();
        flow = faulty.flow();
      }
    } while (page.size() == PAGE);
    List<OfVersion> answer = new ArrayList<>();
    Map<Integer, List<String>> targets = targets(mapping, versions.keySet());
    versions.forEach(
        (version, tally) ->
            answer.add(tally.of(version, targets.getOrDefault(version, List.of()))));
    return answer;
  }

  /** Which mappings the versions of flows named; each flow is read once. */
  private final class FlowMappings {
    private final Map<String, List<Document>> versions = new HashMap<>();
    private final Map<String, String> mappings = new HashMap<>();

    boolean named(String mapping, String flow, int version) {
      return mapping.equals(
          mappings.computeIfAbsent(flow + " " + version, key -> mapping(flow, version)));
    }

    private String mapping(String flow, int version) {
      return versions.computeIfAbsent(flow, id -> documents.versions(Kind.FLOW, id)).stream()
          .filter(document -> document.version() == version)
          .map(document -> FlowDocument.parse(document.content()).mapping())
          .findFirst()
          .orElse("");
    }
  }

  /** Targets of the rows of these versions of a mapping, in their order. */
  private Map<Integer, List<String>> targets(String mapping, Set<Integer> versions) {
    Map<Integer, List<String>> targets = new HashMap<>();
    for (Document document : documents.versions(Kind.MAPPING, mapping)) {
      if (versions.contains(document.version())) {
        targets.put(
            document.version(),
            MappingTable.parse(document.content()).rows().stream()
                .map(MappingRow::target)
                .distinct()
                .toList());
      }
    }
    return targets;
  }

  /** Sums of one version. */
  private static final class VersionTally {
    long records;
    private long faulty;
    private long unreadable;
    private final Map<String, Map<String, FailingTally>> byTarget = new HashMap<>();

    void add(long receipt, List<Problem> problems) {
      boolean ofMapping = false;
      for (Problem problem : problems) {
        // Intake's own reasons have no rule.
        if (problem.rule() != null) {
          ofMapping = true;
          String target = problem.target() == null ? "" : problem.target();
          unreadable += target.isEmpty() ? 1 : 0;
          byTarget
              .computeIfAbsent(target, name -> new TreeMap<>())
              .computeIfAbsent(
                  problem.code() + " " + problem.rule(), key -> new FailingTally(problem))
              .add(receipt, problem);
        }
      }
      faulty += ofMapping ? 1 : 0;
    }

    OfVersion of(int version, List<String> targets) {
      List<OfField> fields = new ArrayList<>();
      long asked = records - unreadable;
      for (String target : targets) {
        List<Failing> failing = failing(target);
        long faults = failing.stream().mapToLong(Failing::count).sum();
        fields.add(new OfField(target, Accuracy.of(asked - faults, asked), failing));
      }
      return new OfVersion(version, Accuracy.of(records - faulty, records), fields, failing(""));
    }

    private List<Failing> failing(String target) {
      return byTarget.getOrDefault(target, Map.of()).values().stream()
          .map(FailingTally::failing)
          .sorted(java.util.Comparator.comparingLong(Failing::count).reversed())
          .toList();
    }
  }

  /** Sums of one rule and code. */
  private static final class FailingTally {
    private final @Nullable String rule;
    private final String code;
    private final List<Sample> samples = new ArrayList<>();
    private long count;

    FailingTally(Problem first) {
      this.rule = first.rule();
      this.code = first.code();
    }

    void add(long receipt, Problem problem) {
      count++;
      if (samples.size() < SAMPLES) {
        samples.add(new Sample(receipt, problem.value()));
      }
    }

    Failing failing() {
      return new Failing(rule, code, count, List.copyOf(samples));
    }
  }
}
