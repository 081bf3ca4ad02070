package org.syncline.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** Converts the results of a row's value map or decision table once. */
final class LookupCompiler {
  private final MappingTable table;
  private final MappingRow row;
  private final Target target;
  private final Conversion conversion;
  private final RowProblems problems;

  LookupCompiler(
      MappingTable table,
      MappingRow row,
      Target target,
      Conversion conversion,
      RowProblems problems) {
    this.table = table;
    this.row = row;
    this.target = target;
    this.conversion = conversion;
    this.problems = problems;
  }

  /** Null where the row has neither, or after a problem. */
  @Nullable Lookup compile() {
    if (row.map() != null) {
      return map(row.map());
    }
    return row.table() == null ? null : decision(row.table());
  }

  private @Nullable Lookup map(String name) {
    ValueMap map = table.maps().get(name);
    if (map == null) {
      problems.add(
          "map",
          "There is no value map of this name. There are: "
              + String.join(", ", table.maps().keySet())
              + ".");
      return null;
    }
    Map<String, Object> entries = new HashMap<>(2 * map.entries().size());
    map.entries()
        .forEach(
            (from, to) ->
                entries.put(
                    Characters.normalised(from), mapped("map", name, to, "entry '" + from + "'")));
    return new CompiledMap(entries, unknown("map", name, map.unknown()), "map " + name);
  }

  private @Nullable Lookup decision(String name) {
    DecisionTable decision = table.tables().get(name);
    if (decision == null) {
      problems.add(
          "table",
          "There is no decision table of this name. There are: "
              + String.join(", ", table.tables().keySet())
              + ".");
      return null;
    }
    if (row.source() instanceof RowSource.All all
        && all.paths().size() != decision.inputs().size()) {
      problems.add(
          "all",
          "Decision table '"
              + name
              + "' has "
              + decision.inputs().size()
              + " inputs ("
              + String.join(", ", decision.inputs())
              + "): give as many paths.");
    }
    List<CompiledDecision.Line> lines = new ArrayList<>();
    for (DecisionTable.Line line : decision.lines()) {
      String what = "line " + (lines.size() + 1);
      lines.add(new CompiledDecision.Line(line.cells(), mapped("table", name, line.then(), what)));
    }
    return new CompiledDecision(
        List.copyOf(lines), unknown("table", name, decision.unknown()), "table " + name);
  }

  private @Nullable Object unknown(String member, String name, ValueMap.Unknown unknown) {
    if (unknown instanceof ValueMap.Unknown.Clear) {
      return Found.NULL;
    }
    if (unknown instanceof ValueMap.Unknown.Reject) {
      return new Fault(
          Codes.UNKNOWN_CODE,
          member.equals("map")
              ? "The value map '"
                  + name
                  + "' does not know this value: add it there, or correct the source."
              : "No line of the decision table '"
                  + name
                  + "' holds for these values: add one, or correct the source.");
    }
    return unknown instanceof ValueMap.Unknown.Fallback fallback
        ? mapped(member, name, fallback.text(), "the default of 'unknown'")
        : null;
  }

  private Object mapped(String member, String name, String to, String what) {
    Object converted = RowCompiler.canonical(to, conversion, target);
    if (converted instanceof Fault fault) {
      problems.add(
          member,
          "In "
              + (member.equals("map") ? "value map" : "decision table")
              + " '"
              + name
              + "', "
              + what
              + " does not fit the target: "
              + fault.message());
    }
    return target.prepared(converted);
  }
}
