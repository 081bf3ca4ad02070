package org.syncline.sync.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.syncline.assembly.Migrated;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration.Given;
import org.syncline.configuration.jpa.SqlDocuments;
import org.syncline.connector.spi.Connectors;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.platform.Actor;
import org.syncline.platform.GivenActor;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.Permission;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.RememberedFacts;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.FieldValues;
import org.syncline.record.FindRecords;
import org.syncline.record.GoldenRecord;
import org.syncline.record.IndexState;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.OneRecordType;
import org.syncline.record.RecordKeys;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.jpa.SqlIndexStates;
import org.syncline.record.jpa.SqlLinks;
import org.syncline.record.jpa.SqlRecords;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.ProposedFlows;
import org.syncline.sync.delivery.jpa.SqlCallBudgets;
import org.syncline.sync.delivery.jpa.SqlDeliveries;
import org.syncline.sync.delivery.jpa.SqlHoldings;
import org.syncline.sync.delivery.jpa.SqlTargets;
import org.syncline.sync.delivery.jpa.SqlTellings;
import org.syncline.sync.intake.CountedStatements;

/** A hub on H2 with a flow to the rows of a CRM, in which flows are tried. */
final class DryRunKit implements AutoCloseable {
  static final String FLOW = "crm-out";
  static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  static final RecordType CUSTOMER =
      RecordTypeDocument.parse(file(Path.of("src/main/resources/record-types/customer.json")));
  private static final String SYSTEM =
      "{'id': 'crm', 'name': 'CRM', 'owner': 'Sales', 'connections': [{'id': 'api', 'kind': 'rest',"
          + " 'host': '127.0.0.1', 'port': PORT, 'tls': false, 'settings': SETTINGS}]}";
  private static final String MAPPING =
      "{'id': 'out', 'output': {'kind': 'json'}, 'rows': ["
          + "{'target': 'last', 'source': 'familyName', 'required': true},"
          + "{'target': 'contact.mail', 'source': 'email', 'default': null},"
          + "{'target': 'trade', 'source': 'industry'}]}";
  private static final String BACK =
      "{'id': 'in', 'recordType': 'customer', 'rows': ["
          + "{'target': '@key', 'source': 'id', 'required': true},"
          + "{'target': '@version', 'source': 'rev'},"
          + "{'target': 'familyName', 'source': 'last', 'steps': ['upper']},"
          + "{'target': 'email', 'source': 'contact.mail'},"
          + "{'target': 'industry', 'source': 'trade'}]}";
  private static final String FLOW_BACK =
      "{'id': 'crm-in', 'system': 'crm', 'object': 'rows', 'recordType': 'customer',"
          + " 'format': {'kind': 'json'}, 'mapping': 'in', 'state': 'full', 'order': 'version'}";

  final CountedStatements statements = new CountedStatements();
  final RememberedAudit audit = new RememberedAudit();
  final DeliveryStores stores;
  private final DataSource physical = Migrated.h2();
  private final LocalTransactions transactions;
  private final SqlRecords records;
  private final SqlLinks links;
  private final HubConfiguration configuration;
  private final MapRecords map;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(LookAtRows.AT_ONCE);
  private final Connectors connectors;
  private final SqlDocuments documents;
  private final Sql sql;

  private DryRunKit(Connectors connectors) {
    this.connectors = connectors;
    this.transactions = new LocalTransactions(statements.on(physical));
    this.sql = Sql.on(transactions.source());
    this.documents = new SqlDocuments(sql);
    this.records = new SqlRecords(sql);
    this.links = new SqlLinks(sql);
    this.stores =
        new DeliveryStores(
            new SqlTargets(sql),
            new SqlCallBudgets(sql),
            new SqlDeliveries(sql),
            new SqlHoldings(sql),
            new RememberedFacts());
    this.configuration =
        new HubConfiguration(
            transactions,
            documents,
            (system, who) -> List.of(),
            audit,
            connectors,
            Clock.systemUTC());
    this.map =
        new MapRecords(
            transactions,
            configuration,
            new MapRecords.Sources(records, links, new SqlTellings(sql)),
            Clock.systemUTC());
  }

  /**
   * One over these connectors.
   *
   * @param settings of the connection
   */
  static DryRunKit over(Connectors connectors, int port, String settings) {
    DryRunKit kit = new DryRunKit(connectors);
    List<Given> all = new ArrayList<>();
    try (Stream<Path> types = Files.list(Path.of("src/main/resources/record-types"))) {
      types.forEach(
          type ->
              all.add(
                  new Given(
                      Kind.RECORD_TYPE,
                      type.getFileName().toString().replace(".json", ""),
                      file(type))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String system = SYSTEM.replace("PORT", Integer.toString(port)).replace("SETTINGS", settings);
    all.add(new Given(Kind.SYSTEM, "crm", bytes(system)));
    all.add(new Given(Kind.MAPPING, "out", bytes(MAPPING)));
    all.add(new Given(Kind.MAPPING, "in", bytes(BACK)));
    all.add(new Given(Kind.FLOW, FLOW, bytes(flow(FLOW, "out", "'write': 'upsert'"))));
    kit.configuration.putAll(all, GivenActor.ADA);
    kit.in(
        () ->
            new SqlIndexStates(kit.sql)
                .put(
                    "customer",
                    new IndexState(CUSTOMER.keyKinds().keySet(), Set.of(), IndexState.DONE, NOON)));
    return kit;
  }

  static String flow(String id, String mapping, String more) {
    return "{'id': '"
        + id
        + "', 'direction': 'out', 'system': 'crm', 'connection': 'api', 'object': 'rows',"
        + " 'recordType': 'customer', 'mapping': '"
        + mapping
        + "', "
        + more
        + "}";
  }

  static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on the same object comes back too. */
  DryRunKit withTwin() {
    put(Kind.FLOW, "crm-in", FLOW_BACK);
    return this;
  }

  void put(Kind kind, String id, String json) {
    configuration.put(kind, id, bytes(json), GivenActor.ADA, null);
  }

  DryRun dryRun() {
    return dryRun(Duration.ofSeconds(30));
  }

  DryRun dryRun(Duration all) {
    Clock clock = Clock.systemUTC();
    return new DryRun(
        transactions,
        new DryRun.Flows(
            configuration, new ProposedFlows(transactions, documents, connectors, clock)),
        new DryRun.Reads(
            records,
            new FindRecords(
                transactions,
                records,
                links,
                new OneRecordType(CUSTOMER),
                new SqlIndexStates(sql),
                new FieldConversions()),
            caller ->
                RecordRights.ofEveryRecord(
                    ((Actor) caller.orElseThrow()).may(Permission.SEE_PERSONAL_DATA)),
            stores),
        new DryRun.Tools(
            map,
            new LookAtRows(new LookAtRows.Terms(threads, all, Duration.ofSeconds(10), clock)),
            new IdempotencyKeys("hub"),
            clock),
        audit);
  }

  void in(Runnable work) {
    transactions.inNew(
        () -> {
          work.run();
          return true;
        });
  }

  void customer(long id, Map<String, ?> values) {
    record(id, "customer", CUSTOMER, values);
  }

  void record(long id, String type, RecordType definition, Map<String, ?> values) {
    GoldenRecord record =
        GoldenRecord.stored(
            id,
            type,
            3,
            FieldValues.of(new TreeMap<>(values)).toBytes(),
            "[]".getBytes(StandardCharsets.UTF_8),
            NOON,
            NOON);
    in(() -> records.add(List.of(RecordKeys.change(definition, FieldValues.none(), record))));
  }

  void link(long record, String externalId) {
    LinkKey key = new LinkKey("crm", "rows", "customer", externalId);
    in(() -> links.add(List.of(new Link(key, record, null, NOON))));
  }

  void hold(Holding holding) {
    in(() -> stores.holdings().keep(List.of(holding)));
  }

  void target(Target target) {
    in(
        () -> {
          stores.targets().lock(target.flow());
          stores.targets().keep(target);
        });
  }

  /** What the flow would send of a record. */
  Prepared.Send prepared(long record) {
    Duty duty = new Duty(FLOW, record, 3, null, Priority.EVENT);
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
    return (Prepared.Send)
        map.prepare(FLOW, List.of(new Claim(delivery, Holding.nothing(FLOW, record)))).get(0);
  }

  /** All that the database holds, as the statements that would make it again. */
  List<String> contents() {
    List<String> all = new ArrayList<>();
    try (Connection connection = physical.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("script nopasswords nosettings")) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  Optional<String> lastAct() {
    List<org.syncline.platform.AuditTrail.Act> acts = audit.acts();
    return acts.isEmpty()
        ? Optional.empty()
        : Optional.of(acts.get(acts.size() - 1)).map(act -> act.subject() + " " + act.detail());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    transactions.close();
  }
}
