package org.syncline.metrics.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps a change of state together with one notice for each destination of its rule. */
final class TellChange {
  private final AlertChanges changes;
  private final Supplier<String> ids;

  /**
   * @param ids names that were never given before, at most 36 characters
   */
  TellChange(AlertChanges changes, Supplier<String> ids) {
    this.changes = changes;
    this.ids = ids;
  }

  /** Takes part in the running transaction. */
  void tell(
      KeptRule kept, boolean raised, AlertWords.Why why, Instant at, @Nullable JudgedPeriod by) {
    Map<String, Destination> notices = new LinkedHashMap<>();
    kept.rule().destinations().forEach(destination -> notices.put(ids.get(), destination));
    changes.add(
        new AlertChanges.NewChange(kept.id(), raised, at, AlertWords.of(kept, raised, why, at, by)),
        notices);
  }
}
