package org.syncline.crash;

import org.jspecify.annotations.Nullable;
import org.syncline.samples.Payload;

/**
 * A message that is sent under fire, and what must be found of it.
 *
 * @param key the external id, in the form the mapping gives it
 * @param person who is meant, over all systems
 * @param mark place within the lane: version, time or counter; the message writes it into {@link
 *     #markField}
 * @param parent external id of the employer it waits for
 */
record Parcel(
    String system,
    String messageId,
    Payload payload,
    String key,
    String person,
    long mark,
    @Nullable String parent) {

  String source() {
    return system + " " + key;
  }

  /** A field that only this system writes, so that its history is the order of the lane. */
  String markField() {
    return system.equals("erp") ? "industry" : "street";
  }

  static String written(long mark) {
    return "mark " + mark;
  }

  static long readMark(String written) {
    return Long.parseLong(written.substring("mark ".length()));
  }

  /** Whether each message of the lane must have its effect, whatever came before. */
  boolean mustApply() {
    return system.equals("branch");
  }
}
