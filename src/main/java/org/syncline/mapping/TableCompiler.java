package org.syncline.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.platform.hardened.HardenedRegex;

/** Compiles the rows of a table, or of the items of a list in it, with their conditions. */
final class TableCompiler {
  private final MappingTable table;
  private final DefinedFunctions functions;
  private final Targets targets;
  private final Paths paths;

  TableCompiler(MappingTable table, DefinedFunctions functions, Targets targets, Paths paths) {
    this.table = table;
    this.functions = functions;
    this.targets = targets;
    this.paths = paths;
  }

  /** The rules of those rows that have no problem; several rows of one target are one rule. */
  List<CompiledRule> rules(List<MappingRow> rows, OutputTargets.RowPlaces where) {
    Map<String, List<CompiledChoice.Alternative>> byTarget = new LinkedHashMap<>();
    Map<String, Boolean> always = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      MappingRow row = rows.get(i);
      RowProblems problems = where.of(i);
      if (always.getOrDefault(row.target(), false)) {
        problems.add(
            "target",
            "An earlier row has this target: keep one, with a list of sources, or give the earlier"
                + " ones conditions ('when').");
      }
      always.put(row.target(), row.when().isEmpty());
      CompiledRule rule = rule(row, problems);
      List<Guard> guards = guards(row, problems);
      if (rule != null) {
        byTarget
            .computeIfAbsent(row.target(), target -> new ArrayList<>())
            .add(new CompiledChoice.Alternative(guards, rule));
      }
    }
    List<CompiledRule> rules = new ArrayList<>();
    byTarget
        .values()
        .forEach(
            alternatives ->
                rules.add(
                    alternatives.size() == 1 && alternatives.get(0).when().isEmpty()
                        ? alternatives.get(0).rule()
                        : new CompiledChoice(alternatives)));
    return CompiledCopies.together(rules);
  }

  private @Nullable CompiledRule rule(MappingRow row, RowProblems problems) {
    if (row.source() instanceof RowSource.Each each) {
      return each(row, each, problems);
    }
    if (!row.rows().isEmpty()) {
      problems.add("rows", "Only the items of a list have rows: give 'each', the list's path.");
    }
    Targets.Aim aim = targets.aim(row, problems);
    return aim == null
        ? null
        : new RowCompiler(table, functions, paths, row, aim, problems).compile();
  }

  private @Nullable CompiledRule each(MappingRow row, RowSource.Each each, RowProblems problems) {
    RowOptions.refuseBesideEach(row, problems);
    if (!(targets instanceof OutputTargets)) {
      problems.add("each", "A record has no lists of items: give 'source' or 'all'.");
      return null;
    }
    if (row.rows().isEmpty()) {
      problems.add("rows", "Give the rows that map each item.");
      return null;
    }
    Targets.Aim aim = targets.aim(row, problems);
    if (aim == null || aim.target().kind() != Target.Kind.ITEMS) {
      return null;
    }
    try {
      Paths.Items items = paths.items(each.path());
      Targets.Items inner = targets.items(row);
      List<CompiledRule> rules =
          new TableCompiler(table, functions, inner.targets(), items.paths())
              .rules(row.rows(), problems::inner);
      return new CompiledEach(
          aim.target(),
          each.path(),
          items.selector(),
          rules,
          inner.slots().getAsInt(),
          row.required());
    } catch (IllegalArgumentException e) {
      problems.add("each", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private List<Guard> guards(MappingRow row, RowProblems problems) {
    List<Guard> guards = new ArrayList<>();
    for (int i = 0; i < row.when().size(); i++) {
      Condition condition = row.when().get(i);
      try {
        String matches = condition.matches();
        guards.add(
            new Guard(
                paths.selector(condition.source()),
                condition,
                matches == null ? null : HardenedRegex.of(matches)));
      } catch (IllegalArgumentException e) {
        problems.add("when[" + i + "]", String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(guards);
  }
}
