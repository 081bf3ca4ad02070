package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetLogTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Logger LOG = Logger.getLogger(TargetLog.class.getName());
  private static final Target FRESH =
      new Target("crm", null, Breaker.CLOSED, null, 0, new RetryBudget(0, NOW), null);

  private final Lines lines = new Lines();

  @BeforeEach
  void listen() {
    LOG.addHandler(lines);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(lines);
  }

  @Test
  void a_pause_is_told_once_with_what_is_wrong() {
    Target paused = FRESH.paused(new Target.Pause(Target.HUB, "The secret is wrong.", NOW));

    TargetLog.tell(FRESH, paused);
    TargetLog.tell(paused, paused);

    assertThat(lines.told)
        .containsExactly("WARNING target paused flow=crm by=hub: The secret is wrong.");
  }

  @Test
  void a_breaker_tells_each_time_that_it_opens_and_that_it_is_closed_again() {
    Target failing = FRESH;
    for (int i = 0; i < 10; i++) {
      Target before = failing;
      failing = before.with(before.breaker().failed(NOW));
      TargetLog.tell(before, failing);
    }
    Target probed = failing.with(failing.breaker().called());
    TargetLog.tell(failing, probed);
    Target failed = probed.with(probed.breaker().failed(NOW.plusSeconds(30)));
    TargetLog.tell(probed, failed);
    Target again = failed.with(failed.breaker().called());
    TargetLog.tell(again, again.with(again.breaker().succeeded()));

    assertThat(lines.told)
        .containsExactly(
            "WARNING breaker open flow=crm until=2026-11-26T12:00:30Z",
            "WARNING breaker open flow=crm until=2026-11-26T12:01:30Z",
            "INFO breaker closed flow=crm");
  }

  private static final class Lines extends Handler {
    private final List<String> told = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      told.add(
          line.getLevel().getName()
              + " "
              + MessageFormat.format(line.getMessage(), line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
