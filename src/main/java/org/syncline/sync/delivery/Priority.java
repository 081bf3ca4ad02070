package org.syncline.sync.delivery;

/** Whose change it is; the first goes first. */
public enum Priority {
  /** A person waits for it. */
  PERSON,
  /** A system said so. */
  EVENT,
  /** One of many, from a job. */
  BATCH
}
