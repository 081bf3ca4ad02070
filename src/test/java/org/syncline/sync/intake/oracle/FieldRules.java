package org.syncline.sync.intake.oracle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rule 8 of intake: which of two values of a field stands. */
public final class FieldRules {
  private final Map<String, Rule> rules;

  /** How sources are decided between. */
  public enum Kind {
    NEWEST,
    SOURCE_ORDER,
    PREFER_UNLESS_BLANK,
    HUB_OWNED,
    ASK
  }

  /** The rule of one field, with the systems in their order, best first. */
  public record Rule(Kind kind, List<String> sources) {
    static final Rule NEWEST = new Rule(Kind.NEWEST, List.of());

    private int place(String system) {
      return sources.contains(system) ? sources.indexOf(system) : sources.size();
    }
  }

  /** What becomes of what comes in. */
  enum Ruling {
    STANDS,
    FALLS,
    QUESTION
  }

  /**
   * @param rules of the fields that have one of their own; all others keep the newest
   */
  public FieldRules(Map<String, Rule> rules) {
    this.rules = Map.copyOf(rules);
  }

  /** A field that was never set is free for all, but for one that only people own. */
  Ruling onEmpty(String field, Said said) {
    return rule(field).kind() != Kind.HUB_OWNED || said.byPerson() ? Ruling.STANDS : Ruling.FALLS;
  }

  /**
   * @param late whether the source record has said something later already
   */
  Ruling between(
      String field,
      @Nullable String present,
      Said before,
      @Nullable String incoming,
      Said after,
      boolean late) {
    boolean equal = Objects.equals(present, incoming);
    if (before.bySameSource(after)) {
      return ofOneSource(before, after, equal) ? Ruling.STANDS : Ruling.FALLS;
    }
    Rule rule = rule(field);
    return switch (rule.kind()) {
      case NEWEST -> newest(before, after, equal, late);
      case SOURCE_ORDER -> inOrder(rule, before, after, equal, late);
      case PREFER_UNLESS_BLANK -> {
        if (isBlank(present) != isBlank(incoming)) {
          yield isBlank(present) ? Ruling.STANDS : Ruling.FALLS;
        }
        yield inOrder(rule, before, after, equal, late);
      }
      case HUB_OWNED -> after.byPerson() && !equal ? Ruling.STANDS : Ruling.FALLS;
      case ASK -> equal ? Ruling.FALLS : after.byPerson() ? Ruling.STANDS : Ruling.QUESTION;
    };
  }

  private Rule rule(String field) {
    return rules.getOrDefault(field, Rule.NEWEST);
  }

  private static boolean isBlank(@Nullable String value) {
    return value == null || value.isEmpty();
  }

  /** The source's own order decides; without one, or within one stamp, what came later. */
  private static boolean ofOneSource(Said before, Said after, boolean equal) {
    if (before.receipt() == after.receipt()) {
      return !equal;
    }
    Long then = before.stamp();
    Long now = after.stamp();
    if (then == null || now == null || then.equals(now)) {
      return after.receipt() > before.receipt();
    }
    return now > then;
  }

  private static Ruling inOrder(Rule rule, Said before, Said after, boolean equal, boolean late) {
    int then = rule.place(before.system());
    int now = rule.place(after.system());
    if (then == now) {
      return newest(before, after, equal, late);
    }
    return now < then ? Ruling.STANDS : Ruling.FALLS;
  }

  private static Ruling newest(Said before, Said after, boolean equal, boolean late) {
    int order = after.time().compareTo(before.time());
    if (late || order < 0) {
      return Ruling.FALLS;
    }
    if (order > 0) {
      return Ruling.STANDS;
    }
    if (equal) {
      return Ruling.FALLS;
    }
    if (!before.system().equals(after.system())) {
      return Ruling.QUESTION;
    }
    return after.receipt() > before.receipt() ? Ruling.STANDS : Ruling.FALLS;
  }
}
