package org.syncline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.GivenActor;

class CheckLedgerTest {
  private static final Logger LOG = Logger.getLogger(CheckLedger.class.getName());

  private final HubInMiniature hub = new HubInMiniature();
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
  void an_empty_hub_is_balanced_and_proven() {
    LedgerSheet sheet = hub.started().check();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.proven()).isTrue();
    assertThat(sheet.accepted()).isZero();
  }

  @Test
  void a_regular_check_before_the_run_has_begun_waits_for_the_next_one() {
    CheckLedger ledger = hub.starting();

    ledger.checkIfDue();

    assertThat(ledger.latest()).isEmpty();
    ledger.begin();
    ledger.checkIfDue();
    assertThat(ledger.latest()).isPresent();
  }

  @Test
  void at_rest_what_the_broker_counted_equals_what_has_an_outcome() {
    CheckLedger ledger = hub.started();
    hub.arrive(7);
    hub.take(7);

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.proven()).isTrue();
    assertThat(sheet.accepted()).isEqualTo(7);
    assertThat(sheet.inFlight()).isZero();
    assertThat(sheet.verdict()).isEqualTo("Balanced.");
  }

  @Test
  void what_people_edit_is_counted_beside_the_broker() {
    CheckLedger ledger = hub.started();
    hub.arrive(2);
    hub.take(2);
    hub.edit();
    hub.edit();

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.accepted()).isEqualTo(4);
    hub.deleteReceipt();
    assertThat(ledger.check().balanced()).isFalse();
  }

  @Test
  void an_edit_under_way_may_be_in_the_database_or_not() {
    CheckLedger ledger = hub.started();
    hub.beginEdit();
    assertThat(ledger.check().balanced()).isTrue();

    hub.commitWithoutAcknowledging(1);
    assertThat(ledger.check().balanced()).isTrue();

    hub.inventReceipt();
    assertThat(ledger.check().balanced()).isFalse();
  }

  @Test
  void an_edit_that_comes_while_the_database_is_counted_does_no_harm() {
    CheckLedger ledger = hub.started();
    hub.duringTheCount(hub::edit);

    assertThat(ledger.check().balanced()).isTrue();
    assertThat(ledger.check().accepted()).isEqualTo(1);
  }

  @Test
  void what_lies_in_the_queue_is_in_flight() {
    CheckLedger ledger = hub.started();
    hub.arrive(7);
    hub.take(3);

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.accepted()).isEqualTo(7);
    assertThat(sheet.inFlight()).isEqualTo(4);
  }

  @Test
  void regular_checks_take_a_twentieth_of_the_time_at_most() {
    CheckLedger ledger = hub.started();
    hub.duringTheCount(() -> hub.clock.step(Duration.ofSeconds(3)));
    ledger.checkIfDue();
    hub.arrive(7);
    hub.take(7);

    hub.clock.step(Duration.ofSeconds(56));
    ledger.checkIfDue();
    assertThat(ledger.latest().orElseThrow().accepted()).isZero();

    hub.clock.step(Duration.ofSeconds(1));
    ledger.checkIfDue();
    assertThat(ledger.latest().orElseThrow().accepted()).isEqualTo(7);
  }

  @Test
  void one_slow_check_after_a_quick_one_puts_off_nothing() {
    CheckLedger ledger = hub.started();
    ledger.checkIfDue();
    hub.duringTheCount(() -> hub.clock.step(Duration.ofSeconds(3)));
    ledger.checkIfDue();
    hub.arrive(7);
    hub.take(7);

    hub.clock.step(Duration.ofSeconds(15));
    ledger.checkIfDue();

    assertThat(ledger.latest().orElseThrow().accepted()).isEqualTo(7);
  }

  @Test
  void a_message_that_two_flows_read_is_due_twice() {
    CheckLedger ledger = hub.started();
    hub.arrive(2);
    hub.take(1);
    hub.takeByTwoFlows();

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.accepted()).isEqualTo(3);
  }

  @Test
  void a_deleted_receipt_turns_the_balance_red() {
    CheckLedger ledger = hub.started();
    hub.arrive(7);
    hub.take(7);
    hub.deleteReceipt();

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isFalse();
    assertThat(sheet.verdict()).startsWith("1 messages that the doors and the broker counted");
    assertThat(lines.of(Level.SEVERE)).hasSize(1);
  }

  @Test
  void a_receipt_deleted_with_its_outcome_between_two_runs_is_missing_at_the_start() {
    hub.started().check();
    hub.arrive(7);
    hub.take(7);
    hub.checked();
    hub.deleteReceipt();

    LedgerSheet sheet = hub.restarted().check();

    assertThat(sheet.balanced()).isFalse();
    assertThat(sheet.accepted()).isEqualTo(7);
  }

  @Test
  void a_balance_once_red_stays_red_over_a_restart() {
    hub.started();
    hub.arrive(7);
    hub.take(7);
    hub.deleteReceipt();
    hub.checked();

    assertThat(hub.restarted().check().balanced()).isFalse();
  }

  @Test
  void a_receipt_that_no_door_counted_turns_the_balance_red() {
    CheckLedger ledger = hub.started();
    hub.arrive(7);
    hub.take(7);
    hub.inventReceipt();

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isFalse();
    assertThat(sheet.verdict()).startsWith("1 receipts were never counted");
  }

  @Test
  void a_receipt_without_its_outcome_turns_the_balance_red() {
    CheckLedger ledger = hub.started();
    hub.arrive(7);
    hub.take(7);
    hub.deleteOutcome();

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isFalse();
    assertThat(sheet.verdict()).isEqualTo("Receipts ask for 7 outcomes, but 6 are there.");
  }

  @Test
  void what_was_committed_but_not_acknowledged_comes_again_and_counts_once() {
    hub.started();
    hub.arrive(5);
    hub.take(3);
    hub.checked();
    hub.commitWithoutAcknowledging(1);
    CheckLedger ledger = hub.restarted();

    hub.absorb(1);
    hub.take(1);
    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.accepted()).isEqualTo(5);
    assertThat(sheet.inFlight()).isZero();
  }

  @Test
  void what_a_crash_left_uncounted_is_unproven() {
    hub.started();
    hub.arrive(10);
    hub.take(4);
    hub.checked();
    hub.take(3);

    LedgerSheet sheet = hub.restarted().check();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.proven()).isFalse();
    assertThat(sheet.unproven()).isEqualTo(3);
    assertThat(sheet.accepted()).isEqualTo(10);
    assertThat(sheet.inFlight()).isEqualTo(3);
  }

  @Test
  void a_stop_after_a_last_check_leaves_nothing_unproven() {
    hub.started();
    hub.arrive(10);
    hub.take(4);
    hub.checked();

    LedgerSheet sheet = hub.restarted().check();

    assertThat(sheet.proven()).isTrue();
    assertThat(sheet.accepted()).isEqualTo(10);
  }

  @Test
  void without_the_brokers_counts_nothing_is_proven() {
    CheckLedger ledger = hub.started();
    hub.arrive(7);
    hub.take(7);
    hub.hideBroker();

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.proven()).isFalse();
    assertThat(sheet.unproven()).isEqualTo(7);
    assertThat(sheet.verdict()).startsWith("Unproven");
  }

  @Test
  void without_the_brokers_counts_missing_outcomes_are_still_seen() {
    CheckLedger ledger = hub.started();
    hub.arrive(7);
    hub.take(7);
    hub.hideBroker();
    hub.deleteOutcome();

    assertThat(ledger.check().balanced()).isFalse();
  }

  @Test
  void while_messages_are_under_way_receipts_may_run_ahead_of_acknowledgements() {
    CheckLedger ledger = hub.started();
    hub.arrive(10);
    hub.take(4);
    hub.deliver(3);
    hub.duringTheCount(() -> hub.commitWithoutAcknowledging(2));

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.verdict()).contains("under way");
  }

  @Test
  void messages_that_arrive_during_the_count_do_not_disturb_it() {
    CheckLedger ledger = hub.started();
    hub.arrive(10);
    hub.take(10);
    hub.duringTheCount(
        () -> {
          hub.arrive(2);
          hub.take(2);
        });

    assertThat(ledger.check().balanced()).isTrue();
  }

  @Test
  void a_message_absorbed_during_the_count_does_not_disturb_it() {
    hub.started();
    hub.arrive(5);
    hub.commitWithoutAcknowledging(5);
    CheckLedger ledger = hub.restarted();
    hub.duringTheCount(() -> hub.absorb(1));

    assertThat(ledger.check().balanced()).isTrue();
  }

  @Test
  void while_messages_are_under_way_a_loss_beyond_what_is_being_delivered_is_seen() {
    CheckLedger ledger = hub.started();
    hub.arrive(10);
    hub.take(8);
    hub.deliver(1);
    hub.deleteReceipt();

    LedgerSheet sheet = ledger.check();

    assertThat(sheet.balanced()).isFalse();
    assertThat(sheet.verdict())
        .isEqualTo(
            "Under way, but receipts (7) are outside what the broker's counts allow (8 to 10).");
  }

  @Test
  void while_messages_are_under_way_more_receipts_than_arrivals_are_seen() {
    CheckLedger ledger = hub.started();
    hub.arrive(2);
    hub.take(1);
    hub.deliver(1);
    hub.inventReceipt();
    hub.inventReceipt();

    assertThat(ledger.check().balanced()).isFalse();
  }

  @Test
  void the_line_is_logged_once_at_rest() {
    CheckLedger ledger = hub.started();
    hub.arrive(3);
    hub.take(3);

    for (int i = 0; i < 6; i++) {
      ledger.check();
    }

    assertThat(lines.of(Level.INFO))
        .containsExactly(
            "LEDGER accepted=3 created=3 updated=0 unchanged=0 duplicate=0 superseded=0 parked=0"
                + " waiting=0 inFlight=0 balanced=true");
  }

  @Test
  void looking_often_does_not_make_a_rest() {
    CheckLedger ledger = hub.started();
    hub.arrive(3);
    hub.take(3);

    for (int i = 0; i < 6; i++) {
      ledger.period(null, null, GivenActor.ADA);
    }

    assertThat(lines.of(Level.INFO)).isEmpty();
  }

  @Test
  void an_empty_hub_logs_no_line() {
    CheckLedger ledger = hub.started();

    for (int i = 0; i < 4; i++) {
      ledger.check();
    }

    assertThat(lines.of(Level.INFO)).isEmpty();
  }

  @Test
  void with_control_totals_the_line_comes_when_they_are_met_and_not_before() {
    CheckLedger ledger = hub.started();
    hub.arrive(3);
    hub.take(2);
    ledger.tell(HubInMiniature.SYSTEM, 3, GivenActor.ADA);
    ledger.check();
    ledger.check();
    ledger.check();
    assertThat(lines.of(Level.INFO)).isEmpty();

    hub.take(1);
    LedgerSheet sheet = ledger.check();

    assertThat(sheet.controlTotalsMet()).isTrue();
    assertThat(lines.of(Level.INFO)).hasSize(1);
  }

  @Test
  void only_checks_that_tell_something_new_are_stored() {
    CheckLedger ledger = hub.started();
    ledger.check();
    ledger.check();
    hub.arrive(1);
    ledger.check();
    ledger.check();

    assertThat(hub.stored()).extracting(BalanceCheck::inFlight).containsExactly(0L, 1L);
  }

  @Test
  void an_open_period_holds_what_is_in_flight_and_a_closed_one_does_not() {
    CheckLedger ledger = hub.started();
    hub.arrive(5);
    hub.take(3);

    LedgerSheet open = ledger.period(HubInMiniature.NOW.minusSeconds(60), null, GivenActor.ADA);
    LedgerSheet closed =
        ledger.period(
            HubInMiniature.NOW.minusSeconds(60),
            HubInMiniature.NOW.minusSeconds(1),
            GivenActor.ADA);

    assertThat(open.accepted()).isEqualTo(5);
    assertThat(open.inFlight()).isEqualTo(2);
    assertThat(closed.accepted()).isEqualTo(3);
    assertThat(closed.inFlight()).isZero();
  }

  private static final class Lines extends Handler {
    private final List<LogRecord> records = new ArrayList<>();

    List<String> of(Level level) {
      return records.stream()
          .filter(line -> line.getLevel().equals(level))
          .map(LogRecord::getMessage)
          .toList();
    }

    @Override
    public void publish(LogRecord line) {
      records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
