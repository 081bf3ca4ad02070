package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.CanonicalConversions;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.function.MappingFunction;
import org.syncline.mapping.function.StepChain;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;

/** Compiles one row that gives a value. */
final class RowCompiler {
  private final MappingTable table;
  private final DefinedFunctions functions;
  private final Paths paths;
  private final MappingRow row;
  private final Target target;
  private final @Nullable FieldType type;
  private final @Nullable FieldDefinition field;
  private final RowProblems problems;

  RowCompiler(
      MappingTable table,
      DefinedFunctions functions,
      Paths paths,
      MappingRow row,
      Targets.Aim aim,
      RowProblems problems) {
    this.table = table;
    this.functions = functions;
    this.paths = paths;
    this.row = row;
    this.target = aim.target();
    this.type = aim.type();
    this.field = aim.field();
    this.problems = problems;
  }

  /** The rule, or null after a problem. */
  @Nullable CompiledRule compile() {
    int before = problems.all().size();
    Conversion conversion = conversion();
    Object constant = null;
    if (row.constant() != null) {
      RowOptions.refuseBesideConstant(row, problems);
      constant = literal("constant", row.constant());
    }
    Object fallback = row.defaultValue() == null ? null : literal("default", row.defaultValue());
    RowOptions.refuseContradictions(row, isOfMessage(), problems);
    RowInput input = input();
    List<CompiledRow.NamedStep> steps = steps();
    Lookup lookup =
        conversion == null
            ? null
            : new LookupCompiler(table, row, target, conversion, problems).compile();
    if (problems.all().size() > before || conversion == null) {
      return null;
    }
    if (constant != null) {
      return new CompiledConstant(target, target.prepared(constant));
    }
    CompiledRow compiled =
        new CompiledRow(
            target,
            input,
            steps,
            lookup,
            conversion,
            row.required() || row.isKey(),
            fallback,
            row.onBlank(),
            row.onError());
    CompiledCopy copying = compiled.copying();
    if (copying == null) {
      CompiledCode lookingUp = compiled.lookingUp();
      return lookingUp == null ? compiled : lookingUp;
    }
    paths.allowRaw(row.source().paths().get(0));
    return copying;
  }

  private boolean isOfMessage() {
    return switch (target.kind()) {
      case KEY, VERSION, TIME, RECORD -> true;
      case FIELD, LINK, PLACE, LIST, ITEMS -> false;
    };
  }

  private @Nullable Conversion conversion() {
    RowConversion options = new RowConversion(row, problems);
    if (row.constant() != null && !isOfMessage()) {
      options.refuseIdleOptions(type == FieldType.REFERENCE ? type : null);
      return type == null ? AsFound.CONVERSION : ofTable(type);
    }
    return switch (target.kind()) {
      case KEY -> options.ofKey();
      case VERSION, RECORD -> options.ofVersion();
      case TIME -> options.ofTime();
      case FIELD, LINK -> type == null ? null : options.ofSource(type, field);
      case PLACE, LIST, ITEMS -> {
        if (type == null) {
          options.refuseIdleOptions(FieldType.STRING);
          yield AsFound.CONVERSION;
        }
        Conversion ofSource = options.ofSource(type, field);
        yield ofSource == null ? null : forOutput(ofSource, type);
      }
    };
  }

  private Conversion ofTable(FieldType ofType) {
    Conversion conversion = CanonicalConversions.of(ofType, field);
    return field == null && !isOfMessage() ? forOutput(conversion, ofType) : conversion;
  }

  /** Writers know one kind of number. */
  private static Conversion forOutput(Conversion conversion, FieldType ofType) {
    if (ofType != FieldType.INTEGER) {
      return conversion;
    }
    return new Conversion() {
      @Override
      public Object convert(Object source) {
        Object converted = conversion.convert(source);
        return converted instanceof Long number ? BigDecimal.valueOf(number) : converted;
      }

      @Override
      public String rule() {
        return conversion.rule();
      }
    };
  }

  /** A value of the table in canonical form, {@link Found#NULL}, or null after a problem. */
  private @Nullable Object literal(String member, MappingRow.Literal literal) {
    Object written = literal.value();
    if (written == null) {
      return Found.NULL;
    }
    if (type == null && isOfMessage()) {
      return null;
    }
    Object source =
        written instanceof BigDecimal number ? new Found.Number(number.toPlainString()) : written;
    Conversion ofTable = type == null ? AsFound.CONVERSION : CanonicalConversions.of(type, field);
    Object converted = canonical(source, ofTable, target);
    if (converted instanceof Fault fault) {
      problems.add(member, fault.message());
      return null;
    }
    return target.kind() == Target.Kind.LIST ? List.of(converted) : converted;
  }

  static Object canonical(Object source, Conversion conversion, Target target) {
    Object value = source instanceof String text ? Characters.normalised(text) : source;
    Object converted = conversion.convert(value);
    Fault refused = converted instanceof Fault ? null : target.refuses(converted);
    return refused == null ? converted : refused;
  }

  private RowInput input() {
    if (row.source() instanceof RowSource.ByExpression expression) {
      return new RowInput(selectors(expression), row.source().paths(), false);
    }
    List<String> given = row.source().paths();
    List<Selector> selectors = new ArrayList<>();
    boolean all = row.source() instanceof RowSource.All;
    String member = all ? "all" : "source";
    for (int i = 0; i < given.size(); i++) {
      try {
        selectors.add(paths.selector(given.get(i)));
      } catch (IllegalArgumentException e) {
        problems.add(
            given.size() == 1 && !all ? member : member + "[" + i + "]",
            String.valueOf(e.getMessage()));
      }
    }
    return new RowInput(selectors, given, all);
  }

  private List<CompiledRow.NamedStep> steps() {
    List<CompiledRow.NamedStep> steps = new ArrayList<>();
    StepChain chain = new StepChain();
    for (int i = 0; i < row.steps().size(); i++) {
      MappingRow.Step step = row.steps().get(i);
      try {
        steps.add(new CompiledRow.NamedStep(step.function(), function(step, chain)));
      } catch (IllegalArgumentException e) {
        problems.add("steps[" + i + "]", String.valueOf(e.getMessage()));
      }
    }
    return steps;
  }

  private MappingFunction function(MappingRow.Step step, StepChain chain) {
    if (!DefinedFunctions.isName(step.function())) {
      return chain.then(step.function(), step.arguments());
    }
    chain.anything(step.function());
    return functions.bind(step.function(), step.arguments());
  }

  private List<Selector> selectors(RowSource.ByExpression expression) {
    try {
      return List.of(paths.selector(functions.expression(expression.text())));
    } catch (IllegalArgumentException e) {
      problems.add("expression", String.valueOf(e.getMessage()));
      return List.of();
    }
  }
}
