package org.syncline.configuration;

/**
 * Where in its life the content of a document is: a draft is published, and retired by the next.
 */
public enum DocumentState {
  /** Worked on; nothing runs by it. */
  DRAFT,
  /** The latest version, in force. */
  PUBLISHED,
  /** An earlier version: outcomes name it, and it can be rolled back to. */
  RETIRED
}
