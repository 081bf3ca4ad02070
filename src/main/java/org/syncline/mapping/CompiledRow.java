package org.syncline.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.FieldLimits;
import org.syncline.mapping.function.MappingFunction;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;
import org.syncline.mapping.value.Masked;
import org.syncline.mapping.value.Problem;
import org.syncline.record.Limits;

/**
 * One row, ready to run.
 *
 * @param constant canonical value or {@link Found#NULL} of a row without sources, else null
 * @param fallback canonical value or {@link Found#NULL} where the source is absent, or null
 */
record CompiledRow(
    Target target,
    int[] slots,
    List<String> paths,
    @Nullable Object constant,
    List<MappingFunction> steps,
    @Nullable CompiledMap map,
    Conversion conversion,
    boolean required,
    @Nullable Object fallback,
    MappingRow.OnBlank onBlank,
    MappingRow.OnError onError) {

  private static final Fault SINGLE_VALUE =
      new Fault(
          Codes.WRONG_TYPE,
          "An object or list stands where a single value is needed, or the other way round: correct"
              + " the path or the message.");

  void apply(@Nullable Object[] found, DraftBuilder draft) {
    if (constant != null) {
      give(constant, draft);
      return;
    }
    int source = choose(found);
    Object value = found[slots[source]];
    if (value == null) {
      absent(source, draft);
    } else if (value == Found.NULL) {
      clear(source, draft);
    } else if (value == Found.WRONG_TYPE) {
      fail(SINGLE_VALUE, "single value", null, source, draft);
    } else if (value instanceof Fault fault) {
      fail(fault, "format", null, source, draft);
    } else {
      convert(value, source, draft);
    }
  }

  /**
   * The first source that is present and not blank; else one of the wrong type or unreadable, so
   * that it is not passed over; else the first present.
   */
  private int choose(@Nullable Object[] found) {
    if (slots.length == 1) {
      return 0;
    }
    int present = -1;
    int wrong = -1;
    for (int i = 0; i < slots.length; i++) {
      Object value = found[slots[i]];
      if (value == Found.WRONG_TYPE || value instanceof Fault) {
        wrong = wrong < 0 ? i : wrong;
      } else if (!Found.isBlank(value)) {
        return i;
      } else if (value != null && present < 0) {
        present = i;
      }
    }
    return wrong >= 0 ? wrong : Math.max(present, 0);
  }

  private void convert(Object found, int source, DraftBuilder draft) {
    Object value = found;
    if (!steps.isEmpty()) {
      value = value instanceof Found.Number ? value.toString() : value;
      for (MappingFunction step : steps) {
        Object result = step.apply(value);
        if (result instanceof Fault fault) {
          fail(fault, "steps", found, source, draft);
          return;
        }
        if (result == null) {
          absent(source, draft);
          return;
        }
        if (isTooLong(result, value)) {
          fail(FieldLimits.tooLong(MappingFunction.LONGEST), "steps", found, source, draft);
          return;
        }
        value = result;
      }
    }
    if (value instanceof String text) {
      if (text.isEmpty() && onBlank != MappingRow.OnBlank.VALUE) {
        blank(source, draft);
        return;
      }
      if (required && text.isBlank()) {
        missing(source, draft);
        return;
      }
      value = Characters.normalised(text);
    }
    if (map == null) {
      settle(conversion.convert(value), conversion.rule(), found, source, draft);
    } else {
      translate(map, value, found, source, draft);
    }
  }

  /** Text that came in long may stay so: it is the step that must not make it grow. */
  private static boolean isTooLong(Object result, Object value) {
    return result instanceof String text
        && text.length() > MappingFunction.LONGEST
        && !(value instanceof String before && before.length() >= text.length());
  }

  private void translate(
      CompiledMap map, Object value, Object found, int source, DraftBuilder draft) {
    Object known = map.entries().get(value.toString());
    Object result = known == null ? map.unknown() : known;
    if (result == Found.NULL) {
      clear(source, draft);
    } else if (result == null) {
      settle(conversion.convert(value), conversion.rule(), found, source, draft);
    } else {
      settle(result, map.rule(), found, source, draft);
    }
  }

  private void settle(Object result, String rule, Object found, int source, DraftBuilder draft) {
    if (result instanceof Fault fault) {
      fail(fault, rule, found, source, draft);
      return;
    }
    Limits limits = target.limits();
    Fault beyond = FieldLimits.beyond(limits, result);
    if (beyond != null) {
      fail(beyond, FieldLimits.ruleOf(limits, result), found, source, draft);
    } else if (required && result instanceof String text && text.isBlank()) {
      missing(source, draft);
    } else {
      draft.put(target, result);
    }
  }

  private void blank(int source, DraftBuilder draft) {
    if (onBlank == MappingRow.OnBlank.NULL) {
      clear(source, draft);
    } else {
      absent(source, draft);
    }
  }

  private void absent(int source, DraftBuilder draft) {
    if (fallback != null) {
      give(fallback, draft);
    } else if (required) {
      missing(source, draft);
    }
  }

  private void clear(int source, DraftBuilder draft) {
    if (required) {
      missing(source, draft);
    } else {
      draft.put(target, null);
    }
  }

  private void give(Object canonical, DraftBuilder draft) {
    draft.put(target, canonical == Found.NULL ? null : canonical);
  }

  private void missing(int source, DraftBuilder draft) {
    boolean key = target.kind() == Target.Kind.KEY;
    String message =
        key
            ? "The id of the source record is missing: send it."
            : "This value is required and missing, null or blank: send it, or give the row a"
                + " default.";
    draft.reject(
        new Problem(
            target.name(),
            paths.size() == 1 ? paths.get(source) : String.join(" | ", paths),
            "required",
            key ? Codes.KEY_MISSING : Codes.REQUIRED_MISSING,
            null,
            message));
  }

  private void fail(
      Fault fault, String rule, @Nullable Object found, int source, DraftBuilder draft) {
    Problem problem =
        new Problem(
            target.name(),
            paths.get(source),
            rule,
            fault.code(),
            found == null ? null : Masked.of(found.toString(), target.sensitive()),
            fault.message());
    if (onError == MappingRow.OnError.REJECT) {
      draft.reject(problem);
      return;
    }
    draft.note(problem);
    if (onError == MappingRow.OnError.NULL) {
      draft.put(target, null);
    } else if (onError == MappingRow.OnError.DEFAULT && fallback != null) {
      give(fallback, draft);
    }
  }
}
