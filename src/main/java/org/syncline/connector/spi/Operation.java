package org.syncline.connector.spi;

/** What is done to a row of another system. */
public enum Operation {
  /** Makes a new row; the answer tells its external id. */
  CREATE,
  /** Changes the row of an external id. */
  UPDATE,
  /** Makes or changes the row that a key of the hub's choice names. */
  UPSERT,
  /** Marks the row as no longer in use. */
  ARCHIVE,
  /** Takes the row away. */
  DELETE,
  /** Reads the row. */
  FIND,
  /** Lists the external ids of all rows. */
  LIST
}
