package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.SteppingClock;

class ComplaintsTest {
  private final Logger log = Logger.getLogger(Complaints.class.getName());
  private final List<Object> reasons = new ArrayList<>();
  private final SteppingClock clock = new SteppingClock();
  private final Complaints complaints = new Complaints(clock);
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          reasons.add(record.getParameters()[0]);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.addHandler(ear);
  }

  @AfterEach
  void stop() {
    log.removeHandler(ear);
  }

  @Test
  void a_reason_is_logged_once_a_minute_and_a_new_one_at_once() {
    note("a");
    note("a");
    assertThat(reasons).containsExactly("a");

    note("b");
    assertThat(reasons).containsExactly("a", "b");

    clock.step(Duration.ofSeconds(59));
    note("b");
    assertThat(reasons).hasSize(2);

    clock.step(Duration.ofSeconds(1));
    note("b");
    assertThat(reasons).containsExactly("a", "b", "b");
  }

  private void note(String reason) {
    complaints.note(new ProviderAwayException(reason));
  }
}
