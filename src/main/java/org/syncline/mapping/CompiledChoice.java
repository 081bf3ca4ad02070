package org.syncline.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one target with conditions: the first whose conditions hold applies. */
final class CompiledChoice implements CompiledRule {
  private final Alternative[] alternatives;

  /** A rule and what has to hold for it. */
  record Alternative(List<Guard> when, CompiledRule rule) {
    boolean holds(@Nullable Object[] here, @Nullable Object[] body) {
      for (Guard guard : when) {
        if (!guard.holds(here, body)) {
          return false;
        }
      }
      return true;
    }
  }

  CompiledChoice(List<Alternative> alternatives) {
    this.alternatives = alternatives.toArray(Alternative[]::new);
  }

  @Override
  public void apply(@Nullable Object[] here, @Nullable Object[] body, Sink sink) {
    for (Alternative alternative : alternatives) {
      if (alternative.holds(here, body)) {
        alternative.rule().apply(here, body, sink);
        return;
      }
    }
  }
}
