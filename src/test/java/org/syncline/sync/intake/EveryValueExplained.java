package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.FieldChange;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Origin;
import org.syncline.record.Records;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;

/**
 * A thousand records that three systems and people write to. Of every value: who, which system,
 * which receipt, which mapping version, since when, what before.
 */
abstract class EveryValueExplained {
  private static final int RECORDS = 1_000;

  private final long seed = Long.getLong("syncline.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Map<Long, String> systems = new HashMap<>();
  private StoreKit kit;
  private Hub hub;

  abstract StoreKit kit();

  @BeforeEach
  void a_thousand_records_with_a_past() {
    kit = kit();
    kit.clear();
    hub =
        new Hub(kit)
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION)
            .flow("shop-customers", "shop", "customer", State.FULL, Order.TIME)
            .flow("crm-customers", "crm", "customer", State.PARTIAL, Order.VERSION);
    for (int i = 0; i < RECORDS; i++) {
      String same = "'key': '" + i + "', 'mail': 'p" + i + "@example.org'";
      hub.send("erp", "{" + same + ", 'v': 1, 'name': '" + name() + "', 'city': '" + name() + "'}");
      if (random.nextBoolean()) {
        String time = "2026-01-0" + (1 + random.nextInt(9)) + "T00:00:00Z";
        hub.send("shop", "{" + same + ", 't': '" + time + "', 'name': '" + name() + "'}");
      }
      if (random.nextBoolean()) {
        hub.send("crm", "{" + same + ", 'v': 1, 'credit': " + random.nextInt(9) + "}");
        hub.send("crm", "{'key': '" + i + "', 'v': 2, 'credit': null}");
      }
      if (random.nextInt(4) == 0) {
        GoldenRecord record = hub.customer("erp", Integer.toString(i));
        Edited edited =
            hub.editing()
                .change(
                    record.id(),
                    record.version(),
                    new Edit(Map.of("city", name()), Hub.ADA, false));
        assertThat(edited).as("seed %d", seed).isInstanceOf(Edited.Done.class);
      }
    }
  }

  private String name() {
    return "N" + random.nextInt(5);
  }

  @Test
  void every_value_of_every_record_can_be_explained() {
    Records records = kit.stores().records();
    int values = 0;
    for (int i = 0; i < RECORDS; i++) {
      GoldenRecord record = hub.customer("erp", Integer.toString(i));
      List<HistoryEntry> history = kit.transactions().inNew(() -> records.history(record.id()));
      assertThat(history).as("seed %d", seed).hasSize(record.version());
      Map<String, HistoryEntry> lastChange = new HashMap<>();
      Map<String, @Nullable Object> state = new HashMap<>();
      for (HistoryEntry entry : history) {
        for (Map.Entry<String, FieldChange> change : entry.changes().entrySet()) {
          String field = change.getKey();
          assertThat(change.getValue().wasPresent()).isEqualTo(state.containsKey(field));
          assertThat(change.getValue().was()).as("what before").isEqualTo(state.get(field));
          state.put(field, change.getValue().is());
          lastChange.put(field, entry);
        }
        settledAs(entry.receipt(), entry.flow(), entry.mappingVersion());
      }
      assertThat(state).as("seed %d", seed).isEqualTo(record.values().asMap());
      for (String field : record.values().names()) {
        Origin origin = record.origins().get(field);
        assertThat(origin).as("origin of %s", field).isNotNull();
        Outcome outcome = settledAs(origin.receipt(), origin.flow(), origin.mappingVersion());
        assertThat(systemOf(origin.receipt())).isEqualTo(origin.system());
        assertThat(outcome.key()).isEqualTo(origin.key());
        assertThat(outcome.recordId()).isEqualTo(record.id());
        assertThat(outcome.decidedBy()).isEqualTo(origin.system().equals("hub") ? "ada" : null);
        // Who confirms a value later is its origin since; who set it is in the history.
        assertThat(origin.receipt()).isGreaterThanOrEqualTo(lastChange.get(field).receipt());
        assertThat(lastChange.get(field).at()).as("since when").isNotNull();
        values++;
      }
    }
    assertThat(values).isGreaterThan(3 * RECORDS);
  }

  private String systemOf(long receipt) {
    return systems.computeIfAbsent(
        receipt, known -> kit.ledger().receipt(receipt).orElseThrow().system());
  }

  private Outcome settledAs(long receipt, String flow, int mappingVersion) {
    Outcome outcome =
        outcomes.computeIfAbsent(receipt + " " + flow, known -> hub.outcome(receipt, flow));
    assertThat(outcome.status()).isIn(Status.CREATED, Status.UPDATED, Status.UNCHANGED);
    assertThat(outcome.mappingVersion()).isEqualTo(mappingVersion);
    return outcome;
  }
}
