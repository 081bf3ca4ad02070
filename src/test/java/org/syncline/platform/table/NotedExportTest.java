package org.syncline.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.RememberedAudit;

class NotedExportTest {
  private static final int MANY = 100_000;
  private final RememberedAudit audit = new RememberedAudit();

  private static NotedExport.Terms terms(TableFormat format) {
    return new NotedExport.Terms("olga", "record.export", "record-type/x", format, "personal=open");
  }

  private List<String> details() {
    return audit.acts().stream().map(Act::detail).toList();
  }

  @Test
  void beginning_and_end_are_noted_with_the_number_of_rows() throws IOException {
    NotedExport.begin(audit, terms(TableFormat.CSV))
        .write(
            new ByteArrayOutputStream(),
            "x",
            List.of("n"),
            table -> {
              table.row(List.of(1L));
              table.row(List.of(2L));
            });

    assertThat(details())
        .containsExactly(
            "format=csv personal=open begun", "format=csv personal=open rows=2 complete");
    assertThat(audit.acts())
        .allMatch(act -> act.actor().equals("olga") && act.subject().equals("record-type/x"))
        .noneMatch(Act::refused);
  }

  @Test
  void a_refusal_is_noted() {
    NotedExport.refuse(audit, terms(TableFormat.XLSX), "search");

    assertThat(details()).containsExactly("format=xlsx personal=open why=search");
    assertThat(audit.acts()).allMatch(Act::refused);
  }

  @Test
  void where_nothing_can_be_noted_nothing_begins() {
    AuditTrail broken =
        new AuditTrail() {
          @Override
          public void note(Act act) {
            throw new IllegalStateException("no trail");
          }

          @Override
          public void noteAlone(Act act) {
            note(act);
          }
        };

    assertThatThrownBy(() -> NotedExport.begin(broken, terms(TableFormat.CSV)))
        .hasMessage("no trail");
  }

  /** Counts what is taken, and goes away after so many bytes. */
  private static final class Receiver extends OutputStream {
    private final long patience;
    private long taken;

    Receiver(long patience) {
      this.patience = patience;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      taken += length;
      if (taken > patience) {
        throw new IOException("gone away");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void a_receiver_that_goes_away_is_noted_as_a_cut(TableFormat format) {
    NotedExport export = NotedExport.begin(audit, terms(format));

    assertThatThrownBy(
            () ->
                export.write(
                    new Receiver(20_000),
                    "x",
                    List.of("n"),
                    table -> {
                      for (long n = 0; n < MANY; n++) {
                        table.row(List.of(n));
                      }
                    }))
        .hasMessage("gone away");

    assertThat(details()).hasSize(2);
    assertThat(details().get(1)).matches("format=.* rows=[0-9]+ cut");
    long rows = Long.parseLong(details().get(1).replaceAll(".*rows=([0-9]+) .*", "$1"));
    assertThat(rows).isBetween(1L, MANY - 1L);
  }

  @Test
  void a_fault_of_the_hub_half_way_is_a_cut_too() {
    NotedExport export = NotedExport.begin(audit, terms(TableFormat.CSV));

    assertThatThrownBy(
            () ->
                export.write(
                    new ByteArrayOutputStream(),
                    "x",
                    List.of("n"),
                    table -> {
                      table.row(List.of(1L));
                      throw new IllegalStateException("database away");
                    }))
        .hasMessage("database away");
    assertThat(details().get(1)).endsWith("rows=1 cut");
  }

  /** What was written of late is not held back: the writers hand it on as they go. */
  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void a_hundred_thousand_rows_leave_while_they_are_written(TableFormat format) throws IOException {
    Receiver receiver = new Receiver(Long.MAX_VALUE);
    String text = "0123456789".repeat(10);
    long[] mostHeld = {0};
    NotedExport.begin(audit, terms(format))
        .write(
            receiver,
            "x",
            List.of("n", "text"),
            table -> {
              long before = 0;
              long rowsBefore = 0;
              for (long n = 1; n <= MANY; n++) {
                table.row(Arrays.asList(n, text + n));
                if (receiver.taken > before) {
                  mostHeld[0] = Math.max(mostHeld[0], n - rowsBefore);
                  before = receiver.taken;
                  rowsBefore = n;
                }
              }
              mostHeld[0] = Math.max(mostHeld[0], MANY - rowsBefore);
            });

    assertThat(receiver.taken).isPositive();
    assertThat(mostHeld[0]).as("rows between two hand-overs").isLessThan(5_000);
    assertThat(details().get(1)).endsWith("rows=" + MANY + " complete");
  }
}
