package org.syncline.record;

import java.util.Optional;

/** The record types in force. */
@FunctionalInterface
public interface RecordTypes {
  Optional<RecordType> named(String id);
}
