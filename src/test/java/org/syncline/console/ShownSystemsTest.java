package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Kind;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.SteppingClock;
import org.syncline.security.Caller;
import org.syncline.security.Role;
import org.syncline.sync.ReadConnectors;
import org.syncline.sync.delivery.Breaker;
import org.syncline.sync.delivery.Deliveries;
import org.syncline.sync.delivery.DeliveryStores;
import org.syncline.sync.delivery.Outbound;
import org.syncline.sync.delivery.ReadDeliveries;
import org.syncline.sync.delivery.RetryBudget;
import org.syncline.sync.delivery.Status;
import org.syncline.sync.delivery.Target;
import org.syncline.sync.delivery.Targets;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.system.ConnectionCheck;
import org.syncline.system.InMemoryConnectionChecks;
import org.syncline.system.TestConnection;

/** Systems, connections and flows as the pages show them, and the pages of one of each. */
class ShownSystemsTest {
  private static final Caller INES = Caller.of("ines", Set.of(Role.INTEGRATOR), null);
  private static final Caller OLGA = Caller.of("olga", Set.of(Role.OPERATOR), null);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String CRM =
      """
      {"id": "crm", "name": "CRM", "owner": "Ada", "queue": "bulk", "connections": [
        {"id": "api", "kind": "rest", "host": "crm.example.org", "port": 443,
         "settings": {"objects": {"rows": {"create": {"path": "/rows", "answer": {"id": "id"}}}}}}]}
      """;
  private static final String OUT =
      """
      {"id": "to-crm", "direction": "out", "system": "crm", "connection": "api", "object": "rows",
       "recordType": "customer", "mapping": "out", "write": "insert"}
      """;

  private final DocumentKit kit = new DocumentKit();
  private final InMemoryConnectionChecks checks = new InMemoryConnectionChecks();
  private final List<Target> targets = new ArrayList<>();
  private final Map<String, Map<Status, Long>> counts = new HashMap<>();
  private final List<Ledger.OpenCount> open = new ArrayList<>();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final ShownSystems shown =
      new ShownSystems(
          kit.read,
          new ReadDeliveries(
              transactions,
              new DeliveryStores(
                  only(Targets.class, Map.of("all", targets)),
                  null,
                  only(Deliveries.class, Map.of("count", counts, "planned", Map.of())),
                  null,
                  null),
              only(Outbound.class, Map.of("flows", List.of("to-crm"))),
              new SteppingClock()),
          new ReadLedger(transactions, only(Ledger.class, Map.of("open", open)), null),
          new TestConnection(transactions, kit.kept, null, checks, kit.audit, new SteppingClock()),
          kit.configuration);

  /** One that answers these questions alone. */
  private static <T> T only(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            ShownSystemsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answer;
            }));
  }

  @BeforeEach
  void a_system_with_flows() throws Exception {
    kit.put(Kind.SYSTEM, "crm", CRM);
    kit.put(
        Kind.RECORD_TYPE,
        "customer",
        Files.readString(Path.of("src/main/resources/record-types/customer.json")));
    kit.put(
        Kind.MAPPING,
        "out",
        "{\"id\": \"out\", \"output\": {\"kind\": \"json\"}, \"rows\": [{\"target\": \"name\","
            + " \"source\": \"familyName\", \"default\": null}]}");
    kit.put(
        Kind.MAPPING,
        "in",
        "{\"id\": \"in\", \"recordType\": \"customer\", \"rows\": [{\"target\": \"@key\","
            + " \"source\": \"no\", \"required\": true}, {\"target\": \"@version\", \"source\":"
            + " \"rev\"}]}");
    kit.put(Kind.FLOW, "to-crm", OUT);
    kit.put(
        Kind.FLOW,
        "from-crm",
        "{\"id\": \"from-crm\", \"system\": \"crm\", \"object\": \"people\", \"recordType\":"
            + " \"customer\", \"format\": {\"kind\": \"json\"}, \"mapping\": \"in\", \"state\":"
            + " \"full\", \"order\": \"version\"}");
  }

  private void target(Target.@Nullable Pause pause, Breaker breaker) {
    targets.add(new Target("to-crm", pause, breaker, null, 0, new RetryBudget(0, NOON), null));
  }

  @Test
  void a_flow_shows_what_its_messages_or_its_target_are_at() {
    target(new Target.Pause("bob", "They move.", NOON), Breaker.CLOSED);
    counts.put("to-crm", Map.of(Status.PARKED, 2L, Status.PENDING, 5L, Status.DELIVERED, 90L));
    open.add(
        new Ledger.OpenCount(
            "from-crm", org.syncline.sync.intake.Status.PARKED, "BODY_UNREADABLE", 4));
    open.add(new Ledger.OpenCount("from-crm", org.syncline.sync.intake.Status.WAITING, "lane", 3));
    open.add(new Ledger.OpenCount("other", org.syncline.sync.intake.Status.PARKED, "X", 9));

    assertThat(shown.flows(INES))
        .extracting(
            line -> line.flow().id(),
            FlowLine::word,
            FlowLine::stopped,
            FlowLine::open,
            line -> line.target() == null)
        .containsExactly(
            tuple("from-crm", "stopped-in-part", 4L, 3L, true),
            tuple("to-crm", "paused", 2L, 7L, false));
    SystemLine crm = shown.system("crm", INES).orElseThrow();
    assertThat(crm.word()).isEqualTo("paused");
    assertThat(crm.stopped()).isEqualTo(6);
    assertThat(shown.system("nobody", INES)).isEmpty();
    assertThat(shown.flow("to-crm", INES).orElseThrow().target().pause().by()).isEqualTo("bob");
  }

  @Test
  void a_flow_that_is_switched_off_is_there_and_says_so() {
    kit.put(Kind.FLOW, "to-crm", OUT.replace("\"insert\"", "\"insert\", \"enabled\": false"));

    assertThat(shown.flow("to-crm", INES).orElseThrow().word()).isEqualTo("off");
    assertThat(shown.flow("to-crm", INES).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void a_connection_shows_what_it_showed_last_and_by_which_version() {
    assertThat(shown.system("crm", INES).orElseThrow().connection("api").word())
        .isEqualTo("never-tried");
    checks.keep(
        new ConnectionCheck("crm", "api", 1, NOON, "ada", false, "connect", "Nobody there."));
    checks.keep(new ConnectionCheck("crm", "gone", 1, NOON, "ada", true, "tls", "There."));

    ShownSystems again =
        new ShownSystems(
            kit.read,
            null,
            null,
            new TestConnection(transactions, kit.kept, null, checks, kit.audit, null),
            kit.configuration) {
          @Override
          List<FlowLine> flows(Caller who) {
            return List.of();
          }
        };
    ConnectionLine api = again.system("crm", INES).orElseThrow().connection("api");
    assertThat(api.word()).isEqualTo("failed");
    assertThat(api.stale()).isFalse();
    assertThat(again.system("crm", INES).orElseThrow().connection("gone")).isNull();
  }

  // ---- the pages of one of them

  private ConnectionPage connection(FakeRequest request) {
    return new ConnectionPage(
        request.request(),
        kit.read,
        new ReadConnectors(kit.connectors),
        shown,
        new Visitor(request.request(), kit.sessions));
  }

  private static FakeRequest asked(Caller who, String... namesAndValues) {
    FakeRequest request = new FakeRequest().by(who);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      request.with(namesAndValues[i], namesAndValues[i + 1]);
    }
    return request;
  }

  @Test
  void the_page_of_a_connection_shows_its_form_its_connector_and_its_flows() {
    ConnectionPage page = connection(asked(INES, "system", "crm", "id", "api"));

    assertThat(page.getKind()).isEqualTo("rest");
    assertThat(page.getAbilities()).containsExactly("check", "write");
    assertThat(page.getFlows()).extracting(line -> line.flow().id()).containsExactly("to-crm");
    assertThat(page.getVersion()).isEqualTo(1);
    assertThat(page.isFresh()).isFalse();
    assertThat(page.isEditable()).isTrue();
    assertThat(DocumentKit.paths(page.getForm())).contains("settings.objects.rows.create");
    assertThat(DocumentKit.field(page.getForm(), "f.host").text()).isEqualTo("crm.example.org");
    assertThat(page.getSteps()).isEmpty();
  }

  @Test
  void who_may_only_read_gets_no_form_and_no_new_connection() {
    ConnectionPage page = connection(asked(OLGA, "system", "crm", "id", "api"));

    assertThat(page.isEditable()).isFalse();
    assertThat(page.getJson()).contains("\"objects\"");
    assertThat(connection(asked(OLGA, "system", "crm", "kind", "rest")).isFresh()).isFalse();
  }

  @Test
  void a_new_connection_begins_with_the_settings_of_its_connector() {
    ConnectionPage rest = connection(asked(INES, "system", "crm", "kind", "rest"));
    ConnectionPage soap = connection(asked(INES, "system", "crm", "kind", "soap"));

    assertThat(rest.isFresh()).isTrue();
    assertThat(DocumentKit.paths(rest.getForm())).containsExactly("", "settings");
    assertThat(soap.getConnector()).isNull();
    assertThat(DocumentKit.field(soap.getForm(), "f.settings").word()).isEqualTo("json");
    for (String kind : List.of("", "fax", "<script>")) {
      assertThat(connection(asked(INES, "system", "crm", "kind", kind)).isFresh()).isFalse();
    }
    assertThat(connection(asked(INES, "system", "nobody", "kind", "rest")).isFresh()).isFalse();
  }

  @Test
  void a_form_that_was_sent_is_shown_again_with_the_version_that_it_was_made_of() {
    FakeRequest request = asked(INES, "system", "crm", "id", "api", "version", "7");
    assertThat(connection(request).getVersion()).as("an address says nothing of it").isEqualTo(1);
    EditedForm sent = EditedForm.ofJson("{}").troubled(EditedForm.CHANGED);
    request.attributes.put(EditedForm.class.getName(), sent);

    ConnectionPage page = connection(request);

    assertThat(page.getVersion()).isEqualTo(7);
    assertThat(page.getForm()).isSameAs(sent);
  }

  @Test
  void a_connection_with_more_fields_than_a_form_may_have_is_json_text() {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < 700; i++) {
      headers.append(i == 0 ? "" : ", ").append("\"X-%d\": \"v\"".formatted(i));
    }
    kit.put(
        Kind.SYSTEM,
        "crm",
        CRM.replace("\"settings\": {", "\"settings\": {\"headers\": {" + headers + "}, "));

    EditedForm form = connection(asked(INES, "system", "crm", "id", "api")).getForm();

    assertThat(form.groups()).isEmpty();
    assertThat(form.json()).contains("X-699");
    EditedForm asked =
        connection(asked(INES, "system", "crm", "id", "api", "as", "json")).getForm();
    assertThat(asked.json()).contains("\"port\" : 443");
  }

  @Test
  void the_page_of_a_system_shows_its_form_to_who_may_configure() {
    FakeRequest request = asked(INES, "id", "crm");
    SystemPage page =
        new SystemPage(
            request.request(),
            kit.read,
            new ReadConnectors(kit.connectors),
            shown,
            new Visitor(request.request(), kit.sessions));

    assertThat(page.getQueue()).isEqualTo("bulk");
    assertThat(page.getVersion()).isEqualTo(1);
    assertThat(page.getKinds()).containsExactly("rest");
    assertThat(page.getOtherKinds()).contains("soap", "jms").doesNotContain("rest");
    assertThat(DocumentKit.field(page.getForm(), "f.queue").text()).isEqualTo("bulk");
    assertThat(DocumentKit.field(page.getForm(), "f.owner").text()).isEqualTo("Ada");
    assertThat(page.isFresh()).isFalse();
  }
}
