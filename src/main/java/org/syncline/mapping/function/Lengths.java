package org.syncline.mapping.function;

import org.syncline.mapping.conversion.FieldLimits;
import org.syncline.mapping.value.Fault;

/** Texts that steps make are at most {@link MappingFunction#LONGEST} characters long. */
final class Lengths {
  static final Fault TOO_LONG = FieldLimits.tooLong(MappingFunction.LONGEST);

  private Lengths() {}

  static boolean isLong(String text) {
    return text.length() > MappingFunction.LONGEST;
  }

  /** The text, or a {@link Fault}. */
  static Object bounded(String text) {
    return isLong(text) ? TOO_LONG : text;
  }
}
