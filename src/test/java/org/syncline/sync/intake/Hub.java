package org.syncline.sync.intake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.Transactions;
import org.syncline.record.EditRecords;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.sync.EditFlow;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.ReferencedKey;

/**
 * A hub of a test: small flows that read JSON like {@code {"key": "7", "v": 3, "t":
 * "2026-01-02T03:04:05Z", "mail": "..."}}, and intake on the stores of a kit.
 */
final class Hub implements HubPlans {
  /** Somebody who may do anything with any record. */
  static final Editor ADA = new Editor("ada", RecordRights.ALL);

  static final Shape SHAPE = new Shape(64, 2, 3);
  private static final Path CUSTOMER =
      Path.of("src", "main", "resources", "record-types", "customer.json");

  private final StoreKit kit;
  private final RecordType customer;
  private final Map<String, RecordType> types = new TreeMap<>();
  private final Map<String, FlowPlan> flows = new TreeMap<>();
  private final Arrivals arrivals = new Arrivals();
  private final AtomicInteger sends = new AtomicInteger();
  final List<HubEvent> facts = java.util.Collections.synchronizedList(new ArrayList<>());
  private volatile HubPlan current;
  private volatile HubPlan next;
  private static final Way NO_WAY =
      new Way() {
        @Override
        public Set<Operation> operations(String object) {
          return Set.of();
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

  private final List<OutboundPlan> outbound = new ArrayList<>();
  private AcceptMessage intake;
  private ContinueHeld worker;
  private WatchParents parents;
  private int bodyLimit = 1 << 20;

  Hub(StoreKit kit) {
    this(kit, customerType());
  }

  /** A hub whose customers are described otherwise. */
  Hub(StoreKit kit, RecordType customer) {
    this.kit = kit;
    this.customer = customer;
    this.types.put(customer.id(), customer);
    this.current = new HubPlan(1, Map.of(), types, Map.of());
    this.next = current;
    runOn(kit.transactions(), kit.stores(), SHAPE, new NoPauses());
  }

  static RecordType customerType() {
    try {
      return RecordTypeDocument.parse(Files.readAllBytes(CUSTOMER));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Puts other transactions or stores between intake and the kit. */
  Hub runOn(Transactions transactions, Stores stores, Shape shape, Pauses pauses) {
    intake = new AcceptMessage(transactions, stores, this, shape, pauses, facts::add, () -> {});
    worker =
        new ContinueHeld(
            transactions,
            stores,
            intake,
            this,
            new IntakeSettings(bodyLimit, shape, Duration.ofHours(24)));
    parents = new WatchParents(transactions, stores, this, Clock.systemUTC());
    return this;
  }

  @Override
  public HubPlan current() {
    return current;
  }

  @Override
  public HubPlan refresh() {
    current = next;
    return current;
  }

  // ---- configuration

  /**
   * A flow of customers.
   *
   * @param rows further mapping rows, or ones that replace the usual row of the same target
   */
  Hub flow(
      String id, String system, String object, Flow.State state, Flow.Order order, String... rows) {
    flows.put(id, plan(id, system, object, state, order, 1, rows));
    inForce(current.epoch());
    return this;
  }

  /**
   * A flow of customers to a system.
   *
   * @param twin the flow that brings the same object, null for none
   */
  Hub outbound(String id, String system, String object, @Nullable String twin) {
    return outbound(id, system, object, twin, List.of());
  }

  /** The same with a mapping that asks for keys of other records. */
  Hub outbound(
      String id,
      String system,
      String object,
      @Nullable String twin,
      List<ReferencedKey> references) {
    OutboundFlow flow =
        new OutboundFlow(
            id,
            system,
            "api",
            object,
            customer.id(),
            "m",
            OutboundFlow.Write.UPSERT,
            OutboundFlow.Delete.NONE,
            true,
            8,
            true);
    MappingTable table =
        MappingTable.parse(
            "{\"id\": \"m\", \"output\": {\"kind\": \"json\"}, \"rows\": [{\"target\": \"name\", \"source\": \"familyName\"}]}"
                .getBytes(StandardCharsets.UTF_8));
    outbound.add(
        new OutboundPlan(
            flow,
            1,
            1,
            MappingCompiler.compile(table, flow.format(), DefinedFunctions.NONE),
            customer,
            NO_WAY,
            references,
            twin == null ? null : flows.get(twin)));
    inForce(current.epoch());
    return this;
  }

  /** A further record type, which people edit. */
  Hub type(RecordType type) {
    types.put(type.id(), type);
    inForce(current.epoch());
    return this;
  }

  /** Another node published this: the stored epoch moves on, this node does not know yet. */
  Hub published(
      String id, String system, String object, Flow.State state, Flow.Order order, String... rows) {
    flows.put(id, plan(id, system, object, state, order, 2, rows));
    next = compiled(current.epoch() + 1);
    kit.epoch(next.epoch());
    return this;
  }

  /** Takes a flow out of force. */
  Hub disabled(String id) {
    flows.remove(id);
    next = compiled(current.epoch() + 1);
    kit.epoch(next.epoch());
    refresh();
    return this;
  }

  private void inForce(long epoch) {
    current = compiled(epoch);
    next = current;
  }

  private HubPlan compiled(long epoch) {
    Map<HubPlan.SourceObject, List<FlowPlan>> byObject = new HashMap<>();
    for (FlowPlan plan : flows.values()) {
      byObject
          .computeIfAbsent(
              new HubPlan.SourceObject(plan.flow().system(), plan.flow().object()),
              k -> new ArrayList<>())
          .add(plan);
    }
    types
        .values()
        .forEach(
            type ->
                byObject.put(
                    new HubPlan.SourceObject(EditRecords.SYSTEM, type.id()),
                    List.of(EditFlow.of(type))));
    return new HubPlan(epoch, Map.of(), types, byObject, List.copyOf(outbound));
  }

  private FlowPlan plan(
      String id,
      String system,
      String object,
      Flow.State state,
      Flow.Order order,
      int mappingVersion,
      String... rows) {
    String table = table(rows);
    FormatDefinition json = new FormatDefinition.Json();
    Flow flow =
        new Flow(id, system, object, customer.id(), "real-time", json, "m", state, order, true);
    return new FlowPlan(
        flow,
        1,
        mappingVersion,
        MappingCompiler.compile(
            MappingTable.parse(table.getBytes(StandardCharsets.UTF_8)), json, customer, system),
        customer);
  }

  /** The mapping document of a flow with these rows. */
  static String table(String... rows) {
    Map<String, String> byTarget = new LinkedHashMap<>();
    for (String row : usualRows()) {
      byTarget.put(target(row), row);
    }
    Arrays.stream(rows).forEach(row -> byTarget.put(target(row), row));
    return "{\"id\": \"m\", \"recordType\": \"customer\", \"rows\": ["
        + String.join(",", byTarget.values())
        + "]}";
  }

  private static List<String> usualRows() {
    return List.of(
        "{\"target\": \"@key\", \"source\": \"key\", \"required\": true}",
        "{\"target\": \"@version\", \"source\": \"v\"}",
        "{\"target\": \"@time\", \"source\": \"t\"}",
        "{\"target\": \"familyName\", \"source\": \"name\"}",
        "{\"target\": \"email\", \"source\": \"mail\"}",
        "{\"target\": \"city\", \"source\": \"city\"}",
        "{\"target\": \"birthDate\", \"source\": \"born\"}",
        "{\"target\": \"creditLimit\", \"source\": \"credit\"}",
        "{\"target\": \"employer\", \"source\": \"employer\", \"link\": {\"object\": \"customer\"}}");
  }

  private static String target(String row) {
    int from = row.indexOf("\"target\": \"") + 11;
    return row.substring(from, row.indexOf('"', from));
  }

  // ---- messages

  InboundMessage message(
      String system, @Nullable String object, String messageId, String transportId, byte[] body) {
    return new InboundMessage(
        system,
        object,
        messageId,
        transportId,
        BodyKind.TEXT,
        new SourceBody(body, "UTF-8"),
        InboundMessage.hash(body),
        "jms",
        Instant.parse("2026-11-22T10:00:00Z"),
        Instant.parse("2026-11-22T10:00:01Z"),
        null);
  }

  InboundMessage message(String system, String object, String body) {
    int n = sends.incrementAndGet();
    return message(
        system, object, "m" + n, "t" + n, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a body of {@code customer}, in which ' stands for ". */
  Sent send(String system, String body) {
    return send(message(system, "customer", body));
  }

  Sent send(InboundMessage message) {
    try {
      return new Sent(this, message, intake.accept(message));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  AcceptMessage intake() {
    return intake;
  }

  /** Runs these as one group, whatever is locked only on the way. */
  Group.Result group(List<Understood> messages) {
    Group.Further further = Group.Further.NONE;
    while (true) {
      Group group = new Group(kit.stores(), current(), messages, further);
      try {
        return kit.transactions().inNew(group::run);
      } catch (Group.MoreLocksException e) {
        further = further.and(e.further());
      }
    }
  }

  ContinueHeld worker() {
    return worker;
  }

  WatchParents parents() {
    return parents;
  }

  /** Works on what is ready, as the server's worker does after a wake-up. */
  int goOn() {
    try {
      return worker.all();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  EditRecord editing() {
    return new EditRecord(
        intake,
        kit.transactions(),
        kit.stores().records(),
        kit.stores().merges(),
        this,
        arrivals,
        new FieldConversions(),
        Clock.systemUTC());
  }

  Arrivals arrivals() {
    return arrivals;
  }

  DecideHeld person() {
    return new DecideHeld(kit.transactions(), kit.stores(), kit.ledger(), this, () -> {});
  }

  // ---- what became of it

  StoreKit kit() {
    return kit;
  }

  Outcome outcome(long receipt, String flow) {
    return kit.ledger().outcomes(receipt).stream()
        .filter(outcome -> outcome.flow().equals(flow))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No outcome of " + receipt + " in " + flow));
  }

  @Nullable Link link(String system, String object, String key) {
    return kit
        .stores()
        .links()
        .find(List.of(new LinkKey(system, object, customer.id(), key)))
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** The record of a customer of a system. */
  GoldenRecord customer(String system, String key) {
    Link link = link(system, "customer", key);
    if (link == null) {
      throw new AssertionError("No link of " + system + " " + key);
    }
    return record(link.recordId());
  }

  GoldenRecord record(long id) {
    return kit.stores().records().find(id).orElseThrow(() -> new AssertionError("No record " + id));
  }

  /** Everything that is held, for tests that expect nothing to be. */
  List<Held> ready() {
    return kit.stores().lanes().ready(0, 1_000);
  }
}
