package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.expression.BodyTree;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceReader;
import org.syncline.mapping.format.TargetWriter;
import org.syncline.record.RecordType;

/**
 * Turns a mapping table into a plan, once per version of the table: paths become slots, patterns
 * and value maps are parsed, values that the table gives are converted.
 */
public final class MappingCompiler {
  private final MappingTable table;
  private final FormatDefinition format;
  private final SourceReader.Builder reader;
  private final Paths paths;
  private final DefinedFunctions functions;
  private final List<ConfigurationProblem> problems = new ArrayList<>();

  private MappingCompiler(MappingTable table, FormatDefinition format, DefinedFunctions functions) {
    this.functions = functions;
    this.table = table;
    this.format = format;
    this.reader = SourceReader.builder(format);
    this.paths = Paths.ofBody(reader);
  }

  /** Compiles a table whose steps are mapping functions of the hub's own. */
  public static MappingPlan compile(
      MappingTable table, FormatDefinition format, RecordType recordType, String system) {
    return compile(table, format, recordType, system, DefinedFunctions.NONE);
  }

  /**
   * Compiles a table that leads to a record type.
   *
   * @param system the sending system, whose objects links mean unless they name another
   * @param functions what steps may name beside the hub's own mapping functions
   * @throws InvalidConfiguration with all problems; paths are those of the mapping document, or
   *     {@code format}
   */
  public static MappingPlan compile(
      MappingTable table,
      FormatDefinition format,
      RecordType recordType,
      String system,
      DefinedFunctions functions) {
    return new MappingCompiler(table, format, functions).plan(recordType, system);
  }

  /**
   * Compiles a table that has an output.
   *
   * @param functions what steps may name beside the hub's own mapping functions
   * @throws InvalidConfiguration with all problems; paths are those of the mapping document, or
   *     {@code format}
   */
  public static BodyPlan compile(
      MappingTable table, FormatDefinition format, DefinedFunctions functions) {
    return new MappingCompiler(table, format, functions).bodyPlan();
  }

  private MappingPlan plan(RecordType recordType, String system) {
    if (table.output() != null) {
      problem("output", "A mapping with an output can't bring records: it has no record type.");
    } else if (!table.recordType().equals(recordType.id())) {
      problem(
          "recordType",
          "This mapping is for '" + table.recordType() + "', not for '" + recordType.id() + "'.");
    }
    CompiledRule[] rules = rules(new RecordTargets(recordType, system));
    if (table.rows().stream().noneMatch(MappingRow::isKey)) {
      problem(
          "rows", "A row for @key is missing: it tells which source record a message is about.");
    }
    long targets = table.rows().stream().map(MappingRow::target).distinct().count();
    return new CompiledPlan(body(rules), Math.toIntExact(targets));
  }

  private BodyPlan bodyPlan() {
    FormatDefinition output = table.output();
    if (output == null) {
      problem("recordType", "This mapping brings records: it has no output.");
      throw new InvalidConfiguration(problems);
    }
    TargetWriter.Builder builder = TargetWriter.builder(output);
    OutputTargets targets = OutputTargets.of(table.rows(), builder, this::at);
    TargetWriter writer = built(builder, "output", TargetWriter.Builder::build);
    if (writer == null) {
      throw new InvalidConfiguration(problems);
    }
    targets.written(writer);
    CompiledRule[] rules = rules(targets);
    return new CompiledBodyPlan(body(rules), targets.slots(), writer);
  }

  private CompiledRule[] rules(Targets targets) {
    TableCompiler compiler = new TableCompiler(table, functions, targets, paths);
    return compiler.rules(table.rows(), this::at).toArray(CompiledRule[]::new);
  }

  private RowProblems at(int row) {
    return new RowProblems("rows[" + row + "]", problems);
  }

  private CompiledPlan.PlanBody body(CompiledRule[] rules) {
    SourceReader built = built(reader, "format", SourceReader.Builder::build);
    if (!problems.isEmpty() || built == null) {
      throw new InvalidConfiguration(problems);
    }
    BodyTree tree = paths.needsTree() ? BodyTree.of(format) : null;
    return new CompiledPlan.PlanBody(format.kind(), built, reader.slots(), tree, rules);
  }

  private <B, T> @Nullable T built(B builder, String path, Function<B, T> build) {
    try {
      return build.apply(builder);
    } catch (IllegalArgumentException e) {
      problem(path, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void problem(String path, String message) {
    problems.add(new ConfigurationProblem(path, message));
  }
}
