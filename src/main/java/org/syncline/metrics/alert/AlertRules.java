package org.syncline.metrics.alert;

import java.util.List;
import java.util.Optional;

/** The alert rules with where they stand. Takes part in the running transaction. */
public interface AlertRules {

  /**
   * Waits until nobody else judges, claims notices or changes rules, on no server: until the end of
   * this transaction nobody else does.
   */
  void lock();

  /** All, by id. */
  List<KeptRule> all();

  Optional<KeptRule> find(String id);

  /** Stores it in place of the one of its id. */
  void put(KeptRule rule);

  /** Where it stands by now. */
  void stand(String id, Standing standing);

  void remove(String id);
}
