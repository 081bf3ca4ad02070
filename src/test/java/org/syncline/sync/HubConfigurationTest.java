package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.connector.spi.Connectors;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.RememberedAudit;
import org.syncline.sync.HubConfiguration.Found.Origin;
import org.syncline.system.ConnectedSystem;

/** Documents become one plan, or nothing of them is taken and every problem has its place. */
class HubConfigurationTest {
  private static final String ERP =
      "{'id': 'erp', 'name': 'ERP', 'owner': 'Ada', 'queue': 'live', 'defaultObject': 'customer'}";
  private static final String MAPPING =
      "{'id': 'm', 'recordType': 'customer', 'rows': ["
          + "{'target': '@key', 'source': 'no', 'required': true},"
          + "{'target': '@version', 'source': 'rev'},"
          + "{'target': '@time', 'source': 'at', 'format': 'yyyy-MM-dd HH:mm:ss', 'zone': 'UTC'},"
          + "{'target': 'familyName', 'source': 'name'}]}";
  private static final String FLOW =
      "{'id': 'f', 'system': 'erp', 'object': 'customer', 'recordType': 'customer',"
          + " 'format': {'kind': 'json'}, 'mapping': 'm', 'state': 'full', 'order': 'version'}";

  private final KeptDocuments kept = new KeptDocuments();
  private final RememberedAudit audit = new RememberedAudit();
  private final List<String> asked = new ArrayList<>();
  private final HubConfiguration configuration =
      new HubConfiguration(
          kept.transactions(), kept, this::dropUnused, audit, Connectors.NONE, Clock.systemUTC());

  @BeforeEach
  void a_hub_with_one_flow() throws IOException {
    configuration.takeFiles(
        List.of(
            new HubConfiguration.Found(
                Kind.RECORD_TYPE,
                "customer",
                Files.readAllBytes(Path.of("src/main/resources/record-types/customer.json")),
                Origin.SHIPPED),
            found(Kind.SYSTEM, "erp", ERP),
            found(Kind.MAPPING, "m", MAPPING),
            found(Kind.FLOW, "f", FLOW)));
  }

  private static HubConfiguration.Found found(Kind kind, String id, String json) {
    return new HubConfiguration.Found(kind, id, bytes(json), Origin.FILE);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private Document put(Kind kind, String id, String json) {
    return configuration.put(kind, id, bytes(json), GivenActor.ADA, null).document();
  }

  @Test
  void what_the_files_say_is_in_force() {
    assertThat(configuration.current().flowsOf("erp", "customer"))
        .singleElement()
        .satisfies(plan -> assertThat(plan.flow().order()).isEqualTo(Flow.Order.VERSION));
    assertThat(configuration.current().epoch()).isEqualTo(4);
  }

  private static final String TYPE =
      "{'id':'thing','fields':[{'name':'age','type':'integer','privacy':'none'},"
          + "{'name':'boss','type':'reference','to':'customer','privacy':'none'}]}";

  @Test
  void a_type_gets_further_fields() {
    put(Kind.RECORD_TYPE, "thing", TYPE);

    put(
        Kind.RECORD_TYPE,
        "thing",
        TYPE.replace("[{", "[{'name':'size','type':'decimal','privacy':'none'},{"));

    assertThat(configuration.current().recordType("thing").orElseThrow().field("size")).isPresent();
  }

  @Test
  void a_field_keeps_its_type_even_if_it_was_gone_meanwhile() {
    put(Kind.RECORD_TYPE, "thing", TYPE);
    put(Kind.RECORD_TYPE, "thing", TYPE.replace("'age'", "'years'"));

    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () -> put(Kind.RECORD_TYPE, "thing", TYPE.replace("'integer'", "'string'")));

    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("record-types/thing fields.age");
              assertThat(problem.message()).contains("In version 1 this field was of type integer");
            });
    assertThat(kept.versions(Kind.RECORD_TYPE, "thing")).hasSize(2);
  }

  @Test
  void a_reference_leads_to_a_type_that_is_there() {
    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () -> put(Kind.RECORD_TYPE, "thing", TYPE.replace("'customer'", "'nobody'")));

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly("record-types/thing fields.boss");
  }

  @Test
  void what_comes_with_a_newer_hub_is_taken_until_somebody_changed_it_here() {
    configuration.takeFiles(List.of(shipped(TYPE)));
    configuration.takeFiles(List.of(shipped(TYPE.replace("'age'", "'newer'"))));
    assertThat(kept.latest(Kind.RECORD_TYPE, "thing").orElseThrow().version()).isEqualTo(2);
    put(Kind.RECORD_TYPE, "thing", TYPE.replace("'age'", "'ours'"));

    configuration.takeFiles(List.of(shipped(TYPE.replace("'age'", "'newest'"))));

    assertThat(configuration.current().recordType("thing").orElseThrow().field("ours")).isPresent();
    assertThat(kept.versions(Kind.RECORD_TYPE, "thing")).hasSize(3);
  }

  private static HubConfiguration.Found shipped(String json) {
    return new HubConfiguration.Found(Kind.RECORD_TYPE, "thing", bytes(json), Origin.SHIPPED);
  }

  @Test
  void a_change_is_the_next_version_and_in_force_at_once() {
    Document second = put(Kind.FLOW, "f", FLOW.replace("'full'", "'partial'"));

    assertThat(second.version()).isEqualTo(2);
    assertThat(configuration.current().flowsOf("erp", "customer").get(0).flowVersion())
        .isEqualTo(2);
  }

  @Test
  void a_file_that_was_taken_once_does_not_undo_a_later_change() {
    put(Kind.FLOW, "f", FLOW.replace("'full'", "'partial'"));

    configuration.takeFiles(List.of(found(Kind.FLOW, "f", FLOW)));

    assertThat(kept.versions(Kind.FLOW, "f")).hasSize(2);
    assertThat(configuration.current().flowsOf("erp", "customer").get(0).flow().state())
        .isEqualTo(Flow.State.PARTIAL);
  }

  @Test
  void who_has_not_seen_the_present_version_changes_nothing() {
    put(Kind.FLOW, "f", FLOW.replace("'full'", "'partial'"));

    assertThatThrownBy(
            () -> configuration.put(Kind.FLOW, "f", bytes(FLOW), GivenActor.everything("bob"), 1))
        .isInstanceOf(PutConfiguration.VersionConflict.class);
    assertThat(kept.versions(Kind.FLOW, "f")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'erp', 'object'     | 'crm', 'object'     | flows/f system     | There is no system 'crm': add it first.
          'mapping': 'm'      | 'mapping': 'x'      | flows/f mapping    | There is no mapping 'x': add it first.
          'recordType': 'cust | 'recordType': 'prod | flows/f recordType | There is no record type 'prodomer'.
          'version'           | 'arrival'           | flows/f order      | Order of arrival needs one consumer
          """)
  void a_flow_that_does_not_fit_is_refused_with_the_place_of_its_problem(
      String part, String instead, String path, String message) {
    assertThatThrownBy(() -> put(Kind.FLOW, "f", FLOW.replace(part, instead)))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class,
            invalid -> {
              assertThat(invalid.problems()).anySatisfy(p -> assertThat(p.path()).isEqualTo(path));
              assertThat(invalid.problems())
                  .anySatisfy(p -> assertThat(p.message()).startsWith(message));
            });
    assertThat(kept.versions(Kind.FLOW, "f")).hasSize(1);
  }

  @Test
  void a_mapping_that_breaks_its_flow_is_refused_in_the_flows_name() {
    String without = MAPPING.replace("{'target': '@version', 'source': 'rev'},", "");

    assertThatThrownBy(() -> put(Kind.MAPPING, "m", without))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class,
            invalid ->
                assertThat(invalid.problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.path()).isEqualTo("flows/f order")));
  }

  @Test
  void two_flows_do_not_bring_one_object_to_one_record_type() {
    assertThatThrownBy(() -> put(Kind.FLOW, "g", FLOW.replace("'id': 'f'", "'id': 'g'")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("already: disable one");
  }

  @Test
  void a_flow_keeps_its_order_for_stamps_of_two_kinds_can_not_be_compared() {
    String byTime = FLOW.replace("'version'", "'time'");

    assertThatThrownBy(() -> put(Kind.FLOW, "f", byTime))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("flows/f order")
        .hasMessageContaining("ordered by version");
    assertThatThrownBy(() -> configuration.takeFiles(List.of(found(Kind.FLOW, "f", byTime))))
        .isInstanceOf(InvalidConfiguration.class);
    assertThat(kept.versions(Kind.FLOW, "f")).hasSize(1);
  }

  @Test
  void who_put_a_document_is_in_the_trail_unless_it_was_refused() {
    put(Kind.SYSTEM, "erp", ERP);
    assertThatThrownBy(() -> put(Kind.SYSTEM, "erp", "{'id': 'erp'}"))
        .isInstanceOf(InvalidConfiguration.class);

    assertThat(audit.acts())
        .containsExactly(Act.done("ada", "configuration.put", "systems/erp", "version=2"));
  }

  /** Stands for the secrets: a system without connections uses none. */
  private List<String> dropUnused(ConnectedSystem system, String who) {
    asked.add(system.id() + " by " + who + " " + system.connections().size());
    return system.connections().isEmpty() ? List.of(system.id() + "/api-key") : List.of();
  }

  @Test
  void a_change_of_a_system_tells_which_secrets_it_cost() {
    asked.clear();
    byte[] changed = bytes(ERP.replace("'Ada'", "'Bob'"));

    assertThat(
            configuration
                .put(Kind.SYSTEM, "erp", changed, GivenActor.everything("bob"), null)
                .droppedSecrets())
        .containsExactly("erp/api-key");
    assertThat(
            configuration
                .put(Kind.FLOW, "f", bytes(FLOW), GivenActor.everything("bob"), null)
                .droppedSecrets())
        .isEmpty();
    assertThat(asked).containsExactly("erp by bob 0");
  }

  @Test
  void a_change_that_is_refused_costs_no_secret() {
    asked.clear();

    assertThatThrownBy(() -> put(Kind.SYSTEM, "erp", "{'id': 'erp', 'name': 'ERP'}"))
        .isInstanceOf(InvalidConfiguration.class);

    assertThat(asked).isEmpty();
  }

  @Test
  void systems_from_files_keep_to_the_same_rule() {
    asked.clear();
    String connected =
        ERP.replace(
            "'live',",
            "'live', 'connections': [{'id': 'a', 'kind': 'rest', 'host': 'h', 'port': 1}],");

    configuration.takeFiles(List.of(found(Kind.SYSTEM, "erp", connected)));
    configuration.takeFiles(List.of(found(Kind.SYSTEM, "erp", connected)));

    assertThat(asked).containsExactly("erp by file 1");
  }

  @Test
  void of_many_documents_those_that_differ_are_taken_together() {
    PutConfiguration.PublishedAll published =
        configuration.putAll(
            List.of(
                given(Kind.SYSTEM, "erp", ERP),
                given(Kind.SYSTEM, "shop", ERP.replace("'erp'", "'shop'")),
                given(Kind.FLOW, "f", FLOW.replace("'full'", "'partial'"))),
            GivenActor.ADA);

    assertThat(published.droppedSecrets()).containsExactly("shop/api-key");
    assertThat(published.taken())
        .containsExactly(
            new PutConfiguration.Taken(Kind.SYSTEM, "erp", 1, PutConfiguration.Change.UNCHANGED),
            new PutConfiguration.Taken(Kind.SYSTEM, "shop", 1, PutConfiguration.Change.CREATED),
            new PutConfiguration.Taken(Kind.FLOW, "f", 2, PutConfiguration.Change.CHANGED));
    assertThat(configuration.current().flowsOf("erp", "customer").get(0).flowVersion())
        .isEqualTo(2);
    assertThat(audit.acts())
        .containsExactly(
            Act.done("ada", "configuration.put", "systems/shop", "version=1"),
            Act.done("ada", "configuration.put", "flows/f", "version=2"));
  }

  @Test
  void of_many_documents_none_is_taken_if_one_can_not_be_and_every_problem_is_told() {
    put(Kind.RECORD_TYPE, "thing", TYPE);
    int noted = audit.acts().size();

    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () ->
                configuration.putAll(
                    List.of(
                        given(Kind.RECORD_TYPE, "thing", TYPE.replace("'integer'", "'string'")),
                        given(Kind.SYSTEM, "shop", ERP.replace("'erp'", "'shop'")),
                        given(Kind.SYSTEM, "broken", "{'id': 'broken'"),
                        given(Kind.FLOW, "f", FLOW.replace("'mapping': 'm'", "'mapping': 'x'"))),
                    GivenActor.ADA));

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .contains("record-types/thing fields.age", "systems/broken", "flows/f mapping");
    assertThat(kept.latest(Kind.SYSTEM, "shop")).isEmpty();
    assertThat(kept.versions(Kind.RECORD_TYPE, "thing")).hasSize(1);
    assertThat(audit.acts()).hasSize(noted);
  }

  private static PutConfiguration.Given given(Kind kind, String id, String json) {
    return new PutConfiguration.Given(kind, id, bytes(json));
  }

  private static final String SHOUT =
      "{'id': 'shout-it', 'expression': '$uppercase($)', 'examples': [{'in': 'a', 'out': 'A'}]}";

  private static String mappingWith(String step) {
    return MAPPING.replace("'source': 'name'", "'source': 'name', 'steps': ['" + step + "']");
  }

  private List<ConfigurationProblem> problemsOf(Runnable act) {
    return catchThrowableOfType(InvalidConfiguration.class, act::run).problems();
  }

  private Object familyName() {
    MappingPlan plan = configuration.current().flowsOf("erp", "customer").get(0).mapping();
    Mapped mapped =
        plan.map(
            new SourceBody(
                bytes("{'no': '1', 'rev': 1, 'at': '2026-11-26 12:00:00', 'name': 'Ada'}"), null));
    return ((Mapped.Accepted) mapped).draft().values().get("familyName");
  }

  @Test
  void a_mapping_that_names_a_function_that_is_not_there_is_refused() {
    assertThat(problemsOf(() -> put(Kind.MAPPING, "m", mappingWith("shout-it"))))
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo("flows/f mapping m rows[3].steps[0]");
              assertThat(problem.message()).contains("There is no mapping function 'shout-it'");
            });
  }

  @Test
  void a_change_of_a_function_is_in_force_in_mappings_that_name_no_version() {
    put(Kind.MAPPING_FUNCTION, "shout-it", SHOUT);
    put(Kind.MAPPING, "m", mappingWith("shout-it"));
    assertThat(familyName()).isEqualTo("ADA");

    put(
        Kind.MAPPING_FUNCTION,
        "shout-it",
        SHOUT.replace("$uppercase($)", "$uppercase($ & $)").replace("'A'", "'AA'"));

    assertThat(familyName()).isEqualTo("ADAADA");
    put(Kind.MAPPING, "m", mappingWith("shout-it@1"));
    assertThat(familyName()).isEqualTo("ADA");
  }

  @Test
  void a_function_whose_example_is_not_met_is_refused_and_nothing_is_stored() {
    assertThat(
            problemsOf(() -> put(Kind.MAPPING_FUNCTION, "shout-it", SHOUT.replace("'A'", "'B'"))))
        .extracting(ConfigurationProblem::path)
        .containsExactly("mapping-functions/shout-it examples[0]");
    assertThat(kept.versions(Kind.MAPPING_FUNCTION, "shout-it")).isEmpty();
  }

  @Test
  void a_function_that_a_mapping_needs_can_not_lose_its_parameters() {
    put(Kind.MAPPING_FUNCTION, "shout-it", SHOUT);
    put(Kind.MAPPING, "m", mappingWith("shout-it"));
    String other =
        "{'id': 'shout-it', 'parameters': ['by'], 'expression': '$ & $by',"
            + " 'examples': [{'in': 'a', 'arguments': ['!'], 'out': 'a!'}]}";

    assertThat(problemsOf(() -> put(Kind.MAPPING_FUNCTION, "shout-it", other)))
        .extracting(ConfigurationProblem::path)
        .containsExactly("flows/f mapping m rows[3].steps[0]");
  }
}
