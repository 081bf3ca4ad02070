package org.syncline.mapping.conversion;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.record.Limits;

/** What a field asks of a canonical value beyond its type. */
public final class FieldLimits {
  private FieldLimits() {}

  /** What is wrong with a canonical value that its field's limits do not allow; null = nothing. */
  public static @Nullable Fault beyond(Limits limits, Object canonical) {
    if (limits.tooLong(canonical)) {
      return tooLong(limits.maxLength());
    }
    if (limits.otherForm(canonical)) {
      return new Fault(
          Codes.NOT_ALLOWED,
          "This is not of the form that the field's pattern asks for ("
              + limits.pattern()
              + "): correct it at the source, or bring it into that form by steps.");
    }
    return limits.outOfRange(canonical)
        ? new Fault(
            Codes.OUT_OF_RANGE,
            "This number is beyond the field's range ("
                + limits.range()
                + "): correct it at the source.")
        : null;
  }

  /** The limit that {@link #beyond} complains of, for people. */
  public static String ruleOf(Limits limits, Object canonical) {
    if (!(canonical instanceof String)) {
      return limits.range();
    }
    return limits.tooLong(canonical)
        ? "at most " + limits.maxLength() + " characters"
        : "pattern " + limits.pattern();
  }

  /** A text of more characters than these. */
  public static Fault tooLong(int most) {
    return new Fault(
        Codes.TOO_LONG,
        "This is longer than "
            + most
            + " characters: shorten it at the source, or cut it by the step substring.");
  }
}
