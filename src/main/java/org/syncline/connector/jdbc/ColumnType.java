package org.syncline.connector.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;

/** What a value of the body is made into before it is bound. */
enum ColumnType {
  /** A text, number or flag as the body says it. */
  PLAIN,
  TEXT,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  DATE,
  TIME,
  /** Date and time without a zone. */
  TIMESTAMP,
  /** A moment: date and time with a zone. */
  INSTANT,
  UUID,
  /** Bytes, Base64 in the body. */
  BINARY,
  JSON,
  /** A text that the database reads by itself. */
  NATIVE;

  /** A text that the database reads by itself. */
  record Written(String text, boolean json) {
    /** No value: it may be personal. */
    @Override
    public String toString() {
      return "Written";
    }
  }

  /** The value to bind; null for NULL. */
  @Nullable Object value(JsonNode said, Column column) throws CannotBind {
    if (said.isNull()) {
      return null;
    }
    try {
      Object value = read(said, column);
      if (value != null) {
        return value;
      }
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException unfit) {
      // Its message quotes the value.
    }
    throw new CannotBind(
        "VALUE_NOT_" + name(),
        "Column '"
            + column.name().name()
            + "' takes "
            + wants(column)
            + ", and the mapped value is none: mend the mapping or the record.");
  }

  private @Nullable Object read(JsonNode said, Column column) {
    return switch (this) {
      case PLAIN -> plain(said);
      case TEXT -> said.isContainerNode() ? null : said.asText();
      case INTEGER -> said.isBoolean() ? null : number(said).longValueExact();
      case DECIMAL -> decimal(said, column);
      case BOOLEAN -> flag(said);
      case DATE -> LocalDate.parse(text(said));
      case TIME -> LocalTime.parse(text(said));
      case TIMESTAMP -> LocalDateTime.parse(text(said));
      case INSTANT -> OffsetDateTime.parse(text(said)).toInstant();
      case UUID -> uuid(text(said));
      case BINARY -> Base64.getDecoder().decode(text(said));
      case JSON -> new Written(JsonText.text(said), true);
      case NATIVE -> said.isContainerNode() ? null : new Written(said.asText(), false);
    };
  }

  private static @Nullable Object plain(JsonNode said) {
    if (said.isTextual()) {
      return said.textValue();
    }
    if (said.isNumber()) {
      return said.decimalValue();
    }
    return said.isBoolean() ? said.booleanValue() : null;
  }

  private static String text(JsonNode said) {
    if (!said.isTextual()) {
      throw new IllegalArgumentException("Not a text");
    }
    return said.textValue();
  }

  private static BigDecimal number(JsonNode said) {
    BigDecimal number = said.isNumber() ? said.decimalValue() : new BigDecimal(text(said));
    // Written out, 1e999999999 would be a gigabyte of zeros.
    if (Math.abs((long) number.scale()) > 1_000) {
      throw new ArithmeticException("Too many places");
    }
    return number;
  }

  private static @Nullable BigDecimal decimal(JsonNode said, Column column) {
    BigDecimal number = number(said);
    boolean fits =
        column.places() == null
            || number.signum() == 0
            || number.stripTrailingZeros().scale() <= column.places();
    return fits ? number : null;
  }

  private static @Nullable Boolean flag(JsonNode said) {
    if (said.isBoolean()) {
      return said.booleanValue();
    }
    return switch (said.asText()) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static @Nullable UUID uuid(String text) {
    // UUID.fromString takes shorter texts too.
    return text.length() == 36 ? java.util.UUID.fromString(text) : null;
  }

  private String wants(Column column) {
    return switch (this) {
      case PLAIN -> "a text, number or flag (type json takes objects and lists)";
      case TEXT, NATIVE -> "a text";
      case INTEGER -> "a whole number";
      case DECIMAL ->
          column.places() == null
              ? "a number"
              : "a number of " + column.places() + " decimal places at most";
      case BOOLEAN -> "true or false";
      case DATE -> "a date such as 2026-03-01";
      case TIME -> "a time such as 08:30:00";
      case TIMESTAMP -> "a date and time without zone, such as 2026-03-01T08:30:00";
      case INSTANT -> "a date and time with zone, such as 2026-03-01T08:30:00Z";
      case UUID -> "a UUID";
      case BINARY -> "bytes in Base64";
      case JSON -> Words.of(this);
    };
  }
}
