package org.syncline.metrics.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.metrics.alert.NoticeWay.Sent;
import org.syncline.platform.Transactions;

/**
 * Sends notices after they were committed. One that is not taken is tried again after 10 s, and
 * after twice as long each time, 15 min at most, and given up {@link #GIVEN_UP_AFTER} after its
 * change. Whoever dies while he sends leaves it to be sent again under the same id.
 */
public final class SendNotices {
  public static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

  /** Longer than any way takes. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 10;

  /** In one run, so that a stop does not wait for all. */
  private static final int TOGETHER = 200;

  private static final Logger LOG = Logger.getLogger(SendNotices.class.getName());

  private final Transactions transactions;
  private final AlertRules rules;
  private final AlertChanges changes;
  private final NoticeWays ways;
  private final Clock clock;
  private volatile boolean stopped;

  public SendNotices(
      Transactions transactions,
      AlertRules rules,
      AlertChanges changes,
      NoticeWays ways,
      Clock clock) {
    this.transactions = transactions;
    this.rules = rules;
    this.changes = changes;
    this.ways = ways;
    this.clock = clock;
  }

  /** Sends what is due. A destination that fails is left alone for the rest of the run. */
  public void run() {
    Set<Destination> failed = new HashSet<>();
    for (int i = 0; i < TOGETHER && !stopped; i++) {
      Notice notice = transactions.inNew(() -> claim(failed)).orElse(null);
      if (notice == null) {
        return;
      }
      Sent sent = send(notice);
      if (!(sent instanceof Sent.Done)) {
        failed.add(notice.destination());
      }
      transactions.inNew(() -> settle(notice, sent));
    }
  }

  /** The server stops: what is not sent yet is sent after its next start. */
  public void stop() {
    stopped = true;
  }

  private Optional<Notice> claim(Set<Destination> failed) {
    rules.lock();
    Instant now = clock.instant();
    return changes.claim(now, now.plus(LEASE), failed);
  }

  private Sent send(Notice notice) {
    try {
      return ways.to(notice.destination()).send(notice);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "alert notice failed notice=" + notice.id());
      return new Sent.Later("The hub failed to send it: see its log.", null);
    }
  }

  private boolean settle(Notice notice, Sent sent) {
    Instant now = clock.instant();
    if (sent instanceof Sent.Done) {
      changes.settle(notice, NoticeState.SENT, now, null);
    } else if (sent instanceof Sent.Never never) {
      giveUp(notice, now, never.sentence());
    } else {
      Sent.Later later = (Sent.Later) sent;
      if (now.isBefore(notice.at().plus(GIVEN_UP_AFTER))) {
        changes.retry(notice, due(notice, later, now), later.sentence());
      } else {
        giveUp(notice, now, later.sentence());
      }
    }
    return true;
  }

  private void giveUp(Notice notice, Instant now, String sentence) {
    changes.settle(notice, NoticeState.GIVEN_UP, now, sentence);
    LOG.log(
        Level.WARNING,
        "alert notice given up notice={0} rule={1} destination={2} tries={3}: {4}",
        new Object[] {notice.id(), notice.rule(), notice.destination(), notice.tries(), sentence});
  }

  /** Not after the end of the time for it, whatever the other side asks for. */
  private static Instant due(Notice notice, Sent.Later later, Instant now) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(notice.tries() - 1, MOST_DOUBLINGS));
    Instant due = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    Instant asked = later.notBefore();
    if (asked != null && asked.isAfter(due)) {
      due = asked;
    }
    Instant end = notice.at().plus(GIVEN_UP_AFTER);
    return due.isAfter(end) ? end : due;
  }
}
