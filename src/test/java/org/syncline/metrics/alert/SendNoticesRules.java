package org.syncline.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.metrics.MetricsKit;
import org.syncline.metrics.alert.EvaluateAlertsRules.DyingTransactions;
import org.syncline.metrics.alert.NoticeWay.Sent;

/** From changes to whom they are told. */
abstract class SendNoticesRules {
  private static final String ALL =
      ", 'destinations': [{'kind': 'log'}, {'kind': 'jms'}, {'kind': 'webhook', 'system': 'pager',"
          + " 'connection': 'hooks', 'object': 'alerts'}]";

  private AlertsKit kit;

  abstract MetricsKit metrics();

  @BeforeEach
  void begin() {
    kit = new AlertsKit(metrics());
    kit.put("slow", AlertsKit.delay("{'above': 500}", ALL));
  }

  private void raise() {
    kit.minute(600);
    kit.judge();
  }

  private void end() {
    kit.minute(100);
    kit.judge();
  }

  private AlertChange.Told told(int change, String destination) {
    return kit.history().get(change).notices().stream()
        .filter(notice -> notice.destination().toString().startsWith(destination))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_destination_is_told_once_of_each_change() {
    raise();
    end();
    for (int i = 0; i < 3; i++) {
      kit.sender().run();
      kit.clock.step(Duration.ofMinutes(2));
    }

    for (AlertsKit.RememberedWay way : List.of(kit.log, kit.jms, kit.webhook)) {
      assertThat(way.states()).containsExactly("raised", "ended");
      assertThat(way.sent).extracting(Notice::id).doesNotHaveDuplicates();
    }
    assertThat(told(0, "log").state()).isEqualTo(NoticeState.SENT);
    Notice notice = kit.webhook.sent.get(0);
    assertThat(notice.body())
        .startsWith("{\"notice\":\"" + notice.id() + "\",\"rule\":\"slow\",\"version\":1,")
        .contains("\"state\":\"raised\"", "\"value\":600.0", "\"limit\":500.0");
    assertThat(notice.words())
        .startsWith("rule=slow version=1 why=figures")
        .contains("value=600.0", "limit=500.0");
  }

  @Test
  void one_that_is_not_taken_is_tried_again_under_the_same_id_after_longer_and_longer_pauses() {
    raise();
    kit.webhook.always(new Sent.Later("The host takes no connection.", null));
    for (long seconds : new long[] {10, 20, 40, 80, 160, 320, 640, 900, 900}) {
      kit.sender().run();
      assertThat(told(0, "webhook").due()).isEqualTo(kit.clock.instant().plusSeconds(seconds));
      kit.clock.step(Duration.ofSeconds(seconds).minusMillis(1));
      int tries = kit.webhook.sent.size();
      kit.sender().run();
      assertThat(kit.webhook.sent).hasSize(tries);
      kit.clock.step(Duration.ofMillis(1));
    }
    kit.webhook.always(null);
    kit.sender().run();

    assertThat(kit.webhook.sent)
        .extracting(Notice::id)
        .hasSize(10)
        .containsOnly(told(0, "webhook").id());
    assertThat(told(0, "webhook").state()).isEqualTo(NoticeState.SENT);
    assertThat(told(0, "webhook").tries()).isEqualTo(10);
    assertThat(kit.log.sent).hasSize(1);
  }

  @Test
  void a_notice_waits_as_long_as_the_other_side_asks_for() {
    raise();
    Instant later = kit.clock.instant().plus(Duration.ofHours(2));
    kit.webhook.next(new Sent.Later("Too much.", later));
    kit.sender().run();

    assertThat(told(0, "webhook").due()).isEqualTo(later);
    assertThat(told(0, "webhook").sentence()).isEqualTo("Too much.");
  }

  @Test
  void one_that_nobody_takes_for_a_day_is_given_up_visibly() {
    raise();
    kit.webhook.always(new Sent.Later("The host takes no connection.", null));
    int runs = 0;
    while (told(0, "webhook").state() == NoticeState.PENDING) {
      kit.sender().run();
      kit.clock.step(Duration.ofMinutes(15));
      assertThat(runs++).isLessThan(200);
    }

    AlertChange change = kit.history().get(0);
    assertThat(told(0, "webhook").state()).isEqualTo(NoticeState.GIVEN_UP);
    assertThat(told(0, "webhook").sentence()).isEqualTo("The host takes no connection.");
    assertThat(told(0, "webhook").settledAt())
        .isEqualTo(change.at().plus(SendNotices.GIVEN_UP_AFTER));
    kit.clock.step(Duration.ofDays(1));
    int tries = kit.webhook.sent.size();
    kit.sender().run();
    assertThat(kit.webhook.sent).hasSize(tries);
  }

  @Test
  void what_the_other_side_refuses_is_given_up_at_once() {
    raise();
    kit.webhook.next(new Sent.Never("HTTP_400: The system refused it."));
    kit.sender().run();

    assertThat(told(0, "webhook").state()).isEqualTo(NoticeState.GIVEN_UP);
    assertThat(told(0, "webhook").tries()).isEqualTo(1);
  }

  @Test
  void the_end_of_an_alert_is_not_told_before_its_beginning() {
    raise();
    kit.webhook.always(new Sent.Later("The host takes no connection.", null));
    kit.sender().run();
    end();
    kit.sender().run();
    assertThat(kit.webhook.states()).isNotEmpty().containsOnly("raised");
    assertThat(kit.log.states()).containsExactly("raised", "ended");

    kit.webhook.always(null);
    kit.webhook.sent.clear();
    kit.clock.step(Duration.ofMinutes(15));
    kit.sender().run();
    assertThat(kit.webhook.states()).containsExactly("raised", "ended");
  }

  @Test
  void a_server_that_dies_after_it_has_sent_leaves_it_to_be_sent_again_under_the_same_id() {
    raise();
    // The first transaction claims a notice, the second keeps that it was sent.
    assertThatThrownBy(() -> kit.sender(new DyingTransactions(kit.metrics, 2)).run())
        .hasMessage("The server died.");
    assertThat(kit.log.sent.size() + kit.jms.sent.size() + kit.webhook.sent.size()).isEqualTo(1);
    kit.sender().run();
    assertThat(kit.log.sent.size() + kit.jms.sent.size() + kit.webhook.sent.size()).isEqualTo(3);

    kit.clock.step(Duration.ofMinutes(1));
    kit.sender().run();
    kit.clock.step(Duration.ofMinutes(1));
    kit.sender().run();
    List<Notice> all =
        List.of(kit.log, kit.jms, kit.webhook).stream().flatMap(way -> way.sent.stream()).toList();
    assertThat(all)
        .hasSize(4)
        .extracting(Notice::id)
        .containsOnly(told(0, "log").id(), told(0, "jms").id(), told(0, "webhook").id());
    assertThat(kit.history().get(0).notices())
        .extracting(AlertChange.Told::state)
        .containsOnly(NoticeState.SENT);
  }

  @Test
  void what_fails_in_the_hub_itself_is_tried_again() {
    raise();
    NoticeWay broken =
        notice -> {
          throw new IllegalStateException("A fault.");
        };
    new SendNotices(
            kit.metrics,
            kit.rules,
            kit.changes,
            new NoticeWays(kit.log, kit.jms, broken),
            kit.clock)
        .run();
    assertThat(told(0, "webhook").state()).isEqualTo(NoticeState.PENDING);

    kit.clock.step(Duration.ofSeconds(10));
    kit.sender().run();
    assertThat(told(0, "webhook").state()).isEqualTo(NoticeState.SENT);
  }

  @Test
  void history_goes_after_its_time_but_not_before_all_are_told() {
    raise();
    kit.sender().run();
    end();
    kit.clock.step(Duration.ofDays(91));
    PurgeAlertChanges purge =
        new PurgeAlertChanges(kit.metrics, kit.changes, Duration.ofDays(90), kit.clock);
    purge.run();
    assertThat(kit.states()).containsExactly("ended");

    kit.sender().run();
    purge.run();
    assertThat(kit.history()).isEmpty();
    assertThat(kit.standing("slow").raised()).isFalse();
  }
}
