package org.syncline.sync.sweep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When jobs that begin by themselves began last. Takes part in the running transaction. */
public interface Schedules {

  /**
   * Claims the next start for the caller, for two minutes: nobody else gets it until then. A flow
   * that was not known before is noted as begun now.
   *
   * @param every after which time; null = once, and that is due at once
   */
  boolean claim(String flow, Kind kind, @Nullable Duration every);

  /** It began. */
  void begun(String flow, Kind kind);
}
