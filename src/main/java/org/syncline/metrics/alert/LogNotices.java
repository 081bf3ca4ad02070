package org.syncline.metrics.alert;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Notices as lines of the server's log: {@code WARNING} when raised, {@code INFO} when it ends. */
public final class LogNotices implements NoticeWay {
  private static final Logger LOG = Logger.getLogger(LogNotices.class.getName());

  @Override
  public Sent send(Notice notice) {
    LOG.log(
        notice.raised() ? Level.WARNING : Level.INFO,
        notice.raised() ? "alert raised {0}" : "alert ended {0}",
        notice.words());
    return new Sent.Done();
  }
}
