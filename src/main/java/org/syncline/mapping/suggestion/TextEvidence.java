package org.syncline.mapping.suggestion;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.suggestion.profile.FieldProfile;
import org.syncline.mapping.suggestion.profile.TemporalReading;
import org.syncline.record.FieldDefinition;

/** Weighs values against a target that takes any text: by what the text is about. */
final class TextEvidence {
  private static final double MOST = 0.7;
  private static final double SOME = 0.3;

  /** Long text of any kind. */
  private static final Set<String> PROSE =
      Set.of("description", "body", "resolution", "comment", "evidence", "filter", "next-step");

  /** Where ids of people and groups stand as well as their names. */
  private static final Set<String> ANY_WORD =
      Set.of(
          "owner",
          "team",
          "number",
          "registration-number",
          "tax-number",
          "stage",
          "source",
          "pipeline",
          "category",
          "survey",
          "purpose",
          "loss-reason");

  /** Kinds that are told by their form, so that values without it are something else. */
  private static final Set<String> STRICT = Set.of("postal-code", "website", "time-zone");

  /** Kinds that exclude each other. */
  private static final Set<String> EXCLUSIVE =
      Set.of(
          "given-name",
          "family-name",
          "organisation",
          "street",
          "city",
          "job-title",
          "name-prefix",
          "academic-title",
          "department",
          "time-zone",
          "website",
          "region");

  private TextEvidence() {}

  static ValueEvidence of(FieldProfile source, TargetField target) {
    String wrong = wrong(source, target);
    if (wrong != null) {
      return ValueEvidence.impossible(wrong);
    }
    for (String kind : source.kinds()) {
      if (target.concepts().contains(kind)) {
        return ofKind(source, kind);
      }
    }
    if (target.concepts().stream().anyMatch(PROSE::contains)) {
      boolean prose = source.share("sentence") >= SOME || source.length() > 25;
      return prose
          ? ValueEvidence.of(1, "they are sentences")
          : ValueEvidence.of(source.number() != null ? -3 : -0.6, "they are short");
    }
    String other = otherKind(source, "");
    boolean sentences = source.share("sentence") > 0.8 && source.length() > 60;
    if (sentences && target.concepts().stream().anyMatch(ANY_WORD::contains)) {
      return ValueEvidence.of(-2, "they are sentences");
    }
    boolean word = target.concepts().stream().anyMatch(ANY_WORD::contains);
    if (word && source.isSmallSet()) {
      return ValueEvidence.of(0.6, "few different ones come again and again");
    }
    if (!word && source.isNativeNumber()) {
      return ValueEvidence.of(-2.5, "they are numbers");
    }
    return other == null ? ValueEvidence.NONE : ValueEvidence.of(-0.5, "most are " + one(other));
  }

  private static @Nullable String wrong(FieldProfile source, TargetField target) {
    FieldDefinition field = target.field();
    TemporalReading temporal = source.temporal();
    if (source.isNativeFlag()
        || source.flags().share() == 1
            && !source.flags().yes().isEmpty()
            && !source.isNativeNumber()
            && source.different() == 2) {
      return "they are flags";
    }
    if (temporal != null && !temporal.epoch()) {
      return "they are dates or times";
    }
    if (source.share("email") > MOST) {
      return "they are e-mail addresses";
    }
    if (source.share("website") > MOST
        && !target.concepts().contains("website")
        && !target.concepts().contains("evidence")) {
      return "they are web addresses";
    }
    if (source.number() != null && !source.number().whole()) {
      return "they are decimal numbers";
    }
    boolean coded = source.share("uuid") > MOST || source.share("hash") > MOST;
    if (coded && target.concepts().stream().noneMatch(ANY_WORD::contains)) {
      return "they are codes";
    }
    return field != null && source.length() > field.limits().maxLength()
        ? "they are too long"
        : null;
  }

  private static ValueEvidence ofKind(FieldProfile source, String kind) {
    double share = source.share(kind);
    String other = otherKind(source, kind);
    boolean name = kind.equals("given-name") || kind.equals("family-name");
    if (name && source.share("spaced") > MOST) {
      return ValueEvidence.of(-2, "most are several words, so whole names");
    }
    if (share >= 0.5) {
      return ValueEvidence.of(1.2 + 1.6 * share, "most are " + one(kind));
    }
    if (other != null && share < SOME) {
      return ValueEvidence.of(-2, "most are " + one(other));
    }
    if (share >= 0.15) {
      return ValueEvidence.of(0.7, "some are " + one(kind));
    }
    if (STRICT.contains(kind)) {
      return ValueEvidence.of(-2.5, "hardly any is " + one(kind));
    }
    return source.isNativeNumber() ? ValueEvidence.of(-3, "they are numbers") : ValueEvidence.NONE;
  }

  /** {@code a city}, {@code an organisation}. */
  private static String one(String kind) {
    boolean vowel = "aeiou".indexOf(kind.charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + kind.replace('-', ' ');
  }

  private static @Nullable String otherKind(FieldProfile source, String kind) {
    String most = null;
    for (String other : source.kinds()) {
      if (EXCLUSIVE.contains(other)
          && !other.equals(kind)
          && source.share(other) > 0.75
          && (most == null || source.share(other) > source.share(most))) {
        most = other;
      }
    }
    return most;
  }
}
