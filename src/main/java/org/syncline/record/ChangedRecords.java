package org.syncline.record;

import java.util.Collection;
import java.util.List;

/**
 * Records that changed and that somebody has still to look at. Takes part in the running
 * transaction, so that no change is forgotten.
 */
public interface ChangedRecords {

  /**
   * A record to look at.
   *
   * @param note identity of this note; a record may have several
   */
  record Note(long note, long record) {}

  void note(Collection<Long> records);

  /** The oldest notes. */
  List<Note> oldest(int limit);

  void done(Collection<Note> notes);
}
