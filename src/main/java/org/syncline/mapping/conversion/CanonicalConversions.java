package org.syncline.mapping.conversion;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;

/** Of values in canonical form already, as a mapping's constants or a person gives them. */
public final class CanonicalConversions {
  private CanonicalConversions() {}

  /** The conversion of a field's values; the field is needed for the values of an enum. */
  public static Conversion of(FieldType type, @Nullable FieldDefinition field) {
    return switch (type) {
      case STRING -> TextConversions.text();
      case INTEGER -> NumberConversion.integer(null);
      case DECIMAL -> NumberConversion.decimal(null);
      case BOOLEAN -> new BooleanConversion(List.of("true"), List.of("false"));
      case DATE -> temporal(TemporalConversion.Kind.DATE);
      case TIME -> temporal(TemporalConversion.Kind.TIME);
      case INSTANT -> temporal(TemporalConversion.Kind.INSTANT).asText();
      case ENUM -> TextConversions.oneOf(field == null ? Set.of() : field.values());
      case PHONE -> TextConversions.phone(null);
      case EMAIL -> TextConversions.email();
      case COUNTRY -> TextConversions.country();
      case LANGUAGE -> TextConversions.language();
      case CURRENCY -> TextConversions.currency();
      case REFERENCE -> TextConversions.externalId();
    };
  }

  private static TemporalConversion temporal(TemporalConversion.Kind kind) {
    return TemporalConversion.of(kind, null, ZoneOffset.UTC, Locale.ENGLISH);
  }
}
