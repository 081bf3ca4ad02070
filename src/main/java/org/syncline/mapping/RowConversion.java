package org.syncline.mapping;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.BooleanConversion;
import org.syncline.mapping.conversion.CanonicalConversions;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.LocalNumbers;
import org.syncline.mapping.conversion.NumberConversion;
import org.syncline.mapping.conversion.TemporalConversion;
import org.syncline.mapping.conversion.TextConversions;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;

/** Chooses the conversion of a row, and refuses options that would have no effect on it. */
final class RowConversion {
  private static final Set<FieldType> NOT_PLAIN_TEXT =
      Set.of(
          FieldType.INTEGER,
          FieldType.DECIMAL,
          FieldType.BOOLEAN,
          FieldType.REFERENCE,
          FieldType.ENUM);
  private static final Map<String, Set<FieldType>> OPTIONS =
      Map.of(
          "format", Set.of(FieldType.DATE, FieldType.TIME, FieldType.INSTANT),
          "zone", Set.of(FieldType.DATE, FieldType.TIME, FieldType.INSTANT),
          "locale",
              Set.of(
                  FieldType.DATE,
                  FieldType.TIME,
                  FieldType.INSTANT,
                  FieldType.INTEGER,
                  FieldType.DECIMAL),
          "region", Set.of(FieldType.PHONE),
          "true", Set.of(FieldType.BOOLEAN),
          "false", Set.of(FieldType.BOOLEAN),
          "link", Set.of(FieldType.REFERENCE),
          "parent", Set.of(FieldType.REFERENCE));

  private final MappingRow row;
  private final RowProblems problems;

  RowConversion(MappingRow row, RowProblems problems) {
    this.row = row;
    this.problems = problems;
  }

  /** Of the values that the source gives; null after a problem. */
  @Nullable Conversion ofSource(FieldType type, @Nullable FieldDefinition field) {
    refuseIdleOptions(type);
    try {
      return conversion(type, field);
    } catch (OptionFault fault) {
      problems.add(fault.option, fault.getMessage());
      return null;
    }
  }

  private Conversion conversion(FieldType type, @Nullable FieldDefinition field) {
    return switch (type) {
      case INTEGER -> NumberConversion.integer(localNumbers());
      case DECIMAL -> NumberConversion.decimal(localNumbers());
      case BOOLEAN -> bool();
      case DATE -> temporalOfRow(TemporalConversion.Kind.DATE);
      case TIME -> temporalOfRow(TemporalConversion.Kind.TIME);
      case INSTANT -> temporalOfRow(TemporalConversion.Kind.INSTANT).asText();
      case PHONE -> TextConversions.phone(region());
      default -> CanonicalConversions.of(type, field);
    };
  }

  @Nullable Conversion ofVersion() {
    refuseIdleOptions(FieldType.INTEGER);
    try {
      return NumberConversion.version(localNumbers());
    } catch (OptionFault fault) {
      problems.add(fault.option, fault.getMessage());
      return null;
    }
  }

  @Nullable Conversion ofTime() {
    refuseIdleOptions(FieldType.INSTANT);
    try {
      return temporalOfRow(TemporalConversion.Kind.INSTANT);
    } catch (OptionFault fault) {
      problems.add(fault.option, fault.getMessage());
      return null;
    }
  }

  Conversion ofKey() {
    refuseIdleOptions(FieldType.STRING);
    return TextConversions.externalId();
  }

  /** Whether values of a type can be kept in a field of another. */
  static boolean fits(FieldType type, FieldType fieldType) {
    return type == fieldType
        || (fieldType == FieldType.STRING && !NOT_PLAIN_TEXT.contains(type))
        || (fieldType == FieldType.DECIMAL && type == FieldType.INTEGER);
  }

  void refuseIdleOptions(@Nullable FieldType type) {
    refuseIdle("format", row.reading().format() != null, type);
    refuseIdle("zone", row.reading().zone() != null, type);
    refuseIdle("locale", row.reading().locale() != null, type);
    refuseIdle("region", row.reading().region() != null, type);
    refuseIdle("true", !row.reading().trueTexts().isEmpty(), type);
    refuseIdle("false", !row.reading().falseTexts().isEmpty(), type);
    refuseIdle("link", row.link() != null, type);
    refuseIdle("parent", row.parentRequired(), type);
  }

  private void refuseIdle(String option, boolean given, @Nullable FieldType type) {
    if (given && (type == null || !OPTIONS.getOrDefault(option, Set.of()).contains(type))) {
      problems.add(
          option,
          "This has no effect "
              + (type == null ? "beside a constant" : "on type " + type.word())
              + ": leave it out.");
    }
  }

  private @Nullable LocalNumbers localNumbers() {
    return row.reading().locale() == null ? null : LocalNumbers.of(locale());
  }

  private Locale locale() {
    if (row.reading().locale() == null) {
      return Locale.ENGLISH;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(row.reading().locale()).build();
      if (Set.of(Locale.getISOLanguages()).contains(locale.getLanguage())) {
        return locale;
      }
    } catch (IllformedLocaleException e) {
      // said below
    }
    throw new OptionFault(
        "locale", "This locale is unknown: give a BCP 47 tag such as de or en-US.");
  }

  private BooleanConversion bool() {
    if (row.reading().trueTexts().isEmpty() != row.reading().falseTexts().isEmpty()) {
      throw new OptionFault("true", "Give both lists, 'true' and 'false', or neither.");
    }
    if (row.reading().trueTexts().isEmpty()) {
      return new BooleanConversion(BooleanConversion.TRUE, BooleanConversion.FALSE);
    }
    try {
      return new BooleanConversion(row.reading().trueTexts(), row.reading().falseTexts());
    } catch (IllegalArgumentException e) {
      throw new OptionFault("true", String.valueOf(e.getMessage()));
    }
  }

  private TemporalConversion temporalOfRow(TemporalConversion.Kind kind) {
    ZoneId zone = zone();
    Locale locale = locale();
    try {
      return TemporalConversion.of(kind, row.reading().format(), zone, locale);
    } catch (IllegalArgumentException e) {
      throw new OptionFault("format", String.valueOf(e.getMessage()));
    }
  }

  private ZoneId zone() {
    String zone = row.reading().zone();
    if (zone == null) {
      return java.time.ZoneOffset.UTC;
    }
    if (zone.equals("UTC") || ZoneId.getAvailableZoneIds().contains(zone)) {
      return ZoneId.of(zone);
    }
    throw new OptionFault("zone", "This zone is unknown: give an IANA name such as Europe/Berlin.");
  }

  private @Nullable String region() {
    String region = row.reading().region();
    if (region != null && !TextConversions.isRegion(region)) {
      throw new OptionFault(
          "region", "This region is unknown: give an ISO 3166-1 code such as DE.");
    }
    return region;
  }

  private static final class OptionFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String option;

    OptionFault(String option, String message) {
      super(message);
      this.option = option;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
