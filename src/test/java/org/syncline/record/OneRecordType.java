package org.syncline.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One type in force, which a test may replace. */
public final class OneRecordType implements RecordTypes {
  private RecordType type;

  public OneRecordType(RecordType type) {
    this.type = type;
  }

  void is(RecordType now) {
    type = now;
  }

  @Override
  public Optional<RecordType> named(String id) {
    return type.id().equals(id) ? Optional.of(type) : Optional.empty();
  }

  @Override
  public Collection<RecordType> all() {
    return List.of(type);
  }
}
