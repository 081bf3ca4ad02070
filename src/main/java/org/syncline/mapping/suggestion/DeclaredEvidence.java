package org.syncline.mapping.suggestion;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.suggestion.profile.DeclaredType;
import org.syncline.mapping.suggestion.profile.FieldProfile;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;

/** Weighs what a schema says of a field, where no values are there, against a target's type. */
final class DeclaredEvidence {
  /** The types of targets that a declared type fits, best first. */
  private static final Map<DeclaredType, Set<FieldType>> FITS =
      Map.of(
          DeclaredType.INTEGER, Set.of(FieldType.INTEGER, FieldType.DECIMAL),
          DeclaredType.DECIMAL, Set.of(FieldType.DECIMAL),
          DeclaredType.BOOLEAN, Set.of(FieldType.BOOLEAN),
          DeclaredType.DATE, Set.of(FieldType.DATE),
          DeclaredType.TIME, Set.of(FieldType.TIME),
          DeclaredType.INSTANT, Set.of(FieldType.INSTANT),
          DeclaredType.EMAIL, Set.of(FieldType.EMAIL));

  private DeclaredEvidence() {}

  static ValueEvidence of(FieldProfile source, TargetField target) {
    DeclaredType declared = source.declared();
    if (declared == null || declared == DeclaredType.UNKNOWN) {
      return source.records() > 0 && target.isKey()
          ? ValueEvidence.impossible("there are none")
          : ValueEvidence.NONE;
    }
    ValueEvidence evidence = of(declared, target);
    FieldDefinition field = target.field();
    if (field != null && field.referenceTo() != null) {
      return evidence.with(TypeEvidence.link(field));
    }
    return target.isKey() ? evidence.with(RowOptions.NONE.with("required", true)) : evidence;
  }

  private static ValueEvidence of(DeclaredType declared, TargetField target) {
    String said = "declared as " + declared.word();
    FieldType type = target.type();
    if (FITS.getOrDefault(declared, Set.of()).contains(type)) {
      boolean exact = declared.name().equals(type.name());
      return reason(exact ? 1.5 : 0.3, said);
    }
    boolean id = target.isKey() || type == FieldType.REFERENCE || isFreeText(target, "owner");
    return switch (declared) {
      case TEXT, UNKNOWN -> ofText(type, said);
      case INTEGER ->
          id ? reason(0.5, said) : type == FieldType.ENUM ? reason(-0.5, said) : no(said);
      case UUID -> id ? reason(1, said) : no(said);
      case WEBSITE -> isFreeText(target, "website") ? reason(2, said) : no(said);
      default -> no(said);
    };
  }

  /** Text can hold all that has a text form. */
  private static ValueEvidence ofText(FieldType type, String said) {
    return switch (type) {
      case STRING, EMAIL, PHONE, COUNTRY, LANGUAGE, CURRENCY, ENUM, REFERENCE -> reason(0.3, said);
      case DATE, INSTANT, TIME, BOOLEAN -> reason(-0.5, said);
      case INTEGER, DECIMAL -> reason(-1.5, said);
    };
  }

  private static boolean isFreeText(TargetField target, String concept) {
    return target.type() == FieldType.STRING && target.concepts().contains(concept);
  }

  private static ValueEvidence no(String said) {
    return new ValueEvidence(-4, RowOptions.NONE, List.of("schema: " + said));
  }

  private static ValueEvidence reason(double logOdds, @Nullable String said) {
    return new ValueEvidence(
        logOdds,
        RowOptions.NONE,
        List.of("schema: " + String.valueOf(said).toLowerCase(Locale.ROOT)));
  }
}
