package org.syncline.assembly;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.syncline.platform.Permission;
import org.syncline.record.Ownership;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.security.Caller;

/** What a caller's permissions mean for records. */
record CallerRights(Caller caller) implements RecordRights {
  private static final Ownership OF_NOTHING = new Ownership(Set.of(), Set.of());
  private static final RecordRights NONE = new CallerRights(Caller.of("", Set.of(), null));

  static RecordRights of(Optional<? extends Principal> principal) {
    return principal
        .filter(Caller.class::isInstance)
        .<RecordRights>map(known -> new CallerRights((Caller) known))
        .orElse(NONE);
  }

  @Override
  public boolean seesPersonalData() {
    return caller.may(Permission.SEE_PERSONAL_DATA);
  }

  @Override
  public Optional<Ownership> onlyOwn() {
    if (!caller.may(Permission.READ_RECORDS)) {
      return Optional.of(OF_NOTHING);
    }
    return caller.seesOwnRecordsOnly()
        ? Optional.of(new Ownership(caller.owners(), caller.teams()))
        : Optional.empty();
  }

  @Override
  public boolean may(Permission permission) {
    return caller.may(permission);
  }

  @Override
  public boolean mayChange(RecordType type, String field) {
    return caller.may(Permission.EDIT_RECORDS);
  }
}
