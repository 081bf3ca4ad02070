package org.syncline.mapping.golden;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Masked;
import org.syncline.record.FieldDefinition.Privacy;
import org.syncline.record.RecordType;

/** Values of fields as a difference may show them. */
final class ShownValue {
  /** Stands for a field that is not there. */
  static final String NOTHING = "nothing";

  private static final int LONGEST = 60;

  private ShownValue() {}

  /** How a target's values are shown: those of unknown fields not at all, keys as personal. */
  static Privacy privacy(String target, RecordType type) {
    return switch (target) {
      case "@key" -> Privacy.PERSONAL;
      case "@version", "@time", "@record" -> Privacy.NONE;
      default ->
          type.field(target)
              .map(
                  field -> field.referenceTo() == null ? field.privacy() : atLeast(field.privacy()))
              .orElse(Privacy.SENSITIVE);
    };
  }

  /** A link is the key of somebody. */
  private static Privacy atLeast(Privacy privacy) {
    return privacy == Privacy.NONE ? Privacy.PERSONAL : privacy;
  }

  static String of(@Nullable Object value, Privacy privacy) {
    if (value == null) {
      return "null";
    }
    String kind = kind(value);
    String plain = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    if (privacy != Privacy.NONE || !isSingle(value)) {
      return kind + " " + Masked.of(plain, privacy != Privacy.PERSONAL || !isSingle(value));
    }
    int length = plain.codePointCount(0, plain.length());
    String begun =
        length <= LONGEST
            ? plain
            : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "\u2026";
    return value instanceof String ? "'" + begun + "'" : kind + " " + begun;
  }

  private static String kind(Object value) {
    if (value instanceof String) {
      return "text";
    }
    if (value instanceof Boolean) {
      return "flag";
    }
    if (value instanceof List) {
      return "list";
    }
    return value instanceof Map ? "object" : "number";
  }

  private static boolean isSingle(Object value) {
    return !(value instanceof List) && !(value instanceof Map);
  }

  /** The first character, from 1, in which two texts differ; null where one is no text. */
  static @Nullable Integer differsFrom(@Nullable Object one, @Nullable Object other) {
    if (!(one instanceof String a) || !(other instanceof String b)) {
      return null;
    }
    int index = 0;
    int characters = 1;
    while (index < a.length()
        && index < b.length()
        && a.codePointAt(index) == b.codePointAt(index)) {
      index += Character.charCount(a.codePointAt(index));
      characters++;
    }
    return characters;
  }
}
