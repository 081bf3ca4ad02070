package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.conversion.CanonicalConversions;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.FieldLimits;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceReader;
import org.syncline.mapping.function.MappingFunction;
import org.syncline.mapping.function.MappingFunctions;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;
import org.syncline.record.Limits;
import org.syncline.record.RecordType;

/**
 * Turns a mapping table into a plan, once per version of the table: paths become slots, patterns
 * and value maps are parsed, values that the table gives are converted.
 */
public final class MappingCompiler {

  private final MappingTable table;
  private final RecordType recordType;
  private final String system;
  private final SourceReader.Builder reader;
  private final DefinedFunctions functions;
  private final List<ConfigurationProblem> problems = new ArrayList<>();
  private final Map<Integer, String> pathOfSlot = new HashMap<>();

  private MappingCompiler(
      MappingTable table,
      SourceReader.Builder reader,
      RecordType recordType,
      String system,
      DefinedFunctions functions) {
    this.functions = functions;
    this.table = table;
    this.recordType = recordType;
    this.system = system;
    this.reader = reader;
  }

  /** Compiles a table whose steps are mapping functions of the hub's own. */
  public static MappingPlan compile(
      MappingTable table, FormatDefinition format, RecordType recordType, String system) {
    return compile(table, format, recordType, system, DefinedFunctions.NONE);
  }

  /**
   * Compiles a table.
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
    return new MappingCompiler(table, SourceReader.builder(format), recordType, system, functions)
        .plan(format.kind());
  }

  private MappingPlan plan(String format) {
    if (!table.recordType().equals(recordType.id())) {
      problem(
          "recordType",
          "This mapping is for '" + table.recordType() + "', not for '" + recordType.id() + "'.");
    }
    List<CompiledRow> rows = new ArrayList<>();
    Set<String> targets = new HashSet<>();
    for (int i = 0; i < table.rows().size(); i++) {
      MappingRow row = table.rows().get(i);
      RowProblems rowProblems = new RowProblems(i, problems);
      if (!targets.add(row.target())) {
        rowProblems.add(
            "target", "An earlier row has this target: keep one, with a list of sources.");
      }
      CompiledRow compiled = row(row, rowProblems);
      if (compiled != null) {
        rows.add(compiled);
      }
    }
    if (!targets.contains(MappingRow.KEY)) {
      problem(
          "rows", "A row for @key is missing: it tells which source record a message is about.");
    }
    SourceReader built = null;
    try {
      built = reader.build();
    } catch (IllegalArgumentException e) {
      problem("format", String.valueOf(e.getMessage()));
    }
    if (!problems.isEmpty() || built == null) {
      throw new InvalidConfiguration(problems);
    }
    return new CompiledPlan(format, built, pathOfSlot.size(), rows);
  }

  private void problem(String path, String message) {
    problems.add(new ConfigurationProblem(path, message));
  }

  private @Nullable CompiledRow row(MappingRow row, RowProblems rowProblems) {
    int before = problems.size();
    FieldDefinition field = recordType.field(row.target()).orElse(null);
    FieldType type = row.isField() ? type(row, field, rowProblems) : null;
    Target target = target(row, field, type, rowProblems);
    if (target == null) {
      return null;
    }
    RowConversion options = new RowConversion(row, rowProblems);
    Conversion conversion = conversion(row, target, type, field, options);
    Object constant = null;
    if (row.constant() != null) {
      refuseBesideConstant(row, rowProblems);
      constant = literal("constant", row.constant(), target, type, field, rowProblems);
    }
    Object fallback =
        row.defaultValue() == null
            ? null
            : literal("default", row.defaultValue(), target, type, field, rowProblems);
    refuseContradictions(row, rowProblems);
    int[] slots = slots(row, rowProblems);
    List<MappingFunction> steps = steps(row, rowProblems);
    CompiledMap map = conversion == null ? null : map(row, target, conversion, rowProblems);
    if (problems.size() > before || conversion == null) {
      return null;
    }
    return new CompiledRow(
        target,
        slots,
        row.sources(),
        constant,
        steps,
        map,
        conversion,
        row.required() || row.isKey(),
        fallback,
        row.onBlank(),
        row.onError());
  }

  private @Nullable FieldType type(
      MappingRow row, @Nullable FieldDefinition field, RowProblems rowProblems) {
    if (field == null) {
      return null;
    }
    FieldType type = row.type() == null ? field.type() : row.type();
    if (!RowConversion.fits(type, field.type())) {
      rowProblems.add(
          "type",
          "A field of type "
              + field.type().word()
              + " can't hold values of type "
              + type.word()
              + ".");
      return field.type();
    }
    return type;
  }

  private @Nullable Target target(
      MappingRow row,
      @Nullable FieldDefinition field,
      @Nullable FieldType type,
      RowProblems rowProblems) {
    switch (row.target()) {
      case MappingRow.KEY:
        return new Target(row.target(), Target.Kind.KEY, Limits.GENERAL, false, null);
      case MappingRow.VERSION:
        return new Target(row.target(), Target.Kind.VERSION, Limits.GENERAL, false, null);
      case MappingRow.TIME:
        return new Target(row.target(), Target.Kind.TIME, Limits.GENERAL, false, null);
      default:
    }
    if (field == null || type == null) {
      rowProblems.add(
          "target",
          "Record type '" + recordType.id() + "' has no such field. It has: " + fieldNames() + ".");
      return null;
    }
    boolean sensitive = field.privacy() == FieldDefinition.Privacy.SENSITIVE;
    if (type != FieldType.REFERENCE) {
      return new Target(row.target(), Target.Kind.FIELD, field.limits(), sensitive, null);
    }
    MappingRow.LinkTo link = row.link();
    if (link == null) {
      rowProblems.add(
          "link",
          "This field refers to a record: say of which object the value is an id, {\"object\":"
              + " ...}.");
      return null;
    }
    String linkSystem = link.system() == null ? system : link.system();
    return new Target(
        row.target(),
        Target.Kind.LINK,
        Limits.GENERAL,
        sensitive,
        new Draft.Link(row.target(), linkSystem, link.object(), "", row.parentRequired()));
  }

  private String fieldNames() {
    List<String> names = new ArrayList<>();
    recordType.fields().forEach(field -> names.add(field.name()));
    return String.join(", ", names);
  }

  private static @Nullable Conversion conversion(
      MappingRow row,
      Target target,
      @Nullable FieldType type,
      @Nullable FieldDefinition field,
      RowConversion options) {
    if (row.constant() != null && type != null) {
      options.refuseIdleOptions(type == FieldType.REFERENCE ? type : null);
      return CanonicalConversions.of(type, field);
    }
    return switch (target.kind()) {
      case KEY -> options.ofKey();
      case VERSION -> options.ofVersion();
      case TIME -> options.ofTime();
      case FIELD, LINK -> type == null ? null : options.ofSource(type, field);
    };
  }

  private static void refuseBesideConstant(MappingRow row, RowProblems rowProblems) {
    refuse(!row.steps().isEmpty(), "steps", rowProblems);
    refuse(row.map() != null, "map", rowProblems);
    refuse(row.required(), "required", rowProblems);
    refuse(row.defaultValue() != null, "default", rowProblems);
    refuse(row.onBlank() != MappingRow.OnBlank.VALUE, "onBlank", rowProblems);
    refuse(row.onError() != MappingRow.OnError.REJECT, "onError", rowProblems);
  }

  private static void refuse(boolean given, String member, RowProblems rowProblems) {
    if (given) {
      rowProblems.add(member, "This has no effect beside a constant: leave it out.");
    }
  }

  private static void refuseContradictions(MappingRow row, RowProblems rowProblems) {
    boolean mayEndEmpty =
        row.onError() == MappingRow.OnError.NULL || row.onError() == MappingRow.OnError.ABSENT;
    if (row.required() && mayEndEmpty) {
      rowProblems.add(
          "onError",
          "A required value can't be left out when it is wrong: use reject, or leave out"
              + " 'required'.");
    }
    if (row.onError() == MappingRow.OnError.DEFAULT && row.defaultValue() == null) {
      rowProblems.add("onError", "There is no default to use: give 'default'.");
    }
    if (!row.isField()) {
      if (row.type() != null) {
        rowProblems.add("type", "The type of " + row.target() + " is fixed: leave it out.");
      }
      if (row.constant() != null) {
        rowProblems.add(
            "constant", "Every message has its own " + row.target() + ": give a source.");
      }
      if (row.defaultValue() != null) {
        rowProblems.add(
            "default", "Every message has its own " + row.target() + ": leave this out.");
      }
    }
    if (row.isKey() && row.onError() != MappingRow.OnError.REJECT) {
      rowProblems.add("onError", "Without its key a message can't be used: leave this out.");
    }
  }

  /** A value of the table in canonical form, {@link Found#NULL}, or null after a problem. */
  private @Nullable Object literal(
      String member,
      MappingRow.Literal literal,
      Target target,
      @Nullable FieldType type,
      @Nullable FieldDefinition field,
      RowProblems rowProblems) {
    Object written = literal.value();
    if (written == null) {
      return Found.NULL;
    }
    if (type == null) {
      return null;
    }
    Object source =
        written instanceof BigDecimal number ? new Found.Number(number.toPlainString()) : written;
    Object converted = canonical(source, CanonicalConversions.of(type, field), target);
    if (converted instanceof Fault fault) {
      rowProblems.add(member, fault.message());
      return null;
    }
    return converted;
  }

  private static Object canonical(Object source, Conversion conversion, Target target) {
    Object value = source instanceof String text ? Characters.normalised(text) : source;
    Object converted = conversion.convert(value);
    Fault beyond =
        converted instanceof Fault ? null : FieldLimits.beyond(target.limits(), converted);
    return beyond == null ? converted : beyond;
  }

  private int[] slots(MappingRow row, RowProblems rowProblems) {
    int[] slots = new int[row.sources().size()];
    for (int i = 0; i < slots.length; i++) {
      String path = row.sources().get(i);
      try {
        slots[i] = reader.slot(path);
        pathOfSlot.put(slots[i], path);
      } catch (IllegalArgumentException e) {
        rowProblems.add(
            slots.length == 1 ? "source" : "source[" + i + "]", String.valueOf(e.getMessage()));
      }
    }
    return slots;
  }

  private List<MappingFunction> steps(MappingRow row, RowProblems rowProblems) {
    List<MappingFunction> steps = new ArrayList<>();
    for (int i = 0; i < row.steps().size(); i++) {
      MappingRow.Step step = row.steps().get(i);
      try {
        steps.add(
            DefinedFunctions.isName(step.function())
                ? functions.bind(step.function(), step.arguments())
                : MappingFunctions.bind(step.function(), step.arguments()));
      } catch (IllegalArgumentException e) {
        rowProblems.add("steps[" + i + "]", String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(steps);
  }

  private @Nullable CompiledMap map(
      MappingRow row, Target target, Conversion conversion, RowProblems rowProblems) {
    if (row.map() == null) {
      return null;
    }
    ValueMap map = table.maps().get(row.map());
    if (map == null) {
      rowProblems.add(
          "map",
          "There is no value map of this name. There are: "
              + String.join(", ", table.maps().keySet())
              + ".");
      return null;
    }
    Map<String, Object> entries = new HashMap<>();
    map.entries()
        .forEach(
            (from, to) ->
                entries.put(
                    Characters.normalised(from),
                    mapped(to, "entry '" + from + "'", row, conversion, target, rowProblems)));
    Object unknown = null;
    if (map.unknown() instanceof ValueMap.Unknown.Clear) {
      unknown = Found.NULL;
    } else if (map.unknown() instanceof ValueMap.Unknown.Reject) {
      unknown =
          new Fault(
              Codes.UNKNOWN_CODE,
              "The value map '"
                  + row.map()
                  + "' does not know this value: add it there, or correct the source.");
    } else if (map.unknown() instanceof ValueMap.Unknown.Fallback fallback) {
      unknown =
          mapped(fallback.text(), "the default of 'unknown'", row, conversion, target, rowProblems);
    }
    return new CompiledMap(Map.copyOf(entries), unknown, "map " + row.map());
  }

  private static Object mapped(
      String to,
      String what,
      MappingRow row,
      Conversion conversion,
      Target target,
      RowProblems rowProblems) {
    Object converted = canonical(to, conversion, target);
    if (converted instanceof Fault fault) {
      rowProblems.add(
          "map",
          "In value map '"
              + row.map()
              + "', "
              + what
              + " does not fit the target: "
              + fault.message());
    }
    return converted;
  }
}
