package org.syncline.metrics.alert;

/** What became of a notice. */
public enum NoticeState {
  /** It is sent, or tried again, when it is due. */
  PENDING,
  SENT,
  /** It was not taken, or not within the time for it: nobody tries again. */
  GIVEN_UP
}
