package org.syncline.mapping.golden;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.BodyPlan;
import org.syncline.mapping.GoldenCase;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.UnreadableBody;
import org.syncline.mapping.golden.CaseResult.Compared;
import org.syncline.record.RecordType;

/** Runs the golden cases of a table as the flows that use it would. For one thread, once. */
public final class RunCases {
  /** After this time no further case is begun, and the run counts as failed. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  private static final String NO_SYSTEM = "";

  private final MappingTable table;
  private final @Nullable RecordType type;
  private final List<Use> uses;
  private final DefinedFunctions functions;
  private final Clock clock;
  private final Map<Use, PlanOrNot> plans = new HashMap<>();
  private final List<ConfigurationProblem> obstacles = new ArrayList<>();

  /** In which format, and from which system, bodies come to a mapping. */
  public record Use(FormatDefinition format, String system) {}

  /** Neither where the table does not compile; that is said once. */
  private record PlanOrNot(@Nullable MappingPlan plan, @Nullable BodyPlan output) {
    static final PlanOrNot NOT = new PlanOrNot(null, null);
  }

  /**
   * @param type that the table leads to; null where it has an output
   * @param uses of the flows that use the mapping, in the order of their ids; may be none
   * @param functions what steps may name beside the hub's own
   */
  public RunCases(
      MappingTable table,
      @Nullable RecordType type,
      List<Use> uses,
      DefinedFunctions functions,
      Clock clock) {
    this.functions = functions;
    this.table = table;
    this.type = type;
    this.uses = List.copyOf(uses);
    this.clock = clock;
  }

  public GoldenRun run() {
    long end = clock.millis() + LONGEST.toMillis();
    List<CaseResult> results = new ArrayList<>();
    for (int i = 0; i < table.cases().size(); i++) {
      if (clock.millis() > end) {
        obstacles.add(
            new ConfigurationProblem(
                "cases",
                "Only "
                    + i
                    + " of "
                    + table.cases().size()
                    + " cases were run in "
                    + LONGEST.toSeconds()
                    + " s: keep fewer or smaller ones."));
        break;
      }
      GoldenCase goldenCase = table.cases().get(i);
      List<Compared> compared = compared(goldenCase, i);
      if (compared != null) {
        results.add(new CaseResult(i, goldenCase.name(), compared));
      }
    }
    return new GoldenRun(results, obstacles);
  }

  /** Null where the case can't be run. */
  private @Nullable List<Compared> compared(GoldenCase goldenCase, int place) {
    PlanOrNot plan = plan(goldenCase, place);
    RecordType to = type;
    FormatDefinition output = table.output();
    if (plan.plan() != null && to != null) {
      return new CompareCase(
              goldenCase, goldenCase.expected(), field -> ShownValue.privacy(field, to))
          .with(Came.of(plan.plan().map(goldenCase.body())));
    }
    if (plan.output() == null || output == null) {
      return null;
    }
    try {
      return new CompareOutput(goldenCase, output).with(plan.output().map(goldenCase.body()));
    } catch (UnreadableBody e) {
      obstacles.add(
          new ConfigurationProblem(
              "cases[" + place + "].out",
              "Golden case '"
                  + goldenCase.name()
                  + "': what is expected is no body of the output's format. "
                  + e.getMessage()));
      return null;
    }
  }

  private PlanOrNot plan(GoldenCase goldenCase, int place) {
    FormatDefinition format = goldenCase.format();
    List<FormatDefinition> formats = uses.stream().map(Use::format).distinct().toList();
    if (format == null && formats.size() > 1) {
      obstacles.add(
          new ConfigurationProblem(
              "cases[" + place + "].format",
              "Golden case '"
                  + goldenCase.name()
                  + "': flows of several formats use this mapping. Say which format the body"
                  + " has."));
      return PlanOrNot.NOT;
    }
    FormatDefinition used = format != null ? format : formats.isEmpty() ? json() : formats.get(0);
    String system = goldenCase.system();
    Use use = new Use(used, system == null ? usualSystem(used) : system);
    return plans.computeIfAbsent(use, asked -> compile(asked, goldenCase, place));
  }

  private static FormatDefinition json() {
    return new FormatDefinition.Json();
  }

  /** That of a flow with this format, else of any. */
  private String usualSystem(FormatDefinition format) {
    return uses.stream()
        .filter(use -> use.format().equals(format))
        .findFirst()
        .or(() -> uses.stream().findFirst())
        .map(Use::system)
        .orElse(NO_SYSTEM);
  }

  private PlanOrNot compile(Use use, GoldenCase goldenCase, int place) {
    try {
      return type == null
          ? new PlanOrNot(null, MappingCompiler.compile(table, use.format(), functions))
          : new PlanOrNot(
              MappingCompiler.compile(table, use.format(), type, use.system(), functions), null);
    } catch (InvalidConfiguration e) {
      for (ConfigurationProblem problem : e.problems()) {
        obstacles.add(
            new ConfigurationProblem(
                problem.path(),
                "For golden case '"
                    + goldenCase.name()
                    + "' (cases["
                    + place
                    + "]): "
                    + problem.message()));
      }
      return PlanOrNot.NOT;
    }
  }
}
