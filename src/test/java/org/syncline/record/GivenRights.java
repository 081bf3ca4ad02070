package org.syncline.record;

import java.util.Optional;
import java.util.Set;
import org.syncline.platform.Permission;

/**
 * Rights as a test gives them.
 *
 * @param fixed fields that the caller may not set
 */
public record GivenRights(boolean seesPersonalData, Optional<Ownership> onlyOwn, Set<String> fixed)
    implements RecordRights {
  /** All records, personal data masked. */
  public static final RecordRights MASKED = new GivenRights(false, Optional.empty(), Set.of());

  /** Those of these owners and teams. */
  public static RecordRights own(Set<String> owners, Set<String> teams) {
    return new GivenRights(true, Optional.of(new Ownership(owners, teams)), Set.of());
  }

  /** All records, but some fields are as they are. */
  public static RecordRights fixed(String... fields) {
    return new GivenRights(true, Optional.empty(), Set.of(fields));
  }

  @Override
  public boolean may(Permission permission) {
    return true;
  }

  @Override
  public boolean mayChange(RecordType type, String field) {
    return !fixed.contains(field);
  }
}
