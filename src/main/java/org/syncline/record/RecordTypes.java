package org.syncline.record;

import java.util.Collection;
import java.util.Optional;

/** The record types in force. */
public interface RecordTypes {
  Optional<RecordType> named(String id);

  Collection<RecordType> all();
}
