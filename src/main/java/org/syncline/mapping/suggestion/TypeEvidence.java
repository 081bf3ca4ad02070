package org.syncline.mapping.suggestion;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.TemporalConversion;
import org.syncline.mapping.suggestion.profile.CodeReading;
import org.syncline.mapping.suggestion.profile.EnumReading;
import org.syncline.mapping.suggestion.profile.FieldProfile;
import org.syncline.mapping.suggestion.profile.FlagReading;
import org.syncline.mapping.suggestion.profile.NumberReading;
import org.syncline.mapping.suggestion.profile.PhoneReading;
import org.syncline.mapping.suggestion.profile.TemporalReading;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;

/**
 * Weighs the values of a field against the type of a target. The weights are estimates by hand,
 * tried on the part of the labelled set that is there for it; what becomes of them is measured by
 * {@code SuggestionQualityTest}.
 */
final class TypeEvidence {
  private static final double MOST = 0.8;

  private TypeEvidence() {}

  static ValueEvidence of(FieldProfile source, TargetField target) {
    if (!source.hasValues()) {
      return DeclaredEvidence.of(source, target);
    }
    ValueEvidence evidence =
        switch (target.type()) {
          case EMAIL -> emails(source);
          case PHONE -> phones(source, target);
          case COUNTRY -> codes(source.countries(), "country", 3);
          case LANGUAGE -> languages(source);
          case CURRENCY -> codes(source.currencies(), "currency", 3);
          case DATE -> temporal(source, TemporalConversion.Kind.DATE);
          case INSTANT -> temporal(source, TemporalConversion.Kind.INSTANT);
          case TIME -> temporal(source, TemporalConversion.Kind.TIME);
          case INTEGER -> numbers(source, target, true);
          case DECIMAL -> numbers(source, target, false);
          case BOOLEAN -> flags(source);
          case ENUM -> enums(source, target);
          case REFERENCE -> ids(source, target);
          case STRING -> target.isKey() ? keys(source) : TextEvidence.of(source, target);
        };
    if (source.blanks() > 0 && target.isField() && target.type() != FieldType.STRING) {
      // "" is no value of these types, and what is blank here means that there is none.
      evidence = evidence.with(evidence.options().with("onBlank", "null"));
    }
    boolean trimmed = source.isPadded() && target.type() != FieldType.REFERENCE;
    return trimmed ? evidence.with(evidence.options().with("steps", List.of("trim"))) : evidence;
  }

  /** {@code 48 of 50 are e-mail addresses}. */
  private static String most(double share, String what) {
    return share > 0.995
        ? "all are " + what
        : String.format(Locale.ROOT, "%.0f %% are %s", share * 100, what);
  }

  private static ValueEvidence emails(FieldProfile source) {
    double share = source.share("email");
    return share < 0.5
        ? ValueEvidence.impossible(most(share, "e-mail addresses"))
        : ValueEvidence.of(share >= MOST ? 3.5 : 1, most(share, "e-mail addresses"));
  }

  private static ValueEvidence phones(FieldProfile source, TargetField target) {
    PhoneReading phones = source.phone();
    if (phones == null) {
      return ValueEvidence.impossible("too few are valid phone numbers");
    }
    boolean mobile = target.concepts().contains("mobile");
    double ofKind = mobile ? 3 * phones.mobile() - 1.2 : phones.mobile() > 0.9 ? -0.5 : 0;
    ValueEvidence evidence =
        ValueEvidence.of(
            2.5 + ofKind,
            most(phones.share(), "phone numbers")
                + (phones.region() == null ? "" : " of " + phones.region()));
    if (phones.isAmbiguous()) {
      return evidence.with(
          RowOptions.NONE.leaving(
              "region: the numbers are valid in " + String.join(", ", phones.alternatives())));
    }
    return phones.region() == null
        ? evidence
        : evidence.with(RowOptions.NONE.with("region", phones.region()));
  }

  private static ValueEvidence codes(CodeReading codes, String what, double strength) {
    if (codes.share() < 0.5) {
      return ValueEvidence.impossible("too few are a " + what);
    }
    String plural =
        what.equals("country") ? "countries" : what.equals("currency") ? "currencies" : "languages";
    ValueEvidence evidence =
        ValueEvidence.of(codes.share() >= MOST ? strength : 0.5, most(codes.share(), plural));
    if (!codes.needsMap()) {
      return evidence;
    }
    RowOptions options = RowOptions.NONE.mapping(codes.names());
    return evidence.with(
        codes.unknown() == 0 ? options : options.leaving(unknown(codes.unknown())));
  }

  static String unknown(int texts) {
    return "map: "
        + texts
        + (texts == 1 ? " text is" : " texts are")
        + " not known; add what it means";
  }

  /** Codes of two capitals are rather those of countries. */
  private static ValueEvidence languages(FieldProfile source) {
    ValueEvidence evidence = codes(source.languages(), "language", 2.2);
    return source.countries().codes() >= MOST ? evidence.and(-0.7, "as well countries") : evidence;
  }

  private static ValueEvidence temporal(FieldProfile source, TemporalConversion.Kind kind) {
    TemporalReading reading = source.temporal();
    if (reading == null) {
      return ValueEvidence.impossible("they are no dates or times in one form");
    }
    boolean toDate =
        kind == TemporalConversion.Kind.DATE && reading.kind() == TemporalConversion.Kind.INSTANT;
    if (reading.kind() != kind && !toDate) {
      return ValueEvidence.impossible("no " + kind.name().toLowerCase(Locale.ROOT) + " is whole");
    }
    double strength = reading.epoch() ? 1.2 : toDate ? 0.8 : 1.8;
    ValueEvidence evidence =
        ValueEvidence.of(strength, most(reading.share(), "of the form " + reading.pattern()));
    if (reading.isAmbiguous()) {
      return evidence.with(
          RowOptions.NONE.leaving(
              "format: all values fit " + String.join(" and ", reading.alternatives())));
    }
    RowOptions options =
        reading.iso() && reading.kind() == kind
            ? RowOptions.NONE
            : RowOptions.NONE.with("format", reading.pattern());
    boolean local =
        kind == TemporalConversion.Kind.INSTANT
            && !reading.epoch()
            && reading.pattern().indexOf('X') < 0;
    return evidence.with(
        local ? options.leaving("zone: the times have no offset; UTC unless you say") : options);
  }

  private static ValueEvidence numbers(FieldProfile source, TargetField target, boolean whole) {
    NumberReading number = source.number();
    if (number == null || source.isNativeFlag()) {
      return ValueEvidence.impossible("they are no numbers");
    }
    if (whole && !number.whole()) {
      return ValueEvidence.impossible("some are not whole");
    }
    FieldDefinition field = target.field();
    boolean beyond =
        field != null
            && (isBelow(number, field.limits().minimum())
                || isAbove(number, field.limits().maximum()));
    if (beyond) {
      return ValueEvidence.impossible("some are beyond the field's range");
    }
    if (target.name().equals(TargetField.VERSION) && number.least() < 0) {
      return ValueEvidence.impossible("some are below zero");
    }
    boolean coded =
        !source.isNativeNumber() && source.share("identifier") > MOST && source.hasLeadingZeros();
    double strength = coded ? -2 : number.whole() == whole ? 0.8 : 0.3;
    ValueEvidence evidence =
        ValueEvidence.of(strength, number.whole() ? "all are whole numbers" : "all are numbers");
    if (number.isAmbiguous()) {
      return evidence.with(
          RowOptions.NONE.leaving(
              "locale: the numbers differ between " + String.join(", ", number.alternatives())));
    }
    return number.locale() == null
        ? evidence
        : evidence.with(RowOptions.NONE.with("locale", number.locale()));
  }

  private static boolean isBelow(NumberReading number, @Nullable BigDecimal minimum) {
    return minimum != null && number.least() < minimum.doubleValue();
  }

  private static boolean isAbove(NumberReading number, @Nullable BigDecimal maximum) {
    return maximum != null && number.most() > maximum.doubleValue();
  }

  private static ValueEvidence flags(FieldProfile source) {
    FlagReading flags = source.flags();
    if (flags.share() < 1) {
      return ValueEvidence.impossible("they are more than yes and no");
    }
    ValueEvidence evidence = ValueEvidence.of(1.5, "all mean yes or no");
    boolean usual =
        List.of("true", "Y", "1").containsAll(flags.yes())
            && List.of("false", "N", "0").containsAll(flags.no());
    return usual || flags.yes().isEmpty() || flags.no().isEmpty()
        ? evidence
        : evidence.with(RowOptions.NONE.with("true", flags.yes()).with("false", flags.no()));
  }

  private static ValueEvidence enums(FieldProfile source, TargetField target) {
    FieldDefinition field = target.field();
    if (field == null
        || source.isNativeFlag()
        || source.temporal() != null && !source.temporal().epoch()) {
      return ValueEvidence.impossible("they are no words of a list");
    }
    if (!source.isSmallSet() && source.different() > 8 || source.length() > 40) {
      return ValueEvidence.impossible("there are too many different ones for a list");
    }
    EnumReading reading = source.among(field.values());
    String what =
        reading.entries().size() + " of " + (reading.entries().size() + reading.unknown());
    double strength =
        reading.share() > 0.99
            ? 2.5
            : reading.share() >= 0.5
                ? 1.5
                : reading.share() > 0 ? 0 : source.number() != null ? -1 : -3;
    ValueEvidence evidence = ValueEvidence.of(strength, what + " are known values of the list");
    if (reading.exact()) {
      return evidence;
    }
    RowOptions options = RowOptions.NONE.mapping(reading.entries());
    return evidence.with(
        reading.unknown() == 0 ? options : options.leaving(unknown(reading.unknown())));
  }

  /** The object is the record type's own word until a person gives the source's. */
  static RowOptions link(FieldDefinition field) {
    return RowOptions.NONE
        .with("link", Map.of("object", String.valueOf(field.referenceTo())))
        .leaving("link: the source's own name of the object whose ids these are");
  }

  private static ValueEvidence ids(FieldProfile source, TargetField target) {
    FieldDefinition field = target.field();
    RowOptions options = field == null ? RowOptions.NONE : link(field);
    boolean other =
        source.isNativeFlag()
            || source.temporal() != null && !source.temporal().epoch()
            || source.share("email") > MOST
            || source.share("sentence") > 0.3
            || source.number() != null && !source.number().whole();
    if (other) {
      return ValueEvidence.impossible("they are no ids");
    }
    double ids = source.share("identifier");
    return ids > MOST && source.length() >= 2
        ? ValueEvidence.of(0.8, "all could be ids").with(options)
        : ValueEvidence.of(-2.5, "most look like no ids").with(options);
  }

  private static ValueEvidence keys(FieldProfile source) {
    if (!source.isUnique()) {
      return ValueEvidence.impossible("they are not one for each record, or come twice");
    }
    boolean other =
        source.temporal() != null
            || source.share("email") > MOST
            || source.share("sentence") > 0.3
            || source.share("spaced") > 0.3
            || source.share("website") > 0.3
            || source.share("identifier") < MOST && !source.isNativeNumber()
            || source.number() != null && !source.number().whole();
    if (other) {
      return ValueEvidence.impossible("they look like no ids");
    }
    double strength = source.share("uuid") > MOST ? 2.9 : source.isRising() ? 2.5 : 1.8;
    return ValueEvidence.of(strength, "each record has one of its own")
        .with(RowOptions.NONE.with("required", true));
  }
}
