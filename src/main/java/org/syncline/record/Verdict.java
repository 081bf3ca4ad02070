package org.syncline.record;

import org.jspecify.annotations.Nullable;

/** What becomes of a value that comes in for a field that has one. */
enum Verdict {
  /** It takes the place of the present one, or confirms it and becomes its origin. */
  TAKE,
  /** The present one stays. */
  KEEP,
  /** The present one stays, and a person is asked. */
  ASK;

  /** A value and where it comes from. */
  record Side(@Nullable Object value, Origin origin) {
    private boolean isBlank() {
      return value == null || value.equals("");
    }
  }

  /**
   * Decides between two values.
   *
   * @param late whether the incoming one's source record is known to have moved on already
   */
  static Verdict between(Survivorship rule, Side present, Side incoming, boolean late) {
    boolean equal = FieldValues.same(present.value(), incoming.value());
    Origin before = present.origin();
    Origin after = incoming.origin();
    if (before.sameSource(after)) {
      return before.receipt() == after.receipt()
          ? (equal ? KEEP : TAKE)
          : ofSameSource(before, after);
    }
    return switch (rule.rule()) {
      case NEWEST -> newest(before, after, equal, late);
      case SOURCE_ORDER -> better(rule, before, after, equal, late);
      case PREFER_UNLESS_BLANK ->
          present.isBlank() == incoming.isBlank()
              ? better(rule, before, after, equal, late)
              : present.isBlank() ? TAKE : KEEP;
      case HUB_OWNED -> after.isPersons() && !equal ? TAKE : KEEP;
      case ASK -> equal ? KEEP : after.isPersons() ? TAKE : ASK;
    };
  }

  private static Verdict better(
      Survivorship rule, Origin before, Origin after, boolean equal, boolean late) {
    int difference = rule.rank(after.system()) - rule.rank(before.system());
    if (difference == 0) {
      return newest(before, after, equal, late);
    }
    // A better source that confirms a value becomes its origin, so that worse ones can't change it.
    return difference < 0 ? TAKE : KEEP;
  }

  private static Verdict newest(Origin before, Origin after, boolean equal, boolean late) {
    if (late || after.time().isBefore(before.time())) {
      return KEEP;
    }
    if (!after.time().equals(before.time())) {
      // An equal value too: who confirms it last is its origin, else what comes late could undo it.
      return TAKE;
    }
    if (equal) {
      return KEEP;
    }
    // Two records of one system are no two opinions: what came last holds.
    boolean sameSystem = before.system().equals(after.system());
    return !sameSystem ? ASK : after.receipt() > before.receipt() ? TAKE : KEEP;
  }

  private static Verdict ofSameSource(Origin present, Origin incoming) {
    Long before = present.stamp();
    Long after = incoming.stamp();
    if (before != null && after != null && after < before) {
      return KEEP;
    }
    boolean ordered = before != null && after != null && !before.equals(after);
    return !ordered && incoming.receipt() < present.receipt() ? KEEP : TAKE;
  }
}
