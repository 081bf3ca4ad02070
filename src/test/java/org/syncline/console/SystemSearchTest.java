package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.platform.HostName;
import org.syncline.platform.table.TableFormat;
import org.syncline.sync.Flow;
import org.syncline.sync.OutboundFlow;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.ConnectedSystem.IntakeQueue;
import org.syncline.system.Connection;
import org.syncline.system.ConnectionCheck;

class SystemSearchTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  static SystemSearch search(String... namesAndValues) {
    return new SystemSearch(parameters(namesAndValues)::get, ZoneOffset.UTC);
  }

  static Map<String, String> parameters(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return parameters;
  }

  private static ConnectionLine connection(
      String id, Connection.Kind kind, @Nullable Boolean ok, Instant at) {
    return new ConnectionLine(
        new Connection(id, kind, new HostName("h.example.org"), 443, true, null, null, "{}"),
        2,
        ok == null
            ? null
            : new ConnectionCheck("s", id, 1, at, "ada", ok, "check", "Nobody there."));
  }

  static FlowLine in(String id, FlowMap.State state, boolean on) {
    return new FlowLine(
        new Flow(
            id,
            "erp",
            "customer",
            "customer",
            "real-time",
            new FormatDefinition.Json(),
            "erp-customer",
            Flow.State.FULL,
            Flow.Order.VERSION,
            on),
        1,
        NOON,
        "ada",
        state,
        state == FlowMap.State.FLOWS ? 0 : 3,
        1,
        null);
  }

  static FlowLine out(String id, FlowMap.State state, boolean on) {
    return new FlowLine(
        new OutboundFlow(
            id,
            "crm",
            "api",
            "Rows",
            "customer",
            "to-crm",
            OutboundFlow.Write.UPSERT,
            OutboundFlow.Delete.NONE,
            true,
            8,
            on),
        1,
        NOON,
        "ada",
        state,
        2,
        7,
        null);
  }

  private static SystemLine system(
      String id, String name, String owner, List<ConnectionLine> connections, FlowLine... flows) {
    return new SystemLine(
        new ConnectedSystem(
            id,
            name,
            owner,
            IntakeQueue.LIVE,
            null,
            connections.stream().map(ConnectionLine::connection).toList()),
        2,
        NOON,
        "ada",
        connections,
        List.of(flows));
  }

  private static final SystemLine ERP =
      system(
          "erp",
          "Legacy ERP",
          "Zoe",
          List.of(),
          in("erp-b", FlowMap.State.FLOWS, true),
          in("erp-a", FlowMap.State.STOPPED_IN_PART, true),
          in("erp-off", FlowMap.State.STOPPED_IN_PART, false));
  private static final SystemLine CRM =
      system(
          "crm",
          "customer relations",
          "Ada",
          List.of(
              connection("api", Connection.Kind.REST, true, NOON),
              connection("files", Connection.Kind.FILE, false, NOON.plusSeconds(60))),
          out("to-crm", FlowMap.State.PAUSED, true));
  private static final SystemLine SHOP =
      system(
          "shop",
          "Shop",
          "ada",
          List.of(connection("db", Connection.Kind.JDBC, null, NOON)),
          out("to-shop", FlowMap.State.FLOWS, false));
  private static final List<SystemLine> ALL = List.of(CRM, ERP, SHOP);

  private static List<String> ids(SystemSearch search) {
    return search.of(ALL).stream().map(line -> line.system().id()).toList();
  }

  @Test
  void a_system_is_as_its_worst_flow_and_its_worst_connection_are() {
    assertThat(ERP.word()).isEqualTo("stopped-in-part");
    assertThat(CRM.word()).isEqualTo("paused");
    assertThat(SHOP.word()).isEqualTo("idle");
    assertThat(List.of(ERP.checked(), CRM.checked(), SHOP.checked()))
        .containsExactly("", "failed", "never-tried");
    assertThat(CRM.checkedAt()).isEqualTo(NOON.plusSeconds(60));
    assertThat(SHOP.checkedAt()).isNull();
    assertThat(ERP.stopped()).isEqualTo(6);
    assertThat(List.of(ERP.in(), ERP.out(), CRM.out())).containsExactly(3L, 0L, 1L);
  }

  @Test
  void a_check_by_an_earlier_version_is_stale() {
    assertThat(CRM.connections().get(0).stale()).isTrue();
    assertThat(SHOP.connections().get(0).stale()).isFalse();
    assertThat(CRM.connections().get(0).address()).isEqualTo("h.example.org:443");
  }

  @ParameterizedTest
  @CsvSource({
    "text,ERP,erp",
    "text,zoe,erp",
    "text,RELATIONS,crm",
    "kind,file,crm",
    "state,idle,shop",
    "state,paused,crm",
    "check,works,crm",
    "check,never-tried,shop"
  })
  void each_filter_finds_those_that_fit(String filter, String value, String found) {
    assertThat(ids(search(filter, value))).containsExactly(found);
    assertThat(search(filter, value).isFiltered()).isTrue();
  }

  @Test
  void filters_hold_together() {
    assertThat(ids(search("text", "ada", "state", "idle"))).containsExactly("shop");
    assertThat(ids(search("text", "nobody"))).isEmpty();
    assertThat(ids(search())).containsExactly("crm", "erp", "shop");
    assertThat(search().isFiltered()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "system,crm erp shop",
    "-system,shop erp crm",
    "name,crm erp shop",
    "owner,crm shop erp",
    "-owner,erp crm shop",
    "state,crm erp shop",
    "-state,shop erp crm",
    "checked,erp shop crm",
    "-checked,crm erp shop"
  })
  void it_is_sorted_by_each_column_either_way(String sort, String order) {
    assertThat(ids(search("sort", sort))).containsExactly(order.split(" "));
    assertThat(search("sort", sort).isFiltered()).isFalse();
  }

  @Test
  void the_head_of_a_column_leads_to_its_order_and_then_to_the_other_one() {
    SystemSearch search = search("sort", "name", "text", "a b");

    assertThat(search.sorted("name")).isEqualTo("systems.xhtml?text=a+b&sort=-name");
    assertThat(search.sorted("owner")).isEqualTo("systems.xhtml?text=a+b&sort=owner");
    assertThat(search.direction("name")).isEqualTo("ascending");
    assertThat(search.direction("owner")).isEqualTo("none");
    assertThat(search("sort", "-name").sorted("name")).isEqualTo("systems.xhtml?sort=name");
    assertThat(search("sort", "-name").direction("name")).isEqualTo("descending");
    assertThat(search().direction("system")).isEqualTo("ascending");
  }

  @Test
  void what_is_not_understood_finds_nothing() {
    for (String filter : List.of("kind", "state", "check", "sort", "cursor")) {
      SystemSearch search = search(filter, "no-such");
      assertThat(search.isUsable()).as(filter).isFalse();
      assertThat(search.mistake(filter)).isNotEmpty();
      assertThat(ids(search)).isEmpty();
    }
    assertThat(search("text", "x".repeat(401)).isUsable()).isFalse();
  }

  @Test
  void it_comes_page_by_page() {
    List<SystemLine> many = new ArrayList<>();
    IntStream.range(0, 120)
        .mapToObj(i -> system("s%03d".formatted(i), "S", "O", List.of()))
        .forEach(many::add);

    assertThat(search().page(many)).hasSize(50).startsWith(many.get(0));
    assertThat(search().next(many)).isEqualTo("systems.xhtml?cursor=50");
    assertThat(search("cursor", "50", "sort", "name").next(many))
        .isEqualTo("systems.xhtml?sort=name&cursor=100");
    assertThat(search("cursor", "100").page(many)).hasSize(20).endsWith(many.get(119));
    assertThat(search("cursor", "100").next(many)).isEmpty();
    assertThat(search("cursor", "100").getFirst()).isEqualTo("systems.xhtml?");
    assertThat(search("cursor", "999999999999999999").page(many)).isEmpty();
  }

  @Test
  void they_are_taken_away_as_a_table() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new SystemTable(List.of(CRM, SHOP)).write(out, TableFormat.CSV);

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "\uFEFFsystem,name,owner,queue,connections,flowsIn,flowsOut,state,stopped,check,checkedAt,version",
            "crm,customer relations,Ada,live,\"api rest h.example.org:443, files file"
                + " h.example.org:443\",0,1,paused,2,failed,2026-11-22T12:01:00Z,2",
            "shop,Shop,ada,live,db jdbc h.example.org:443,0,1,idle,2,never-tried,,2");
  }
}
