package org.syncline.sync.intake.timer;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.sync.intake.ContinueHeld;
import org.syncline.sync.intake.HeldReady;
import org.syncline.sync.intake.IntakeSettings;
import org.syncline.sync.intake.WatchParents;

/** Works on held messages when told, and every five seconds anyway. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class HeldTimer {
  private static final Logger LOG = Logger.getLogger(HeldTimer.class.getName());

  @Inject private ContinueHeld held;
  @Inject private WatchParents parents;
  @Inject private IntakeSettings settings;
  @Resource private ManagedExecutorService executor;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final ReentrantLock working = new ReentrantLock();

  /** Coalesces: one run that has not begun yet serves all who ask. */
  public void wake(@Observes HeldReady ready) {
    if (asked.compareAndSet(false, true)) {
      executor.execute(this::work);
    }
  }

  private void work() {
    working.lock();
    try {
      asked.set(false);
      held.all();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Held messages could not go on now; the timer tries again", e);
    } finally {
      working.unlock();
    }
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  public void sweep() {
    if (working.isLocked()) {
      return;
    }
    try {
      parents.sweep(settings.parentWait());
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "Sweep of waiting messages failed; the next one tries again", e);
      return;
    }
    work();
  }
}
