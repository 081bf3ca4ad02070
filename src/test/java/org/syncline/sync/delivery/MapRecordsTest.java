package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.InMemoryLinks;
import org.syncline.record.InMemoryRecords;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.RecordKeys;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.ReferencedKey;

/** Customers mapped out to the contacts of a CRM. */
class MapRecordsTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final RecordType CUSTOMER = customerType();

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryRecords records = new InMemoryRecords(transactions);
  private final InMemoryLinks links = new InMemoryLinks(transactions);
  private final List<Telling> told = new ArrayList<>();
  private final Set<Operation> operations =
      EnumSet.of(Operation.CREATE, Operation.UPDATE, Operation.ARCHIVE);
  private Limits limits = new Limits(null, 8, 8);
  private HubPlan plan = new HubPlan(1, Map.of(), Map.of(), Map.of());
  private final MapRecords out =
      new MapRecords(
          transactions,
          new HubPlans() {
            @Override
            public HubPlan current() {
              return plan;
            }

            @Override
            public HubPlan refresh() {
              return plan;
            }
          },
          new MapRecords.Sources(
              records,
              links,
              new Tellings() {
                @Override
                public void tell(Collection<Telling> tellings) {
                  told.addAll(tellings);
                }

                @Override
                public void took(Collection<Taken> taken) {
                  throw new IllegalStateException("Nothing is settled here.");
                }

                @Override
                public List<Telling> of(String flow, Collection<Long> ids) {
                  return told.stream().filter(one -> ids.contains(one.record())).toList();
                }
              }),
          Clock.fixed(NOON, ZoneOffset.UTC));

  private static RecordType customerType() {
    try {
      return RecordTypeDocument.parse(
          Files.readAllBytes(Path.of("src/main/resources/record-types/customer.json")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static MappingTable table(String json) {
    return MappingTable.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** The flow is in force, with a flow of the same object that comes in. */
  private void flow(OutboundFlow.Write write, OutboundFlow.Delete delete, String more) {
    OutboundFlow flow =
        new OutboundFlow(
            "crm-out", "crm", "api", "contact", "customer", "out", write, delete, true, 4, true);
    MappingTable out =
        table(
            "{'id': 'out', 'output': {'kind': 'json'}, 'rows': ["
                + "{'target': 'last', 'source': 'familyName', 'required': true},"
                + "{'target': 'mail', 'source': 'email', 'default': null}"
                + more
                + "]}");
    MappingTable in =
        table(
            "{'id': 'in', 'recordType': 'customer', 'rows': ["
                + "{'target': '@key', 'source': 'id', 'required': true},"
                + "{'target': 'familyName', 'source': 'last', 'steps': ['upper']},"
                + "{'target': 'email', 'source': 'mail'}]}");
    FlowPlan twin =
        new FlowPlan(
            new Flow(
                "crm-in",
                "crm",
                "contact",
                "customer",
                "real-time",
                new FormatDefinition.Json(),
                "in",
                Flow.State.FULL,
                Flow.Order.ARRIVAL,
                true),
            1,
            1,
            MappingCompiler.compile(in, new FormatDefinition.Json(), CUSTOMER, "crm"),
            CUSTOMER);
    List<ReferencedKey> references =
        more.contains("@account")
            ? List.of(
                new ReferencedKey("employer", "customer", "account", more.contains("required")))
            : List.of();
    plan =
        new HubPlan(
            1,
            Map.of(),
            Map.of("customer", CUSTOMER),
            Map.of(),
            List.of(
                new OutboundPlan(
                    flow,
                    1,
                    1,
                    MappingCompiler.compile(out, flow.format(), DefinedFunctions.NONE),
                    CUSTOMER,
                    way(),
                    references,
                    twin)));
  }

  private Way way() {
    return new Way() {
      @Override
      public Set<Operation> operations(String object) {
        return operations;
      }

      @Override
      public Limits limits() {
        return limits;
      }

      @Override
      public Answer write(Write write) {
        throw new UnsupportedOperationException("Nothing is sent here.");
      }

      @Override
      public Sighting find(Write write) {
        throw new UnsupportedOperationException("Nothing is asked here.");
      }
    };
  }

  private void upserts() {
    flow(OutboundFlow.Write.UPSERT, OutboundFlow.Delete.NONE, "");
  }

  private void record(long id, int version, Map<String, ?> values) {
    GoldenRecord record =
        GoldenRecord.stored(
            id,
            "customer",
            version,
            FieldValues.of(new TreeMap<>(values)).toBytes(),
            "[]".getBytes(StandardCharsets.UTF_8),
            NOON,
            NOON);
    transactions.inNew(
        () -> {
          records.add(List.of(RecordKeys.change(CUSTOMER, FieldValues.none(), record)));
          return true;
        });
  }

  private void link(String object, String key, long record, Instant at) {
    transactions.inNew(
        () -> {
          links.add(
              List.of(new Link(new LinkKey("crm", object, "customer", key), record, null, at)));
          return true;
        });
  }

  private Prepared prepared(long record) {
    return prepared(record, Holding.nothing("crm-out", record));
  }

  private Prepared prepared(long record, Holding holding) {
    Duty duty = new Duty("crm-out", record, 1, null, Priority.EVENT);
    Delivery delivery =
        new Delivery(
            1,
            duty,
            Status.SENDING,
            null,
            0,
            null,
            null,
            1,
            NOON,
            Cause.NONE,
            null,
            null,
            null,
            null,
            null,
            null,
            Duration.ZERO,
            null);
    return out.prepare("crm-out", List.of(new Claim(delivery, holding))).get(0);
  }

  private static Prepared.Send send(Prepared prepared) {
    assertThat(prepared).isInstanceOf(Prepared.Send.class);
    return (Prepared.Send) prepared;
  }

  private static String body(Prepared prepared) {
    return new String(send(prepared).body(), StandardCharsets.UTF_8);
  }

  private static String skipped(Prepared prepared) {
    assertThat(prepared).isInstanceOf(Prepared.Skip.class);
    return ((Prepared.Skip) prepared).rule();
  }

  @Test
  void a_record_that_the_target_does_not_know_is_made_there_and_one_that_it_knows_is_changed() {
    upserts();
    record(1, 3, Map.of("familyName", "Byron"));
    record(2, 1, Map.of("familyName", "King", "email", "k@b.de"));
    link("contact", "0032", 2, NOON);
    link("other", "0099", 1, NOON);

    Prepared.Send first = send(prepared(1));
    Prepared.Send second = send(prepared(2));

    assertThat(first.operation()).isEqualTo(Operation.CREATE);
    assertThat(first.externalId()).isNull();
    assertThat(first.version()).isEqualTo(3);
    assertThat(body(first)).isEqualTo("{\"last\":\"Byron\",\"mail\":null}");
    assertThat(second.operation()).isEqualTo(Operation.UPDATE);
    assertThat(second.externalId()).isEqualTo("0032");
    assertThat(first.hash()).isNotEqualTo(second.hash());
  }

  @Test
  void where_the_object_can_only_be_upserted_that_is_done() {
    operations.clear();
    operations.add(Operation.UPSERT);
    upserts();
    record(1, 1, Map.of("familyName", "Byron"));

    assertThat(send(prepared(1)).operation()).isEqualTo(Operation.UPSERT);
  }

  @Test
  void what_was_linked_first_is_the_row_of_a_record_with_two() {
    upserts();
    record(1, 1, Map.of("familyName", "Byron"));
    link("contact", "later", 1, NOON.plusSeconds(1));
    link("contact", "first", 1, NOON);

    assertThat(send(prepared(1)).externalId()).isEqualTo("first");
  }

  @Test
  void the_write_mode_decides_what_is_none_of_the_targets_business() {
    record(1, 1, Map.of("familyName", "Byron"));
    record(2, 1, Map.of("familyName", "King"));
    link("contact", "0032", 2, NOON);

    flow(OutboundFlow.Write.INSERT, OutboundFlow.Delete.NONE, "");
    assertThat(send(prepared(1)).operation()).isEqualTo(Operation.CREATE);
    assertThat(skipped(prepared(2))).isEqualTo("THERE_ALREADY");
    flow(OutboundFlow.Write.UPDATE, OutboundFlow.Delete.NONE, "");
    assertThat(skipped(prepared(1))).isEqualTo("NOT_THERE");
    assertThat(send(prepared(2)).operation()).isEqualTo(Operation.UPDATE);
  }

  @Test
  void an_archived_record_is_what_the_flow_says_it_is() {
    record(1, 2, Map.of("familyName", "Byron", "@archived", true));
    record(2, 2, Map.of("familyName", "King", "@archived", true));
    link("contact", "0031", 1, NOON);

    upserts();
    assertThat(skipped(prepared(1))).isEqualTo("ARCHIVED");
    flow(OutboundFlow.Write.UPSERT, OutboundFlow.Delete.ARCHIVE, "");
    assertThat(send(prepared(1)).operation()).isEqualTo(Operation.ARCHIVE);
    assertThat(send(prepared(1)).externalId()).isEqualTo("0031");
    assertThat(skipped(prepared(2))).isEqualTo("NOT_THERE");
    flow(OutboundFlow.Write.UPSERT, OutboundFlow.Delete.DELETE, "");
    assertThat(send(prepared(1)).operation()).isEqualTo(Operation.DELETE);
    assertThat(send(prepared(1)).whenGone()).isEqualTo(Prepared.WhenGone.PARK);
  }

  @Test
  void a_record_that_went_into_another_and_one_that_is_not_there_are_skipped() {
    upserts();
    record(1, 2, Map.of("familyName", "Byron", "@archived", true, "@mergedInto", "2"));

    assertThat(skipped(prepared(1))).isEqualTo("MERGED");
    assertThat(skipped(prepared(99))).isEqualTo("NO_RECORD");
  }

  @Test
  void what_the_mapping_can_not_make_is_parked_with_its_reason() {
    upserts();
    record(1, 1, Map.of("email", "a@b.de"));

    Prepared prepared = prepared(1);

    assertThat(prepared).isInstanceOf(Prepared.Park.class);
    assertThat(((Prepared.Park) prepared).code()).isEqualTo("REQUIRED_MISSING");
    assertThat(((Prepared.Park) prepared).sentence()).startsWith("Target last: ");
  }

  @Test
  void a_required_parent_is_waited_for_and_another_one_is_left_out() {
    record(1, 1, Map.of("familyName", "Byron", "employer", "7"));
    record(7, 1, Map.of("organisationName", "Works"));
    String row = ",{'target': 'account', 'source': 'employer@account'";

    flow(OutboundFlow.Write.UPSERT, OutboundFlow.Delete.NONE, row + "}");
    assertThat(body(prepared(1))).isEqualTo("{\"last\":\"Byron\",\"mail\":null}");
    flow(OutboundFlow.Write.UPSERT, OutboundFlow.Delete.NONE, row + ", 'required': true}");
    Prepared waits = prepared(1);
    link("account", "A-7", 7, NOON);
    Prepared goes = prepared(1);

    assertThat(waits).isInstanceOf(Prepared.Wait.class);
    assertThat(((Prepared.Wait) waits).parent()).isEqualTo(7);
    assertThat(body(goes)).isEqualTo("{\"last\":\"Byron\",\"mail\":null,\"account\":\"A-7\"}");
  }

  @Test
  void a_target_that_writes_values_its_own_way_holds_the_same() {
    upserts();
    record(1, 1, Map.of("familyName", "Byron"));
    link("contact", "0031", 1, NOON);

    assertThat(said("familyName", "BYRON", "email", null)).isEqualTo(Prepared.Said.THE_SAME);
    assertThat(said("familyName", "KING", "email", null)).isEqualTo(Prepared.Said.OTHERWISE);
    assertThat(out.hashOf("crm-out", "{\"last\": \"bYRON\"}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(out.hashOf("crm-out", "{\"last\": \"Byron\"}".getBytes(StandardCharsets.UTF_8)))
        .isPresent();
    assertThat(out.hashOf("crm-out", "no JSON".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private Prepared.Said said(String name, String value, String other, @Nullable String second) {
    told.clear();
    TreeMap<String, @Nullable Object> values = new TreeMap<>();
    values.put(name, value);
    values.put(other, second);
    told.add(new Telling("crm-out", 1, FieldValues.of(values), true, NOON, NOON));
    return send(prepared(1)).said();
  }

  @Test
  void a_flow_that_is_gone_parks_what_was_under_way() {
    assertThat(prepared(1)).isInstanceOf(Prepared.Park.class);
    assertThat(out.terms("crm-out")).isEmpty();
    assertThat(out.flows()).isEmpty();
    upserts();
    assertThat(out.flows()).containsExactly("crm-out");
    assertThat(out.terms("crm-out").orElseThrow().atOnce()).isEqualTo(4);
  }

  @Test
  void what_a_call_made_is_tied_though_its_flow_is_switched_off_meanwhile() {
    upserts();
    assertThat(out.terms("crm-out")).isPresent();
    plan = new HubPlan(2, Map.of(), Map.of(), Map.of());

    assertThat(transactions.inNew(() -> out.link("crm-out", Map.of(1L, "new")))).isEmpty();

    LinkKey made = new LinkKey("crm", "contact", "customer", "new");
    assertThat(transactions.inNew(() -> links.find(List.of(made)))).hasSize(1);
    assertThatIllegalStateException().isThrownBy(() -> out.link("never", Map.of(1L, "new")));
  }

  @Test
  void no_more_goes_out_at_once_than_the_system_bears() {
    upserts();
    limits = new Limits(null, 1, 2);

    assertThat(out.terms("crm-out").orElseThrow().atOnce()).isEqualTo(2);
  }

  @Test
  void a_row_is_tied_to_one_record_alone() {
    upserts();
    link("contact", "taken", 9, NOON);
    link("contact", "own", 3, NOON);

    Collection<Long> refused =
        transactions.inNew(
            () -> out.link("crm-out", new TreeMap<>(Map.of(1L, "new", 2L, "taken", 3L, "own"))));
    Collection<Long> second =
        transactions.inNew(() -> out.link("crm-out", new TreeMap<>(Map.of(4L, "x", 5L, "x"))));

    assertThat(refused).containsExactly(2L);
    assertThat(second).hasSize(1);
    LinkKey made = new LinkKey("crm", "contact", "customer", "new");
    assertThat(transactions.inNew(() -> links.find(List.of(made))))
        .singleElement()
        .satisfies(link -> assertThat(link.recordId()).isEqualTo(1))
        .satisfies(link -> assertThat(link.createdAt()).isEqualTo(NOON));
  }
}
