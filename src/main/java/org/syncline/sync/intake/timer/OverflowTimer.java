package org.syncline.sync.intake.timer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.sync.intake.RelieveLiveQueue;

/** Looks several times a second for a system that floods the live queue. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionManagement(TransactionManagementType.BEAN)
public class OverflowTimer {
  private static final Logger LOG = Logger.getLogger(OverflowTimer.class.getName());

  /** A flood brings some thousand messages a second, and the others wait behind each of them. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  @Resource private TimerService timers;

  @Inject private RelieveLiveQueue liveQueue;

  @PostConstruct
  void start() {
    timers.createIntervalTimer(
        BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), new TimerConfig(null, false));
  }

  @Timeout
  public void look() {
    try {
      liveQueue.look();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The live queue could not be relieved; the next look tries again", e);
    }
  }
}
