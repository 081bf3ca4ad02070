package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.table.TableFormat;

class ExportMessagesTest {
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

  private final StoreKit kit = StoreKit.inMemory();
  private final ExportMessages export =
      new ExportMessages(kit.transactions(), kit.ledger(), kit.stores().audit());

  /** Messages with two flows each. */
  private void messages(int count) {
    kit.transactions()
        .inNew(
            () -> {
              for (int id = 1; id <= count; id++) {
                kit.stores()
                    .receipts()
                    .add(
                        List.of(
                            Receipt.stored(
                                id,
                                "erp",
                                "customer",
                                "=m" + id,
                                0,
                                "t",
                                "h",
                                1,
                                "jms",
                                2,
                                null,
                                AT,
                                AT)),
                        List.of());
                List<Outcome> outcomes = new ArrayList<>();
                for (String flow : List.of("a", "b")) {
                  outcomes.add(
                      new Outcome(
                          id,
                          flow,
                          Status.PARKED,
                          "KEY_MISSING",
                          null,
                          null,
                          null,
                          1,
                          1,
                          null,
                          1,
                          AT));
                }
                kit.stores().outcomes().add(outcomes);
              }
              return count;
            });
  }

  private List<String> lines(LedgerQuery query) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.begin(query, GivenActor.ADA, TableFormat.CSV).writeTo(out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void each_message_has_one_row_for_each_flow_in_either_order_also_over_many_pages()
      throws IOException {
    messages(701);

    for (LedgerQuery.Order order : LedgerQuery.Order.values()) {
      List<String> rows = lines(LedgerQuery.all(1).inOrder(order));
      assertThat(rows).hasSize(1 + 2 * 701).doesNotHaveDuplicates();
      int first = order == LedgerQuery.Order.NEWEST_FIRST ? 701 : 1;
      assertThat(rows.get(1)).startsWith(first + ",erp,customer,'=m" + first + ",jms,");
    }
  }

  @Test
  void it_is_noted_before_anything_leaves_and_when_all_has_left() throws IOException {
    messages(1);

    lines(
        new LedgerQuery(
            null, null, null, "secret", null, Status.PARKED, null, null, null, null, null, 1));

    assertThat(kit.acts())
        .containsExactly(
            Act.done("ada", "message.export", "messages", "format=csv status=parked begun"),
            Act.done(
                "ada", "message.export", "messages", "format=csv status=parked rows=0 complete"));
  }

  @Test
  void who_speaks_for_one_system_gets_no_file() {
    GivenActor machine =
        new GivenActor("m", Set.of(Permission.READ_MESSAGES, Permission.READ_LEDGER), "erp");

    assertThatThrownBy(() -> export.begin(LedgerQuery.all(1), machine, TableFormat.CSV))
        .isInstanceOf(NotAllowedException.class);
    assertThat(kit.acts()).isEmpty();
  }
}
