package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.configuration.Kind;
import org.syncline.platform.SteppingClock;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.security.Role;
import org.syncline.sync.delivery.Deliveries;
import org.syncline.sync.delivery.DeliveryStores;
import org.syncline.sync.delivery.Outbound;
import org.syncline.sync.delivery.ReadDeliveries;
import org.syncline.sync.delivery.Targets;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.system.InMemoryConnectionChecks;
import org.syncline.system.TestConnection;

/** Where the guide stands, as it is read off the hub itself. */
class ConnectPageTest {
  private static final String CSV = "{\"kind\":\"csv\"}";

  @TempDir private Path disk;
  private JobKit kit;
  private FakeRequest last;

  @BeforeEach
  void a_hub_with_one_more_system() throws IOException {
    kit = new JobKit(disk);
    kit.documents.put(
        Kind.SYSTEM, "shop", "{\"id\": \"shop\", \"name\": \"Shop\", \"owner\": \"Ada\"}");
  }

  /** One that answers these questions alone. */
  private static <T> T only(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            ConnectPageTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answer;
            }));
  }

  private ReadLedger ledger() {
    return new ReadLedger(
        kit.transactions, only(Ledger.class, Map.of("open", List.of(), "search", List.of())), null);
  }

  private RecordTypes types() {
    return new RecordTypes() {
      @Override
      public Optional<RecordType> named(String id) {
        return kit.documents.configuration.current().recordType(id);
      }

      @Override
      public Collection<RecordType> all() {
        return kit.documents.configuration.current().recordTypes();
      }
    };
  }

  private ConnectPage page(Role role, String... parameters) {
    return page(new HashMap<>(), role, parameters);
  }

  /** In a session that has this. */
  private ConnectPage page(Map<String, Object> session, Role role, String... parameters) {
    FakeRequest request = kit.form(role, "/connect.xhtml");
    Map<String, Object> own = request.session;
    if (own != null) {
      session.putAll(own);
    }
    request.session = session;
    last = request;
    for (int i = 0; i < parameters.length; i += 2) {
      request.with(parameters[i], parameters[i + 1]);
    }
    DocumentKit documents = kit.documents;
    ShownSystems systems =
        new ShownSystems(
            documents.read,
            new ReadDeliveries(
                kit.transactions,
                new DeliveryStores(
                    only(Targets.class, Map.of("all", List.of())),
                    null,
                    only(Deliveries.class, Map.of("count", Map.of(), "planned", Map.of())),
                    null,
                    null),
                only(Outbound.class, Map.of("flows", List.of())),
                new SteppingClock()),
            ledger(),
            new TestConnection(
                kit.transactions,
                documents.kept,
                null,
                new InMemoryConnectionChecks(),
                documents.audit,
                new SteppingClock()),
            documents.configuration);
    return new ConnectPage(
        request.request(),
        documents.read,
        systems,
        new ShownMappings(documents.read),
        types(),
        kit.files,
        kit.jobs,
        ledger(),
        new Visitor(request.request(), documents.sessions));
  }

  private static List<String> states(ConnectPage page) {
    return ConnectPage.STEPS.stream().map(page::state).toList();
  }

  private ConnectPage chosen(String object) {
    return page(
        Role.INTEGRATOR,
        "system",
        "shop",
        "way",
        "file",
        "object",
        object,
        "recordType",
        "customer",
        "file",
        "people.csv",
        "format",
        CSV);
  }

  private static String mapping(String id, String row) {
    return "{\"id\": \""
        + id
        + "\", \"recordType\": \"customer\", \"rows\": [{\"target\": \"@key\", \"source\": \"no\"}"
        + row
        + "]}";
  }

  @Test
  void without_a_system_the_first_step_is_next_and_the_others_come_later() {
    assertThat(states(page(Role.INTEGRATOR)))
        .containsExactly("next", "later", "later", "later", "later");
    ConnectPage nobody = page(Role.INTEGRATOR, "system", "nobody", "way", "file");
    assertThat(nobody.getSystem()).isNull();
    assertThat(nobody.getNext()).isEqualTo("system");
  }

  @Test
  void with_a_system_the_way_is_chosen_and_then_what_it_sends() {
    assertThat(page(Role.INTEGRATOR, "system", "shop").getNext()).isEqualTo("system");
    ConnectPage page = page(Role.INTEGRATOR, "system", "shop", "way", "file");
    assertThat(page.getNext()).isEqualTo("format");
    assertThat(page.getMappingId()).isEmpty();
    assertThat(page.way("http")).isEqualTo("connect.xhtml?system=shop&way=http");
  }

  @Test
  void whoever_comes_back_to_a_system_goes_on_with_what_they_chose() {
    ConnectPage first = chosen("person");
    assertThat(first.getObject()).isEqualTo("person");
    Map<String, Object> session = last.session;

    ConnectPage back = page(session, Role.INTEGRATOR, "system", "shop");
    assertThat(back.getObject()).isEqualTo("person");
    assertThat(back.getWay()).isEqualTo("file");
    assertThat(back.getNext()).isEqualTo("mapping");
    assertThat(page(session, Role.INTEGRATOR, "system", "shop", "way", "http").getObject())
        .as("another way is chosen anew")
        .isEmpty();
    assertThat(page(Role.INTEGRATOR, "system", "shop").getObject()).as("somebody else").isEmpty();
  }

  @Test
  void a_mapping_is_none_a_draft_or_published_and_leads_to_where_it_is_made() {
    ConnectPage none = chosen("person");
    assertThat(states(none)).containsExactly("done", "done", "next", "later", "later");
    assertThat(none.getMappingId()).isEqualTo("shop-person");
    assertThat(none.getMappingState()).isEqualTo("none");
    assertThat(none.getEditor())
        .startsWith("mapping-editor.xhtml?id=shop-person&recordType=customer&system=shop")
        .contains("&file=people.csv", "&format=%7B%22kind%22%3A%22csv%22%7D");

    kit.documents.kept.keep(
        Kind.MAPPING,
        "shop-person",
        mapping("shop-person", "").getBytes(StandardCharsets.UTF_8),
        "hash",
        0,
        "ines");
    assertThat(chosen("person").getMappingState()).isEqualTo("draft");

    kit.documents.put(
        Kind.MAPPING,
        "shop-person",
        mapping(
            "shop-person",
            ", {\"target\": \"@time\", \"source\": \"at\", \"format\": \"yyyy-MM-dd HH:mm:ss\"}"));
    ConnectPage published = chosen("person");
    assertThat(published.getNext()).isEqualTo("flow");
    assertThat(published.getOrder()).as("what the mapping has a row for").isEqualTo("time");
    assertThat(published.getMappings()).containsExactly("people", "shop-person");
    assertThat(published.getFlowId()).isEqualTo("shop-person");
  }

  @Test
  void with_a_flow_all_of_it_is_read_off_the_flow_and_its_runs() throws IOException {
    kit.put("people.csv", "no");
    ConnectPage page = page(Role.INTEGRATOR, "system", "erp", "way", "file");
    assertThat(states(page)).containsExactly("done", "done", "done", "done", "next");
    assertThat(page.getObject()).isEqualTo("people");
    assertThat(page.getKind()).isEqualTo("csv");
    assertThat(page.getFile()).isEmpty();

    kit.run("people", "people.csv", "FAILED");
    ConnectPage failed = page(Role.INTEGRATOR, "system", "erp", "way", "file");
    assertThat(failed.getNext()).isEqualTo("records");
    assertThat(failed.getFile()).isEqualTo("people.csv");

    kit.run("people", "people.csv", "COMPLETED");
    assertThat(page(Role.AUDITOR, "system", "erp", "way", "file").getNext()).isEmpty();
  }

  @Test
  void another_object_of_the_system_begins_with_what_it_sends() {
    ConnectPage page = page(Role.INTEGRATOR, "system", "erp", "way", "file", "object", "orders");

    assertThat(page.getFlow()).isNull();
    assertThat(page.getNext()).isEqualTo("format");
  }

  @Test
  void who_sends_messages_is_told_queue_and_headers_and_done_is_what_was_seen() {
    ConnectPage page = page(Role.INTEGRATOR, "system", "erp", "way", "jms", "object", "people");

    assertThat(page.getQueue()).isEqualTo("syncline.in.erp");
    assertThat(page.getCommand()).endsWith("add-system.sh erp live");
    assertThat(page.getProperties()).contains("object = people");
    assertThat(page.getHeaders()).contains("Content-Type: text/csv");
    assertThat(page.getSeen()).isNull();
    assertThat(page.getNext()).isEqualTo("records");
  }
}
