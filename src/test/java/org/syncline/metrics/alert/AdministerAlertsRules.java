package org.syncline.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.PutConfiguration.VersionConflict;
import org.syncline.metrics.MetricsKit;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;

/** Rules that people put, remove and try. */
abstract class AdministerAlertsRules {
  private static final Actor READER = GivenActor.without(Permission.MANAGE_ALERTS);
  private static final Actor NOBODY = GivenActor.without(Permission.READ_FIGURES);

  private AlertsKit kit;

  abstract MetricsKit metrics();

  @BeforeEach
  void begin() {
    kit = new AlertsKit(metrics());
  }

  @Test
  void a_rule_is_kept_with_who_put_it_and_when() {
    KeptRule put = kit.put("slow", AlertsKit.delayAbove500(""));
    kit.clock.step(Duration.ofHours(1));
    kit.put("slow", AlertsKit.delayAbove500(", 'after': 2"));

    assertThat(kit.administer.version("slow", GivenActor.ADA)).isEqualTo(2);
    assertThat(kit.administer.version("fast", GivenActor.ADA)).isZero();
    KeptRule kept = kit.read.one("slow", READER).orElseThrow();
    assertThat(kept.version()).isEqualTo(2);
    assertThat(kept.changedBy()).isEqualTo("ada");
    assertThat(kept.changedAt()).isEqualTo(put.changedAt().plus(Duration.ofHours(1)));
    assertThat(kept.rule().after()).isEqualTo(2);
    assertThat(kit.read.all(READER)).extracting(KeptRule::id).containsExactly("slow");
    assertThat(kit.audit.acts())
        .extracting(AuditTrail.Act::action, AuditTrail.Act::subject, AuditTrail.Act::detail)
        .containsExactly(
            tuple(
                "alert.put",
                "alerts/slow",
                "version=1 subject=flow:erp-customers figure=delay/whole/mean minutes=1"
                    + " condition=above"),
            tuple(
                "alert.put",
                "alerts/slow",
                "version=2 subject=flow:erp-customers figure=delay/whole/mean minutes=1"
                    + " condition=above"));
  }

  @Test
  void nobodys_change_is_lost() {
    kit.administer.put("slow", AlertsKit.delayAbove500(""), GivenActor.ADA, 0);

    assertThatThrownBy(
            () -> kit.administer.put("slow", AlertsKit.delayAbove500(""), GivenActor.ADA, 0))
        .isInstanceOf(VersionConflict.class);
    assertThat(kit.administer.put("slow", AlertsKit.delayAbove500(""), GivenActor.ADA, 1).version())
        .isEqualTo(2);
  }

  @Test
  void one_that_tells_others_goes_on_where_it_stood() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.minute(600);
    kit.judge();
    kit.put("slow", AlertsKit.delay("{'above': 500}", ", 'destinations': [{'kind': 'jms'}]"));

    assertThat(kit.standing("slow").raised()).isTrue();
    assertThat(kit.states()).containsExactly("raised");
    kit.minute(400);
    kit.judge();
    assertThat(kit.history().get(0).notices())
        .extracting(AlertChange.Told::destination)
        .containsExactly(Destination.JMS);
  }

  @Test
  void one_that_is_raised_and_then_watches_something_else_ends_with_that() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.minute(600);
    kit.judge();
    kit.put("slow", AlertsKit.delay("{'above': 550}", ", 'destinations': [{'kind': 'jms'}]"));

    assertThat(kit.states()).containsExactly("raised", "ended");
    assertThat(AlertsKit.told(kit.history().get(0))).containsEntry("why", "changed");
    assertThat(kit.history().get(0).notices())
        .extracting(AlertChange.Told::destination)
        .as("whom its beginning was told")
        .containsExactly(Destination.LOG);
    kit.minute(600);
    kit.judge();
    assertThat(kit.states()).containsExactly("raised", "ended", "raised");
  }

  @Test
  void one_that_is_raised_and_removed_ends_with_that_and_leaves_its_history() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.minute(600);
    kit.judge();

    assertThat(kit.administer.remove("slow", GivenActor.ADA)).isTrue();
    assertThat(kit.administer.remove("slow", GivenActor.ADA)).isFalse();
    assertThat(kit.read.all(READER)).isEmpty();
    assertThat(kit.states()).containsExactly("raised", "ended");
    assertThat(AlertsKit.told(kit.history().get(0))).containsEntry("why", "removed");
    assertThat(kit.audit.acts())
        .extracting(AuditTrail.Act::action)
        .containsExactly("alert.put", "alert.remove");
  }

  @Test
  void what_cant_be_used_is_told_with_its_place_and_not_stored() {
    kit.webhook.unusable("There is no system 'pager': put it first.");

    assertThatThrownBy(
            () ->
                kit.put(
                    "slow",
                    AlertsKit.delay(
                        "{'above': 500}",
                        ", 'destinations': [{'kind': 'log'}, {'kind': 'webhook', 'system': 'pager',"
                            + " 'connection': 'hooks', 'object': 'alerts'}]")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage("destinations[1]: There is no system 'pager': put it first.");
    assertThatThrownBy(() -> kit.put("Slow", AlertsKit.delayAbove500("")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageStartingWith("id: ");
    assertThat(kit.read.all(READER)).isEmpty();
    assertThat(kit.audit.acts()).isEmpty();
  }

  @Test
  void a_try_tells_which_periods_would_have_raised_it_and_keeps_nothing() {
    for (Integer millis : new Integer[] {400, 600, null, 700, 300, 800}) {
      kit.minute(millis);
    }
    kit.metrics.count();

    TryAlert.Tried tried =
        kit.trial().run(AlertsKit.delayAbove500(", 'after': 2"), null, null, READER);
    assertThat(tried.to()).isEqualTo(AlertsKit.NOON.plusSeconds(360));
    assertThat(tried.periods()).isEqualTo(100);
    assertThat(tried.judged()).isEqualTo(5);
    assertThat(tried.beyond()).extracting(JudgedPeriod::value).containsExactly(600.0, 700.0, 800.0);
    assertThat(tried.changes())
        .extracting(TryAlert.Change::raised, change -> change.period().begin())
        .containsExactly(tuple(true, AlertsKit.NOON.plusSeconds(180)));
    assertThat(kit.read.all(READER)).isEmpty();
    assertThat(kit.history()).isEmpty();

    TryAlert.Tried part =
        kit.trial()
            .run(
                AlertsKit.delayAbove500(""),
                AlertsKit.NOON.plusSeconds(200),
                AlertsKit.NOON.plusSeconds(300),
                READER);
    assertThat(part.periods()).isEqualTo(2);
    assertThat(part.changes()).extracting(TryAlert.Change::raised).containsExactly(true, false);
  }

  @Test
  void a_try_has_limits() {
    byte[] rule = AlertsKit.delayAbove500("");

    assertThatThrownBy(
            () ->
                kit.trial()
                    .run(rule, AlertsKit.NOON.minus(Duration.ofDays(2)), AlertsKit.NOON, READER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2000");
    assertThatThrownBy(() -> kit.trial().run(rule, AlertsKit.NOON, null, READER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kit.trial().run(AlertsKit.json("{}"), null, null, READER))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void who_may_not_is_refused() {
    byte[] rule = AlertsKit.delayAbove500("");

    assertThatThrownBy(() -> kit.administer.put("slow", rule, READER, 0))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> kit.administer.version("slow", READER))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> kit.administer.remove("slow", READER))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> kit.read.all(NOBODY)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> kit.read.one("slow", NOBODY)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> kit.read.changes(null, null, 1, NOBODY))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> kit.trial().run(rule, null, null, NOBODY))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void history_is_read_by_rule_and_in_pages() {
    for (String id : List.of("one", "two")) {
      kit.put(id, AlertsKit.delayAbove500(""));
    }
    for (Integer millis : new Integer[] {600, 300, 600}) {
      kit.minute(millis);
      kit.judge();
    }

    List<AlertChange> ofOne = kit.read.changes("one", null, 2, READER);
    assertThat(ofOne).extracting(AlertChange::raised).containsExactly(true, false);
    assertThat(kit.read.changes("one", ofOne.get(1).id(), 2, READER))
        .extracting(AlertChange::raised)
        .containsExactly(true);
    assertThat(kit.read.changes(null, null, 100, READER)).hasSize(6);
  }
}
