package org.syncline.mapping.function;

import java.util.function.Function;
import org.syncline.mapping.conversion.FieldLimits;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Texts that steps make are at most {@link MappingFunction#LONGEST} characters long. */
final class Lengths {
  static final Fault TOO_LONG = FieldLimits.tooLong(MappingFunction.LONGEST);

  /** Most characters of a name or a line of an address. */
  static final int LONGEST_LINE = 1_000;

  private static final Fault NO_LINE =
      new Fault(
          Codes.TOO_LONG,
          "This is longer than "
              + LONGEST_LINE
              + " characters, which no name or line of an address is: correct it at the source.");

  private Lengths() {}

  /** A function of short texts; longer ones are a {@link Fault}. */
  static Body<String> ofLines(Function<String, Object> function) {
    return value -> value.length() > LONGEST_LINE ? NO_LINE : function.apply(value);
  }

  static boolean isLong(String text) {
    return text.length() > MappingFunction.LONGEST;
  }

  /** What a text became, or a {@link Fault} where it grew too long by that. */
  static Object grown(String before, String text) {
    return isLong(text) && text.length() > before.length() ? TOO_LONG : text;
  }

  /** The text, or a {@link Fault}. */
  static Object bounded(String text) {
    return isLong(text) ? TOO_LONG : text;
  }
}
