package org.syncline.record;

import java.util.Set;

/** Of which record types changes have to be noted, as far as this node knows. */
public final class ChangeWatch {
  private volatile Set<String> types = Set.of();

  /** Whether changes of records of this type are to be noted. */
  public boolean watches(String recordType) {
    return types.contains(recordType);
  }

  void watch(Set<String> recordTypes) {
    types = Set.copyOf(recordTypes);
  }
}
