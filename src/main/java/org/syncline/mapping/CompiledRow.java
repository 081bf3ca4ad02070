package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.FieldLimits;
import org.syncline.mapping.function.MappingFunction;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;
import org.syncline.mapping.value.Problem;
import org.syncline.mapping.value.RawText;
import org.syncline.record.Limits;

/** One row that gives a single value or a list of values, ready to run. */
final class CompiledRow implements CompiledRule {
  private final Target target;
  private final RowInput input;
  private final NamedStep[] steps;

  /** Steps for whoever wants no trace of each, so that several may be one. */
  private final NamedStep[] fewerSteps;

  /** Whether texts that are plain in the source are so behind the steps too. */
  private final boolean stepsKeepPlain;

  private final @Nullable Lookup lookup;
  private final Conversion conversion;
  private final boolean keepsTexts;
  private final boolean required;
  private final @Nullable Object fallback;
  private final MappingRow.OnBlank onBlank;
  private final MappingRow.OnError onError;
  private final RowProblem problems;

  /** Most characters of a plain text that is given as it is found, or -1: the common case. */
  private final int longestAsItIs;

  /** A step and how traces call it. */
  record NamedStep(String name, MappingFunction function) {}

  /**
   * Makes a row.
   *
   * @param fallback canonical value or {@link Found#NULL} where the source is absent, or null
   */
  CompiledRow(
      Target target,
      RowInput input,
      List<NamedStep> steps,
      @Nullable Lookup lookup,
      Conversion conversion,
      boolean required,
      @Nullable Object fallback,
      MappingRow.OnBlank onBlank,
      MappingRow.OnError onError) {
    this.target = target;
    this.input = input;
    this.steps = steps.toArray(NamedStep[]::new);
    this.fewerSteps = together(steps);
    this.stepsKeepPlain = steps.stream().allMatch(step -> step.function().keepsPlain());
    this.lookup = lookup;
    this.conversion = conversion;
    this.keepsTexts = conversion.keepsTexts();
    this.required = required;
    this.fallback = fallback;
    this.onBlank = onBlank;
    this.onError = onError;
    this.problems = new RowProblem(target, input);
    boolean asItIs = steps.isEmpty() && lookup == null && !required && keepsTexts;
    this.longestAsItIs = asItIs ? target.longestPlainText() : -1;
  }

  private static NamedStep[] together(List<NamedStep> steps) {
    List<NamedStep> fewer = new ArrayList<>();
    for (NamedStep step : steps) {
      NamedStep last = fewer.isEmpty() ? null : fewer.get(fewer.size() - 1);
      MappingFunction both = last == null ? null : last.function().togetherWith(step.function());
      if (last == null || both == null) {
        fewer.add(step);
      } else {
        fewer.set(fewer.size() - 1, new NamedStep(last.name(), both));
      }
    }
    return fewer.toArray(NamedStep[]::new);
  }

  @Override
  public void apply(@Nullable Object[] here, @Nullable Object[] body, Sink sink) {
    int source = input.choose(here, body);
    Object value = input.find(source, here, body);
    Tracer tracer = sink.tracer();
    if (tracer != null) {
      tracer.found(target.name(), input.path(source), value);
    }
    if (value instanceof String text && isAsItIs(text, sink)) {
      give(text, sink);
    } else if (value == null) {
      absent(source, sink);
    } else if (value == Found.NULL) {
      clear(source, sink);
    } else if (value == Found.WRONG_TYPE) {
      fail(RowProblem.SINGLE_VALUE, "single value", null, source, sink);
    } else if (value instanceof Fault fault) {
      fail(fault, "format", null, source, sink);
    } else {
      step(value, source, sink);
    }
  }

  /** The same row for texts that may come as {@link RawText}, or null where they may not. */
  @Nullable CompiledCopy copying() {
    return longestAsItIs >= 0 && target.takesRawText() && input.isOneSlot()
        ? new CompiledCopy(input.slot(), target, longestAsItIs, this)
        : null;
  }

  /**
   * The same row for texts that a value map knows, or null where it does more than look them up.
   */
  @Nullable CompiledCode lookingUp() {
    return lookup instanceof CompiledMap map && steps.length == 0 && !required && input.isOneSlot()
        ? new CompiledCode(input.slot(), target, map, this)
        : null;
  }

  private boolean isAsItIs(String text, Sink sink) {
    return text.length() <= longestAsItIs && !text.isEmpty() && sink.isPlain();
  }

  private void step(Object found, int source, Sink sink) {
    Object value = found;
    if (steps.length > 0) {
      Tracer tracer = sink.tracer();
      value = plain(value);
      for (NamedStep step : tracer == null ? fewerSteps : steps) {
        Object result = step.function().apply(value);
        if (tracer != null) {
          tracer.step(step.name(), result);
        }
        if (result == null) {
          absent(source, sink);
          return;
        }
        if (result instanceof Fault fault) {
          fail(fault, "step " + step.name(), found, source, sink);
          return;
        }
        if (isTooLong(result, value)) {
          fail(
              FieldLimits.tooLong(MappingFunction.LONGEST),
              "step " + step.name(),
              found,
              source,
              sink);
          return;
        }
        value = result;
      }
    }
    if (value instanceof List<?> list) {
      list(list, found, source, sink);
    } else {
      convert(value, found, source, sink);
    }
  }

  /** What steps may see: numbers of the source as texts. */
  private static Object plain(Object found) {
    if (found instanceof Found.Number number) {
      return number.text();
    }
    if (!(found instanceof List<?> list)) {
      return found;
    }
    List<@Nullable Object> plain = new ArrayList<>(list.size());
    for (Object item : list) {
      plain.add(item instanceof Found.Number number ? number.text() : item);
    }
    return plain;
  }

  /** Text that came in long may stay so: it is the step that must not make it grow. */
  private static boolean isTooLong(Object result, Object value) {
    return result instanceof String text
        && text.length() > MappingFunction.LONGEST
        && !(value instanceof String before && before.length() >= text.length());
  }

  private void list(List<?> list, Object found, int source, Sink sink) {
    if (lookup != null && lookup.ofLists()) {
      look(lookup, list, false, found, source, sink);
    } else if (target.kind() == Target.Kind.LIST) {
      items(list, found, source, sink);
    } else if (list.isEmpty()) {
      absent(source, sink);
    } else if (list.size() > 1) {
      fail(RowProblem.MANY_VALUES, "single value", found, source, sink);
    } else if (list.get(0) == null) {
      clear(source, sink);
    } else {
      convert(list.get(0), found, source, sink);
    }
  }

  private void items(List<?> list, Object found, int source, Sink sink) {
    List<@Nullable Object> converted = new ArrayList<>(list.size());
    for (Object item : list) {
      if (item == null) {
        converted.add(null);
        continue;
      }
      Object value = item instanceof String text ? Characters.normalised(text) : item;
      Object known = lookup == null ? null : lookup.of(value);
      Object result = known == null ? conversion.convert(value) : known;
      Object canonical = result == Found.NULL ? null : result;
      Fault fault = canonical == null ? null : faultOf(canonical);
      if (fault != null) {
        String rule = lookup != null && known == fault ? lookup.rule() : ruleOf(canonical);
        fail(fault, rule, item, source, sink);
        return;
      }
      converted.add(canonical);
    }
    give(converted, sink);
  }

  private void convert(Object given, Object found, int source, Sink sink) {
    Object value = given;
    boolean plain = false;
    if (value instanceof String text) {
      if (text.isEmpty() && onBlank != MappingRow.OnBlank.VALUE) {
        blank(source, sink);
        return;
      }
      if (required && text.isBlank()) {
        missing(source, sink);
        return;
      }
      plain = (stepsKeepPlain && sink.isPlain()) || Characters.isPlain(text);
      value = plain ? text : Characters.normalised(text);
    }
    if (lookup == null) {
      settle(converted(value), conversion.rule(), plain, found, source, sink);
    } else {
      look(lookup, value, plain, found, source, sink);
    }
  }

  private void look(
      Lookup table, Object value, boolean plain, Object found, int source, Sink sink) {
    Object result = table.of(value);
    Tracer tracer = sink.tracer();
    if (tracer != null) {
      tracer.step(table.rule(), result == null ? value : result);
    }
    if (result == Found.NULL) {
      clear(source, sink);
    } else if (result instanceof Fault fault) {
      fail(fault, table.rule(), found, source, sink);
    } else if (result != null) {
      // What a table gives was judged when it was compiled.
      giveUnlessBlank(result, source, sink);
    } else if (value instanceof List<?>) {
      absent(source, sink);
    } else {
      settle(converted(value), conversion.rule(), plain, found, source, sink);
    }
  }

  private Object converted(Object value) {
    return keepsTexts && value instanceof String ? value : conversion.convert(value);
  }

  /**
   * Gives a result if the target takes it.
   *
   * @param plain whether a text was surely plain before it was converted; no conversion makes
   *     halves of characters of it
   */
  private void settle(
      Object result, String rule, boolean plain, Object found, int source, Sink sink) {
    Fault fault = result instanceof Fault own ? own : target.refuses(result, plain);
    if (fault != null) {
      fail(fault, result == fault ? rule : ruleOf(result), found, source, sink);
    } else {
      giveUnlessBlank(result, source, sink);
    }
  }

  private void giveUnlessBlank(Object result, int source, Sink sink) {
    if (required && result instanceof String text && text.isBlank()) {
      missing(source, sink);
    } else {
      give(result, sink);
    }
  }

  private @Nullable Fault faultOf(Object result) {
    return result instanceof Fault fault ? fault : target.refuses(result);
  }

  private String ruleOf(@Nullable Object result) {
    if (result == null || result instanceof Fault) {
      return conversion.rule();
    }
    Limits limits = target.limits();
    return FieldLimits.beyond(limits, result) == null
        ? conversion.rule()
        : FieldLimits.ruleOf(limits, result);
  }

  private void blank(int source, Sink sink) {
    if (onBlank == MappingRow.OnBlank.NULL) {
      clear(source, sink);
    } else {
      absent(source, sink);
    }
  }

  private void absent(int source, Sink sink) {
    if (fallback != null) {
      give(fallback, sink);
    } else if (required) {
      missing(source, sink);
    } else {
      untouched("absent", sink);
    }
  }

  private void clear(int source, Sink sink) {
    if (required) {
      missing(source, sink);
    } else {
      give(Found.NULL, sink);
    }
  }

  private void give(Object canonical, Sink sink) {
    Object value = canonical == Found.NULL ? null : canonical;
    sink.put(target, value);
    Tracer tracer = sink.tracer();
    if (tracer != null) {
      tracer.given(value);
    }
  }

  private static void untouched(String why, Sink sink) {
    Tracer tracer = sink.tracer();
    if (tracer != null) {
      tracer.untouched(why);
    }
  }

  private void missing(int source, Sink sink) {
    Problem problem = problems.missing(source);
    sink.reject(problem);
    tell(problem, sink);
  }

  private void fail(Fault fault, String rule, @Nullable Object found, int source, Sink sink) {
    Problem problem = problems.of(fault, rule, found, source);
    tell(problem, sink);
    if (onError == MappingRow.OnError.REJECT) {
      sink.reject(problem);
      return;
    }
    sink.note(problem);
    if (onError == MappingRow.OnError.NULL) {
      give(Found.NULL, sink);
    } else if (onError == MappingRow.OnError.DEFAULT && fallback != null) {
      give(fallback, sink);
    } else {
      untouched("onError", sink);
    }
  }

  private static void tell(Problem problem, Sink sink) {
    Tracer tracer = sink.tracer();
    if (tracer != null) {
      tracer.problem(problem);
    }
  }
}
