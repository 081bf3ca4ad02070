package org.syncline.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Sha256;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;

/**
 * Fields of a record as a form sends them. With each comes a mark of the value that the form is
 * made of: what nobody touched is not sent on, or the hub would take it for the word of whoever
 * looked at it.
 */
final class SentField {
  static final String VALUE = "v.";
  static final String MARK = "m.";
  private static final int DIGITS = 16;

  private SentField() {}

  /** What was written, with line ends as records have them; empty where the form has no such. */
  static Optional<String> written(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(VALUE + name)).map(SentField::lines);
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }

  /** The mark that came with it; empty for none. */
  static String sentMark(HttpServletRequest request, String name) {
    String mark = request.getParameter(MARK + name);
    return mark == null ? "" : mark;
  }

  /** The mark of a value. White space at its ends, which browsers may drop, is no difference. */
  static String mark(String value) {
    return Sha256.hex(lines(value).strip()).substring(0, DIGITS);
  }

  /** Whether whoever sends it wants another value than the form was made of. */
  static boolean touched(HttpServletRequest request, String name) {
    return written(request, name)
        .filter(written -> !mark(written).equals(sentMark(request, name)))
        .isPresent();
  }

  /** What was written, as the field's type has it; null where it is to be empty. */
  static @Nullable Object typed(FieldDefinition field, String written) {
    if (written.isBlank()) {
      return null;
    }
    return field.type() == FieldType.STRING
        ? written
        : DecideConflictServlet.typed(field.type(), written.strip());
  }
}
