package org.syncline.connector.rest;

/** What an answer means for a write. */
enum Verdict {
  DONE,
  GONE,
  MOVED,
  REFUSED,
  LATER,
  RATE_LIMITED,
  /** The log-in has run out: log in again, then try once more. */
  REFRESH,
  UNCERTAIN,
  MISCONFIGURED
}
