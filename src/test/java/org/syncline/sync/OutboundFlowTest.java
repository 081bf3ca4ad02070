package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.mapping.MappedBody;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.GivenActor;
import org.syncline.platform.RememberedAudit;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.sync.HubConfiguration.Found.Origin;
import org.syncline.system.Connection;

/** Flows that go out, over a connector whose settings are the operations of its objects. */
class OutboundFlowTest {
  private static final String CRM =
      "{'id': 'crm', 'name': 'CRM', 'owner': 'Ada', 'connections': ["
          + "{'id': 'api', 'kind': 'rest', 'host': 'crm.example.org', 'port': 443,"
          + " 'settings': {'contact': 'create update archive', 'company': 'upsert'}},"
          + "{'id': 'queue', 'kind': 'jms', 'host': 'crm.example.org', 'port': 5445}]}";
  private static final String MAPPING =
      "{'id': 'to-crm', 'output': {'kind': 'json'}, 'rows': ["
          + "{'target': 'properties.lastname', 'source': 'familyName'},"
          + "{'target': 'properties.company', 'source': '\\\"employer@res.partner\\\"'},"
          + "{'target': 'hubId', 'source': '@id', 'type': 'integer'}]}";
  private static final String FLOW =
      "{'id': 'customers-to-crm', 'direction': 'out', 'system': 'crm', 'connection': 'api',"
          + " 'object': 'contact', 'recordType': 'customer', 'mapping': 'to-crm', 'write':"
          + " 'upsert'}";

  private final KeptDocuments kept = new KeptDocuments();
  private final HubConfiguration configuration =
      new HubConfiguration(
          kept.transactions(),
          kept,
          (system, who) -> List.of(),
          new RememberedAudit(),
          kind -> kind == Connection.Kind.REST ? Optional.of(new Words()) : Optional.empty(),
          Clock.systemUTC());

  /** Reads objects with words for their operations. */
  private static final class Words implements Connector {
    @Override
    public Description describe() {
      return new Description(
          Connection.Kind.REST, Set.of(Description.Ability.WRITE), List.of(), List.of());
    }

    @Override
    public Way open(String system, Connection connection) {
      byte[] settings = connection.settings().getBytes(StandardCharsets.UTF_8);
      Map<String, String> objects =
          ConfigurationDocument.read(
              settings,
              document ->
                  Map.of("contact", document.text("contact"), "company", document.text("company")));
      return new Way() {
        @Override
        public Set<Operation> operations(String object) {
          Set<Operation> operations = EnumSet.noneOf(Operation.class);
          for (Operation each : Operation.values()) {
            String word = org.syncline.configuration.Words.of(each);
            if (List.of(objects.getOrDefault(object, "").split(" ")).contains(word)) {
              operations.add(each);
            }
          }
          return operations;
        }

        @Override
        public Answer write(Write write) {
          return new Answer.Gone();
        }

        @Override
        public Sighting find(Write write) {
          return new Sighting.NotThere();
        }
      };
    }
  }

  @BeforeEach
  void a_hub_with_a_system() throws IOException {
    configuration.takeFiles(
        List.of(
            new HubConfiguration.Found(
                Kind.RECORD_TYPE,
                "customer",
                Files.readAllBytes(Path.of("src/main/resources/record-types/customer.json")),
                Origin.SHIPPED),
            found(Kind.SYSTEM, "crm", CRM),
            found(Kind.MAPPING, "to-crm", MAPPING)));
  }

  private static HubConfiguration.Found found(Kind kind, String id, String json) {
    return new HubConfiguration.Found(kind, id, bytes(json), Origin.FILE);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private void put(Kind kind, String id, String json) {
    configuration.put(kind, id, bytes(json), GivenActor.ADA, null);
  }

  private OutboundPlan published(String flow) {
    put(Kind.FLOW, "customers-to-crm", flow);
    return configuration.current().outbound().get(0);
  }

  private List<String> problems(Kind kind, String id, String json) {
    return catchThrowableOfType(InvalidConfiguration.class, () -> put(kind, id, json))
        .problems()
        .stream()
        .map(problem -> problem.path() + ": " + problem.message())
        .toList();
  }

  @Test
  void a_flow_is_in_force_with_what_it_needs() {
    OutboundPlan plan = published(FLOW);

    assertThat(plan.flow().write()).isEqualTo(OutboundFlow.Write.UPSERT);
    assertThat(plan.flow().delete()).isEqualTo(OutboundFlow.Delete.NONE);
    assertThat(plan.flow().again()).isTrue();
    assertThat(plan.flow().atOnce()).isEqualTo(8);
    assertThat(plan.references())
        .containsExactly(new ReferencedKey("employer", "customer", "res.partner", false));
    assertThat(plan.twin()).isNull();
    assertThat(configuration.current().outboundOf("customer")).containsExactly(plan);
    assertThat(configuration.current().outboundOf("contact")).isEmpty();
  }

  @Test
  void a_disabled_flow_is_checked_and_not_in_force() {
    put(Kind.FLOW, "customers-to-crm", FLOW.replace("'write'", "'enabled': false, 'write'"));

    assertThat(configuration.current().outbound()).isEmpty();
    assertThat(
            problems(
                Kind.FLOW,
                "customers-to-crm",
                FLOW.replace("'write'", "'enabled': false, 'write'").replace("to-crm'", "gone'")))
        .isNotEmpty();
  }

  @Test
  void its_mapping_reads_the_record() {
    OutboundPlan plan = published(FLOW);
    GoldenRecord record =
        GoldenRecord.stored(
            42,
            "customer",
            7,
            FieldValues.of(Map.of("familyName", "Byron", "creditLimit", 1_000L)).toBytes(),
            "[]".getBytes(StandardCharsets.UTF_8),
            Instant.EPOCH,
            Instant.EPOCH);

    byte[] body = RecordBody.of(record, "003xx", Map.of("employer@res.partner", "17"));
    MappedBody mapped = plan.mapping().map(new SourceBody(body, "UTF-8"));

    assertThat(new String(body, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"@id\":42,\"@key\":\"003xx\",\"@version\":7,\"creditLimit\":1000,"
                + "\"employer@res.partner\":\"17\",\"familyName\":\"Byron\"}");
    assertThat(mapped).isInstanceOf(MappedBody.Written.class);
    assertThat(new String(((MappedBody.Written) mapped).bytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"properties\":{\"lastname\":\"Byron\",\"company\":\"17\"},\"hubId\":42}");
  }

  @Test
  void the_flow_that_brings_the_same_back_is_its_twin() {
    put(
        Kind.MAPPING,
        "from-crm",
        "{'id': 'from-crm', 'recordType': 'customer', 'rows': ["
            + "{'target': '@key', 'source': 'id', 'required': true},"
            + "{'target': '@version', 'source': 'v'},"
            + "{'target': 'familyName', 'source': 'properties.lastname'}]}");
    String in =
        "{'id': 'from-crm', 'system': 'crm', 'object': 'contact', 'recordType': 'customer',"
            + " 'format': {'kind': 'json'}, 'mapping': 'from-crm', 'state': 'full', 'order':"
            + " 'version'}";
    put(Kind.FLOW, "from-crm", in);

    OutboundPlan plan = published(FLOW);

    assertThat(plan.twin()).isNotNull();
    assertThat(plan.twin().flow().id()).isEqualTo("from-crm");
    put(Kind.FLOW, "from-crm", in.replace("'format'", "'enabled': false, 'format'"));
    assertThat(configuration.current().outbound().get(0).twin()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'crm', 'connection'      | 'erp', 'connection'     | system: There is no system 'erp'
          'connection': 'api'      | 'connection': 'soap'    | connection: System 'crm' has no connection 'soap'
          'connection': 'api'      | 'connection': 'queue'   | connection: Nothing is written over connections of kind 'jms'
          'object': 'contact'      | 'object': 'order'       | object: The connection's settings describe nothing for this object
          'object': 'contact'      | 'object': 'company', 'delete': 'delete' | object: The connection's settings describe upsert for this object, which is too little for 'write' upsert and 'delete' delete: describe delete too, or name another object.
          'write': 'upsert'        | 'write': 'upsert', 'delete': 'delete'   | describe archive, create, update for this object
          'recordType': 'customer' | 'recordType': 'person'  | recordType: There is no record type 'person'.
          'mapping': 'to-crm'      | 'mapping': 'gone'       | mapping: There is no mapping 'gone'
          'write': 'upsert'        | 'write': 'all'          | write: Give one of: insert, update, upsert, mirror.
          'write': 'upsert'        | 'write': 'mirror'       | delete: A mirror takes rows away: say by archive or delete
          'write': 'upsert'        | 'write': 'mirror', 'delete': 'archive'  | too little for 'write' mirror and 'delete' archive: describe list too, or name another object.
          'write': 'upsert'        | 'write': 'upsert', 'deleteCeiling': 5   | deleteCeiling: Only 'write' mirror takes rows away
          'write': 'upsert'        | 'write': 'upsert', 'sweepEvery': 'PT1H' | sweepEvery: Only 'write' mirror takes rows away
          'write': 'upsert'        | 'write': 'mirror', 'delete': 'archive', 'deleteCeiling': 101 | deleteCeiling: Give a whole number from 0 to 100.
          'write': 'upsert'        | 'write': 'mirror', 'delete': 'archive', 'sweepEvery': 'daily' | sweepEvery: Give a time such as PT24H
          'write': 'upsert'        | 'write': 'mirror', 'delete': 'archive', 'sweepEvery': 'PT1S' | sweepEvery: Give a time such as PT24H
          'write': 'upsert'        | 'write': 'upsert', 'existing': 'yes'    | existing: Give one of: leave, send.
          'direction': 'out'       | 'direction': 'up'       | direction: Give one of: in, out.
          'write': 'upsert'        | 'write': 'upsert', 'atOnce': 0 | atOnce: Give a whole number from 1 to 64.
          'write': 'upsert'        | 'write': 'upsert', 'format': {} | format: This member is unknown.
          """)
  void what_it_lacks_keeps_it_from_being_published(String part, String other, String problem) {
    assertThat(FLOW.contains(part)).isTrue();

    assertThat(problems(Kind.FLOW, "customers-to-crm", FLOW.replace(part, other)))
        .anySatisfy(text -> assertThat(text).startsWith("flows/").contains(problem));
    assertThat(configuration.current().outbound()).isEmpty();
  }

  private static final String LISTING =
      CRM.replace("create update archive", "create update archive list");
  private static final String MIRROR =
      FLOW.replace("'write': 'upsert'", "'write': 'mirror', 'delete': 'archive'");

  @Test
  void a_mirror_has_a_ceiling_and_is_swept_as_it_says() {
    put(Kind.SYSTEM, "crm", LISTING);

    OutboundFlow flow = published(MIRROR).flow();
    assertThat(flow.mirror()).isEqualTo(new OutboundFlow.Mirror(5, null));
    assertThat(flow.existing()).isEqualTo(OutboundFlow.Existing.LEAVE);

    flow =
        published(
                MIRROR.replace(
                    "'write'",
                    "'existing': 'send', 'deleteCeiling': 0, 'sweepEvery': 'P1D', 'write'"))
            .flow();
    assertThat(flow.mirror()).isEqualTo(new OutboundFlow.Mirror(0, Duration.ofDays(1)));
    assertThat(flow.existing()).isEqualTo(OutboundFlow.Existing.SEND);
    assertThat(published(FLOW).flow().mirror()).isNull();
  }

  @Test
  void a_mirror_and_a_flow_that_brings_the_same_in_exclude_each_other() {
    put(Kind.SYSTEM, "crm", LISTING);
    published(MIRROR);
    put(
        Kind.MAPPING,
        "from-crm",
        "{'id': 'from-crm', 'recordType': 'customer', 'rows': ["
            + "{'target': '@key', 'source': 'id', 'required': true},"
            + "{'target': '@version', 'source': 'v'}]}");
    String in =
        "{'id': 'from-crm', 'system': 'crm', 'object': 'contact', 'recordType': 'customer',"
            + " 'format': {'kind': 'json'}, 'mapping': 'from-crm', 'state': 'full', 'order':"
            + " 'version'}";

    assertThat(problems(Kind.FLOW, "from-crm", in))
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("flows/customers-to-crm write: A mirror would take away rows")
                    .contains("'from-crm'"));

    published(FLOW);
    put(Kind.FLOW, "from-crm", in);
    assertThat(problems(Kind.FLOW, "customers-to-crm", MIRROR)).isNotEmpty();
  }

  @Test
  void a_path_that_no_record_has_is_named() {
    published(FLOW);

    assertThat(
            problems(
                Kind.MAPPING,
                "to-crm",
                MAPPING
                    .replace("'familyName'", "'lastName'")
                    .replace("employer@res", "familyName@res")))
        .hasSize(2)
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("flows/customers-to-crm mapping to-crm rows[0].source: ")
                    .contains("has no field 'lastName'"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("rows[1].source: 'familyName' is no reference of record type"));
  }

  @Test
  void settings_that_its_connector_can_not_read_are_told_once_and_with_the_system() {
    String wrong = CRM.replace("'company': 'upsert'", "'firm': 'x'");
    List<String> alone = problems(Kind.SYSTEM, "crm", wrong);
    published(FLOW);

    assertThat(alone)
        .hasSize(2)
        .anySatisfy(
            text -> assertThat(text).startsWith("systems/crm connections[0].settings.company: "))
        .anySatisfy(
            text -> assertThat(text).startsWith("systems/crm connections[0].settings.firm: "));
    assertThat(problems(Kind.SYSTEM, "crm", wrong)).isEqualTo(alone);
  }

  @Test
  void a_connection_without_settings_may_be_there_before_anybody_knows_its_use() {
    put(
        Kind.SYSTEM,
        "new",
        "{'id': 'new', 'name': 'New', 'owner': 'Ada', 'connections': [{'id': 'api', 'kind':"
            + " 'rest', 'host': 'crm.example.org', 'port': 443}]}");

    assertThat(configuration.current().system("new")).isPresent();
  }

  @Test
  void settings_that_were_taken_once_do_not_stop_the_hub() {
    kept.add(
        Kind.SYSTEM,
        "old",
        bytes(
            "{'id': 'old', 'name': 'Old', 'owner': 'Ada', 'connections': [{'id': 'api', 'kind':"
                + " 'rest', 'host': 'crm.example.org', 'port': 443, 'settings': {'a': 1}}]}"),
        "hash",
        "rest",
        "ada");
    put(Kind.FLOW, "customers-to-crm", FLOW);

    assertThat(configuration.current().outbound()).hasSize(1);
    assertThat(configuration.current().system("old")).isPresent();
  }

  @Test
  void a_mapping_to_records_can_not_go_out() {
    published(FLOW);

    assertThat(
            problems(
                Kind.MAPPING,
                "to-crm",
                "{'id': 'to-crm', 'recordType': 'customer', 'rows': [{'target': '@key', 'source':"
                    + " 'familyName'}]}"))
        .anySatisfy(
            text ->
                assertThat(text).contains("recordType: This mapping brings records: it has no"));
  }

  @Test
  void a_flow_never_turns_round() {
    published(FLOW);

    assertThat(
            problems(
                Kind.FLOW,
                "customers-to-crm",
                "{'id': 'customers-to-crm', 'system': 'crm', 'object': 'contact', 'recordType':"
                    + " 'customer', 'format': {'kind': 'json'}, 'mapping': 'to-crm', 'state':"
                    + " 'full', 'order': 'version'}"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("flows/customers-to-crm direction: Version 1 of this flow went the"));
  }
}
