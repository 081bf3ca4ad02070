package org.syncline.connector.file;

import org.jspecify.annotations.Nullable;

/**
 * One kind of files.
 *
 * @param folder below the connection's path, empty for that itself
 * @param name of a file of records
 * @param together most records of one file
 * @param idPrefix what comes before a record's id to make the external id
 * @param archive how it is told that a record was archived; null where it is not
 * @param delete how it is told that a record is to be taken away; null where it is not
 */
record FileObject(
    String folder,
    NameTemplate name,
    Joining joining,
    int together,
    String idPrefix,
    @Nullable Notice archive,
    @Nullable Notice delete) {

  /**
   * A file that tells that records went.
   *
   * @param content of the file, for each record
   */
  record Notice(NameTemplate name, NameTemplate content) {}
}
