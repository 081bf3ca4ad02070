package org.syncline.sync.sweep;

import java.util.Locale;
import java.util.Optional;

/** What a job over a whole target does. */
public enum Kind {
  /** Plans what the target has no row of. */
  BACKFILL,
  /** Takes away rows that no record has. */
  MIRROR;

  /** The name of the job. */
  public String job() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Kind ofJob(String job) {
    return find(job)
        .orElseThrow(() -> new IllegalArgumentException("There is no such job over a target."));
  }

  static Optional<Kind> find(String job) {
    for (Kind kind : values()) {
      if (kind.job().equals(job)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
