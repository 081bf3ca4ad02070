package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.syncline.browser.Access;
import org.syncline.browser.Browser;
import org.syncline.browser.Browser.Reader;
import org.syncline.browser.Screens;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.FakePeer;
import org.syncline.server.HubServer;

/**
 * People who connect systems and let records flow at the console, in a real browser, in both
 * languages.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemPagesIT extends AtTheConsole {
  /** More than a page holds, beside those that are there. */
  private static final int MANY = 52;

  private static FakePeer peer;

  @AfterAll
  static void stopPeer() throws IOException {
    if (peer != null) {
      peer.close();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.find();
    peer = FakePeer.with(Apis::plain);
    hub = HubUnderTest.start(HubServer.named("system-pages").withSamples());
    hub.account("olga", "operator", Map.of());
    hub.account("ines", "integrator", Map.of());
    put(
        "/api/egress/crm",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(peer.port()));
    put("/api/systems/crm", crm("crm", "Customer relations"));
    put(
        "/api/systems/odd",
        "{\"id\": \"odd\", \"name\": \"%s\", \"owner\": \"%s\"}".formatted(SCRIPT, SCRIPT));
    for (int i = 0; i < MANY; i++) {
      put(
          "/api/systems/branch-" + i,
          "{\"id\": \"branch-%d\", \"name\": \"Branch %02d\", \"owner\": \"Branches\"}"
              .formatted(i, i));
    }
  }

  /** As many settings as a form shows of each kind. */
  private static String crm(String id, String name) {
    return """
        {"id": "%s", "name": "%s", "owner": "Sales", "connections": [
          {"id": "api", "kind": "rest", "host": "127.0.0.1", "port": %d, "tls": false,
           "settings": {
             "check": {"path": "/rows"},
             "headers": {"X-From": "hub"},
             "limits": {"perSecond": 50, "atOnce": 4},
             "errors": [{"when": {"status": "404"}, "is": "gone"}],
             "objects": {"rows": {
               "create": {"path": "/rows", "idempotencyHeader": "Idempotency-Key", "answer": {"id": "id"}},
               "update": {"method": "PATCH", "path": "/rows/{externalId}", "answer": {"id": "id"}},
               "find": {"path": "/rows/{externalId}", "answer": {"record": ".", "id": "id"}}}}}},
          {"id": "closed", "kind": "rest", "host": "closed.example.org", "port": 443}]}
        """
        .formatted(id, name, peer.port());
  }

  private static JsonNode connection(String system, int place) throws Exception {
    return hub.admin().get("/api/systems/" + system).json().at("/connections/" + place);
  }

  // ---- at the browser

  private static Locator button(Page page, String name) {
    return main(page)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator field(Page page, String place) {
    return page.locator("main [name='" + place + "']");
  }

  private static String mistake(Page page, String place) {
    Locator field = field(page, place);
    assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
    String described = field.getAttribute("aria-describedby");
    String id = described.substring(described.lastIndexOf(' ') + 1);
    return page.locator("[id='" + id + "']").textContent().strip();
  }

  private static void submit(Page page, Locator button) {
    page.waitForNavigation(button::click);
  }

  // ---- systems

  @Test
  @Order(1)
  void a_system_is_found_among_many_and_a_filter_that_is_not_understood_is_told() {
    found(Reader.ENGLISH, "Systems", "Choose one of the list.", "No system fits.");
    found(Reader.CHINESE, "系统", "请从列表中选择。", "没有符合条件的系统。");
  }

  private void found(Reader reader, String area, String mistake, String none) {
    Page page = as("olga", reader);
    page.locator("nav")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(area).setExact(true))
        .click();
    assertThat(page.locator("h1").textContent()).isEqualTo(area);
    assertThat(page.locator("tbody tr").count()).isEqualTo(50);

    page.locator("input[name=text]").fill("RELATIONS");
    page.locator("select[name=kind]").selectOption("rest");
    page.locator("form.filter button").click();
    assertThat(page.url()).contains("text=RELATIONS", "kind=rest");
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    assertThat(main(page).textContent()).contains("127.0.0.1:" + peer.port(), "Sales");

    go(page, "/systems.xhtml?kind=fax");
    assertThat(page.locator(".mistake").textContent()).isEqualTo(mistake);
    assertThat(page.locator("tbody").count()).isZero();
    go(page, "/systems.xhtml?text=nobody");
    assertThat(main(page).textContent()).contains(none);
    assertThat(Access.seriousFaults(page)).isEmpty();
  }

  @Test
  @Order(2)
  void systems_are_sorted_by_the_heads_of_their_columns_and_come_page_by_page() throws Exception {
    Page page = as("olga", Reader.ENGLISH);
    go(page, "/systems.xhtml?text=branch-");
    page.locator("thead a").first().click();
    assertThat(page.url()).contains("sort=name", "text=branch");
    assertThat(page.locator("th[aria-sort=ascending] a").count()).isEqualTo(1);
    page.locator("thead a").first().click();

    assertThat(page.locator("th[aria-sort=descending]").textContent().strip()).startsWith("System");
    assertThat(page.locator("tbody th").first().textContent()).contains("Branch 51");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next page")).click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(MANY - 50);
    assertThat(page.locator("tbody th").last().textContent()).contains("Branch 00");

    go(page, "/systems.xhtml?text=branch-");
    Download csv =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV")).click());
    assertThat(csv.suggestedFilename()).isEqualTo("syncline-systems.csv");
    assertThat(Files.readAllLines(csv.path()))
        .hasSize(1 + MANY)
        .first()
        .asString()
        .contains("system,name,owner");
  }

  @Test
  @Order(3)
  void a_system_is_made_by_its_form_and_a_mistake_is_told_at_its_field() throws Exception {
    made(Reader.ENGLISH, "desk-en", "New system", "Save", "Nothing was saved", "Saved.");
    made(Reader.CHINESE, "desk-zh", "新建系统", "保存", "未保存", "已保存");
  }

  private void made(Reader reader, String id, String make, String save, String not, String saved)
      throws Exception {
    Page page = as("ines", reader);
    go(page, "/systems.xhtml");
    main(page).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(make)).click();
    field(page, "f.id").fill("No id!");
    field(page, "f.name").fill("Desk " + SCRIPT);
    submit(page, button(page, save).first());
    assertThat(page.locator(".notice.bad").textContent()).contains(not);
    assertThat(mistake(page, "f.owner")).isEqualTo("This member is missing: give a text.");
    assertThat(field(page, "f.name").inputValue()).isEqualTo("Desk " + SCRIPT);
    assertThat(Access.seriousFaults(page)).isEmpty();

    field(page, "f.id").fill(id);
    field(page, "f.owner").fill("Service");
    field(page, "f.queue").selectOption("bulk");
    submit(page, button(page, save).first());

    assertThat(page.url()).contains("system.xhtml?id=" + id);
    assertThat(page.locator(".notice").textContent()).contains(saved);
    JsonNode put = hub.admin().get("/api/systems/" + id).json();
    assertThat(put.get("queue").asText()).isEqualTo("bulk");
    assertThat(put.get("name").asText()).isEqualTo("Desk " + SCRIPT);
    assertThat(page.evaluate("() => window.hacked")).isNull();
  }

  // ---- connections

  @Test
  @Order(10)
  void a_connection_is_made_by_the_form_of_its_connector_and_checked() throws Exception {
    connected(Reader.ENGLISH, "desk-en", "Add a connection", "One more", "Save", "Check");
    connected(Reader.CHINESE, "desk-zh", "添加连接", "再加一项", "保存", "检查");
  }

  private void connected(
      Reader reader, String system, String add, String more, String save, String check)
      throws Exception {
    Page page = as("ines", reader);
    go(page, "/system.xhtml?id=" + system);
    page.locator("select[name=kind]").selectOption("rest");
    submit(page, button(page, add));
    assertThat(page.url()).contains("connection.xhtml?system=" + system + "&kind=rest");

    field(page, "f.id").fill("api");
    field(page, "f.host").fill("127.0.0.1");
    field(page, "f.port").fill(Integer.toString(peer.port()));
    field(page, "f.tls").selectOption("false");
    submit(page, page.locator("button[value='add:f.settings.check']"));
    field(page, "f.settings.check.path").fill("/rows");
    submit(page, page.locator("button[value='add:f.settings.objects']"));
    submit(page, button(page, more).last());
    // Whoever adds an object goes on with its name.
    assertThat(page.evaluate("() => document.activeElement.name"))
        .isEqualTo("f.settings.objects.0@name");
    page.keyboard().type("rows");
    submit(page, page.locator("button[value='add:f.settings.objects.0.create']"));
    field(page, "f.settings.objects.0.create.path").fill("/rows");
    assertThat(hub.admin().get("/api/systems/" + system).json().has("connections")).isFalse();
    submit(page, button(page, save).first());

    assertThat(page.url()).contains("connection.xhtml?system=" + system + "&id=api");
    JsonNode settings = connection(system, 0).get("settings");
    assertThat(settings.at("/check/path").asText()).isEqualTo("/rows");
    assertThat(settings.at("/objects/rows/create/path").asText()).isEqualTo("/rows");
    submit(page, button(page, check));
    assertThat(page.locator(".way .badge.is-works").count()).isEqualTo(3);
    assertThat(page.locator("dd .badge.is-works").count()).isEqualTo(1);
    assertThat(Access.seriousFaults(page)).isEmpty();
    assertThat(
            hub.admin()
                .get("/api/systems/" + system + "/connections/api/test")
                .json()
                .get("by")
                .asText())
        .isEqualTo("ines");
  }

  @Test
  @Order(11)
  void what_the_connector_refuses_is_told_at_its_field_and_stays_there() throws Exception {
    refused(Reader.ENGLISH, "Save", "mend what is listed here", "Give a number.");
    refused(Reader.CHINESE, "保存", "请更正此处及各字段处列出的问题", "请填写数字。");
  }

  private void refused(Reader reader, String save, String said, String number) throws Exception {
    Page page = as("ines", reader);
    go(page, "/connection.xhtml?system=crm&id=api");
    String path = "f.settings.objects.0.create.path";
    String before = hub.admin().get("/api/systems/crm").header("ETag");
    assertThat(field(page, path).inputValue()).isEqualTo("/rows");
    field(page, path).fill("/rows/{nobody}");
    submit(page, button(page, save).first());
    assertThat(page.locator(".notice.bad").textContent()).contains(said);
    assertThat(mistake(page, path)).contains("nobody");
    assertThat(field(page, path).inputValue()).isEqualTo("/rows/{nobody}");

    field(page, path).fill("/rows");
    field(page, "f.settings.limits.atOnce").fill("many");
    field(page, "f.settings.objects.0.create.body@json").fill("{");
    submit(page, button(page, save).first());
    assertThat(mistake(page, "f.settings.limits.atOnce")).contains(number);
    assertThat(mistake(page, "f.settings.objects.0.create.body@json")).contains("Not JSON");
    assertThat(Access.seriousFaults(page)).isEmpty();
    assertThat(hub.admin().get("/api/systems/crm").header("ETag")).isEqualTo(before);
  }

  @Test
  @Order(12)
  void what_is_saved_is_what_the_form_says_and_the_rest_of_the_document_stays() throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/connection.xhtml?system=crm&id=api");
    field(page, "f.settings.headers.1@name").fill("X-Script");
    field(page, "f.settings.headers.1").fill(SCRIPT.replace("\"", ""));
    submit(page, button(page, "Save").first());

    // A header takes no such thing, or the very text.
    if (page.locator(".notice.bad").count() > 0) {
      assertThat(main(page).textContent()).contains("X-Script");
      assertThat(field(page, "f.settings.headers.1").inputValue()).isEqualTo(SCRIPT);
      field(page, "f.settings.headers.1").fill("plain");
      submit(page, button(page, "Save").first());
    }
    assertThat(page.evaluate("() => window.hacked")).isNull();
    assertThat(page.locator(".notice").textContent()).contains("Saved.");
    JsonNode settings = connection("crm", 0).get("settings");
    assertThat(settings.at("/headers/X-From").asText()).isEqualTo("hub");
    assertThat(settings.at("/headers/X-Script").asText()).isNotEmpty();
    assertThat(settings.at("/errors/0/is").asText()).isEqualTo("gone");
    assertThat(settings.at("/limits/perSecond").asInt()).isEqualTo(50);
    assertThat(connection("crm", 1).get("id").asText()).isEqualTo("closed");
  }

  @Test
  @Order(13)
  void who_saves_what_somebody_else_has_changed_is_told_so_and_overwrites_nothing()
      throws Exception {
    changed(Reader.ENGLISH, "Save", "somebody has put another version in force");
    changed(Reader.CHINESE, "保存", "已有他人发布了新版本");
  }

  private void changed(Reader reader, String save, String said) throws Exception {
    Page page = as("ines", reader);
    go(page, "/connection.xhtml?system=crm&id=api");
    field(page, "f.settings.limits.atOnce").fill("2");
    String theirs = hub.admin().get("/api/systems/crm").body().replace("Sales", "Sales again");
    put("/api/systems/crm", theirs);
    String tag = hub.admin().get("/api/systems/crm").header("ETag");

    Response answer = page.waitForNavigation(() -> button(page, save).first().click());

    assertThat(answer.status()).isEqualTo(409);
    assertThat(page.locator(".notice.bad").textContent()).contains(said);
    assertThat(field(page, "f.settings.limits.atOnce").inputValue()).isEqualTo("2");
    assertThat(hub.admin().get("/api/systems/crm").header("ETag")).isEqualTo(tag);
    // Once more of the same does not slip through.
    submit(page, button(page, save).first());
    assertThat(hub.admin().get("/api/systems/crm").header("ETag")).isEqualTo(tag);
  }

  @Test
  @Order(14)
  void all_of_a_connection_can_be_edited_as_json_text() throws Exception {
    Page page = as("ines", Reader.CHINESE);
    go(page, "/connection.xhtml?system=crm&id=api&as=json");
    String json = field(page, "json").inputValue();
    assertThat(json).contains("\"perSecond\" : 50");
    field(page, "json").fill(json.replace("50", "60,,"));
    submit(page, button(page, "保存").first());
    assertThat(page.locator(".notice.bad").textContent()).contains("未保存", "Not JSON");
    assertThat(Access.seriousFaults(page)).isEmpty();

    field(page, "json").fill(json.replace("50", "60"));
    submit(page, button(page, "以表单编辑"));
    assertThat(field(page, "f.settings.limits.perSecond").inputValue()).isEqualTo("60");
    submit(page, button(page, "保存").first());

    assertThat(page.locator(".notice").textContent()).contains("已保存");
    assertThat(connection("crm", 0).at("/settings/limits/perSecond").asInt()).isEqualTo(60);
  }

  @Test
  @Order(15)
  void a_check_that_fails_says_where_it_ended_also_in_the_list_of_systems() {
    failed(Reader.ENGLISH, "Check", "failed", "Egress list");
    failed(Reader.CHINESE, "检查", "失败", "出站名单");
  }

  private void failed(Reader reader, String check, String word, String step) {
    Page page = as("ines", reader);
    go(page, "/connection.xhtml?system=crm&id=closed");
    submit(page, button(page, check));
    assertThat(page.locator(".way li").last().textContent()).contains(step, word);
    assertThat(Access.seriousFaults(page)).isEmpty();

    go(page, "/systems.xhtml?check=failed");
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    assertThat(page.locator("tbody .badge.is-failed").textContent()).isEqualTo(word);
    Page operator = as("olga", reader);
    go(operator, "/system.xhtml?id=crm");
    assertThat(main(operator).textContent()).contains(step, "ines");
    assertThat(operator.locator("main form").count()).as("who may not configure").isZero();
    go(operator, "/connection.xhtml?system=crm&id=api");
    assertThat(operator.locator("main form").count()).isZero();
    assertThat(operator.locator("main pre").textContent()).contains("\"objects\"");
  }

  @Test
  @Order(16)
  void a_check_that_takes_a_while_says_so_and_is_sent_once() {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/connection.xhtml?system=crm&id=api");
    assertThat(page.locator(".progress").first().isVisible()).isFalse();
    page.evaluate(
        "() => document.querySelector('form[data-busy]').addEventListener('submit', e => e.preventDefault())");

    button(page, "Check").click();

    assertThat(page.locator(".progress [role=status]").textContent())
        .isEqualTo("Checking: this takes up to 20 seconds.");
    assertThat(page.locator(".progress").first().isVisible()).isTrue();
    page.waitForFunction("() => document.querySelector('form[data-busy] button').disabled");
  }

  @Test
  @Order(17)
  void without_a_script_a_connection_is_changed_and_removed_all_the_same() throws Exception {
    Page page = plainPage(Reader.CHINESE);
    logIn(page, "ines");
    go(page, "/connection.xhtml?system=desk-zh&id=api");
    submit(page, page.locator("button[value='add:f.settings.limits']"));
    field(page, "f.settings.limits.atOnce").fill("3");
    submit(page, button(page, "保存").first());
    assertThat(connection("desk-zh", 0).at("/settings/limits/atOnce").asInt()).isEqualTo(3);
    submit(page, page.locator("button[value='remove:f.settings.limits']"));
    submit(page, button(page, "保存").first());
    assertThat(connection("desk-zh", 0).at("/settings/limits").isMissingNode()).isTrue();

    page.locator("input[name=sure]").check();
    submit(page, button(page, "移除连接"));

    assertThat(page.locator(".notice").textContent()).contains("连接已移除");
    assertThat(hub.admin().get("/api/systems/desk-zh").json().get("connections").size()).isZero();
  }

  // ---- flows

  private static final String TO_CRM =
      """
      {"id": "to-crm", "output": {"kind": "json"}, "rows": [
        {"target": "name", "source": "familyName", "default": null}, {"target": "hub", "source": "@id"}]}
      """;

  @Test
  @Order(20)
  void a_flow_is_made_tried_without_writing_and_sends_what_was_never_sent() throws Exception {
    put("/api/mappings/to-crm", TO_CRM);
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      for (int i = 0; i < 3; i++) {
        erp.sendText(
            "flow-" + i,
            "{\"customer\":{\"no\":\"F-%d\",\"rev\":1,\"name\":{\"last\":\"Flowing\"}}}"
                .formatted(i));
      }
    }
    hub.atRest(3);
    String id = "customers-to-crm";
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/flows.xhtml");
    main(page)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("New flow to a system"))
        .click();
    field(page, "f.id").fill(id);
    field(page, "f.system").fill("crm");
    field(page, "f.connection").fill("api");
    field(page, "f.object").fill("rows");
    field(page, "f.recordType").fill("customer");
    field(page, "f.mapping").fill("to-nobody");
    field(page, "f.write").selectOption("insert");
    Response refused = page.waitForNavigation(() -> button(page, "Save").first().click());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(page.locator(".notice.bad").textContent()).contains("Nothing was saved");
    assertThat(main(page).textContent()).contains("to-nobody");
    assertThat(Access.seriousFaults(page)).isEmpty();

    field(page, "f.mapping").fill("to-crm");
    submit(page, button(page, "Save").first());
    assertThat(page.url()).contains("flow.xhtml?id=" + id);
    assertThat(page.locator(".notice").textContent()).contains("Saved.");
    assertThat(hub.admin().get("/api/flows/" + id).json().get("direction").asText())
        .isEqualTo("out");

    int rows = peer.books().rows("rows").size();
    submit(page, button(page, "Try it"));
    assertThat(page.locator("#tried tbody tr").count()).isEqualTo(3);
    assertThat(page.locator("#tried tbody").textContent()).contains("create", "Flowing");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "flow-tried");
    tried(page).fill("one");
    Response mistaken = page.waitForNavigation(() -> button(page, "Try it").click());
    assertThat(mistaken.status()).isEqualTo(400);
    assertThat(page.locator("#mistake-records").count()).isEqualTo(1);
    assertThat(peer.books().rows("rows")).as("rows after what was only tried").hasSize(rows);

    submit(page, button(page, "Send them"));
    assertThat(page.locator(".notice").textContent()).contains("It is under way");
    HubUnderTest.await("rows", () -> peer.books().rows("rows").size(), n -> n == rows + 3);
    HubUnderTest.await(
        "the job's end",
        () -> hub.admin().get("/api/sweeps?flow=" + id).json().at("/sweeps/0/state").asText(),
        "completed"::equals);
    go(page, "/flow.xhtml?id=" + id);
    assertThat(page.locator("#sweeps ~ table .badge.is-completed").count()).isEqualTo(1);
    page.locator("main input[name=why]").fill("Moved " + SCRIPT);
    submit(page, button(page, "Pause"));
    assertThat(page.locator("#facts ~ .badge.is-paused").count()).isEqualTo(1);
    assertThat(page.evaluate("() => window.hacked")).isNull();
    go(page, "/flows.xhtml?state=paused&text=" + id);
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
  }

  @Test
  @Order(21)
  void what_a_flow_would_do_with_what_is_no_record_is_told_in_chinese_too() {
    Page page = as("olga", Reader.CHINESE);
    go(page, "/flow.xhtml?id=customers-to-crm");
    tried(page).fill("1 two");
    Response mistaken = page.waitForNavigation(() -> button(page, "试运行").click());

    assertThat(mistaken.status()).isEqualTo(400);
    assertThat(page.locator("#mistake-records").textContent()).contains("记录编号");
    assertThat(tried(page).inputValue()).isEqualTo("1 two");
    assertThat(page.locator("main form.document").count()).as("who may not configure").isZero();
    assertThat(Access.seriousFaults(page)).isEmpty();
  }

  /** The records that a flow is tried with. */
  private static Locator tried(Page page) {
    return page.locator("form[action=dry-run] input[name=records]");
  }

  // ---- mappings

  @Test
  @Order(25)
  void a_mapping_is_drafted_checked_published_compared_and_rolled_back() throws Exception {
    String there = hub.admin().get("/api/mappings/erp-customer").body();
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/mappings.xhtml?text=erp-customer&sort=mapping");
    page.locator("tbody th a").first().click();
    assertThat(page.url()).contains("mapping.xhtml?id=erp-customer");
    assertThat(page.locator("#rows ~ *").first().count()).isEqualTo(1);
    assertThat(main(page).textContent()).contains("familyName", "customer.name.last", "trim");

    field(page, "json").fill(row(there, "{\"target\": \"nobody\", \"source\": \"x\"}, "));
    submit(page, button(page, "Keep the draft"));
    assertThat(page.locator(".notice[role=status]").textContent()).contains("The draft is kept");
    assertThat(page.locator("ul.problems").first().textContent()).contains("no such field");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "mapping-draft");
    why(page, "publish").fill("It can't be " + SCRIPT);
    Response refused = page.waitForNavigation(() -> button(page, "Publish the draft").click());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(page.locator(".notice.bad").textContent())
        .contains("Nothing was saved", "no such field");
    assertThat(version()).isEqualTo(1);

    go(page, "/mapping.xhtml?id=erp-customer");
    String better = there.replace("\"region\": \"DE\"", "\"region\": \"AT\"");
    assertThat(better).isNotEqualTo(there);
    field(page, "json").fill(better);
    submit(page, button(page, "Keep the draft"));
    assertThat(main(page).textContent()).contains("Nothing speaks against publishing it.");
    why(page, "publish").fill("Phones of Austria");
    submit(page, button(page, "Publish the draft"));
    assertThat(page.locator(".notice").first().textContent()).contains("Published");
    assertThat(version()).isEqualTo(2);

    page.locator("a[href*='from=1']").click();
    assertThat(main(page).textContent()).contains("One change.", "phone", "region");
    assertThat(page.locator(".diff del").textContent()).isEqualTo("\"DE\"");
    assertThat(page.locator(".diff ins").textContent()).isEqualTo("\"AT\"");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "mapping-comparison");
    go(page, "/mapping.xhtml?id=erp-customer");
    page.locator("#versions ~ table input[name=why]").fill("Phones were lost");
    submit(page, page.locator("button[value=roll-back]"));

    assertThat(page.locator(".notice").first().textContent()).contains("Published");
    assertThat(version()).isEqualTo(3);
    assertThat(hub.admin().get("/api/mappings/erp-customer").body()).isEqualTo(there);
    assertThat(page.evaluate("() => window.hacked")).isNull();
  }

  private static int version() throws Exception {
    String tag = hub.admin().get("/api/mappings/erp-customer").header("ETag");
    return Integer.parseInt(tag.replace("\"", ""));
  }

  private static String row(String mapping, String row) {
    return mapping.replaceFirst(
        "(\"rows\"\\s*:\\s*\\[)", "$1" + java.util.regex.Matcher.quoteReplacement(row));
  }

  /** The reason of the form with a button. */
  private static Locator why(Page page, String act) {
    return page.locator("form:has(button[value='" + act + "']) input[name=why]");
  }

  @Test
  @Order(26)
  void what_is_no_mapping_is_told_and_kept_in_the_form_in_both_languages() {
    notKept(Reader.ENGLISH, "New mapping", "Keep the draft", "Nothing was saved");
    notKept(Reader.CHINESE, "新建映射", "保存草稿", "未保存");
  }

  private void notKept(Reader reader, String make, String keep, String said) {
    Page page = as("ines", reader);
    go(page, "/mappings.xhtml");
    main(page).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(make)).click();
    field(page, "json").fill("{\"id\": \"half");
    Response answer = page.waitForNavigation(() -> button(page, keep).click());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(page.locator(".notice.bad").textContent()).contains(said);
    assertThat(field(page, "json").inputValue()).isEqualTo("{\"id\": \"half");
    Page operator = as("olga", reader);
    go(operator, "/mapping.xhtml?id=erp-customer");
    assertThat(operator.locator("main form").count()).as("who may not configure").isZero();
  }

  // ---- what every page is

  @Test
  @Order(30)
  void every_page_is_usable_by_keyboard_and_screen_reader_and_fits_a_narrow_screen() {
    allUsable("ines", pages());
    Page chinese = as("ines", Reader.CHINESE);
    go(chinese, "/connection.xhtml?system=crm&id=api");
    Screens.take(chinese, "connection-zh");
    // What a person reads there in English is what the other side or the hub's checks say.
    assertThat(chinese.locator("main .help [lang=en]").count()).isZero();
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("systems", "/systems.xhtml");
    pages.put("systems-mistake", "/systems.xhtml?kind=fax");
    pages.put("systems-none", "/systems.xhtml?text=nobody");
    pages.put("system", "/system.xhtml?id=crm");
    pages.put("system-sending", "/system.xhtml?id=erp");
    pages.put("system-odd", "/system.xhtml?id=odd");
    pages.put("system-new", "/system.xhtml");
    pages.put("system-none", "/system.xhtml?id=nobody");
    pages.put("connection", "/connection.xhtml?system=crm&id=api");
    pages.put("connection-failed", "/connection.xhtml?system=crm&id=closed");
    pages.put("connection-json", "/connection.xhtml?system=crm&id=api&as=json");
    pages.put("connection-new", "/connection.xhtml?system=odd&kind=jdbc");
    pages.put("connection-none", "/connection.xhtml?system=crm&id=nobody");
    pages.put("mappings", "/mappings.xhtml");
    pages.put("mapping", "/mapping.xhtml?id=erp-customer");
    pages.put("mapping-none", "/mapping.xhtml?id=nobody");
    pages.put("flows", "/flows.xhtml");
    pages.put("flows-mistake", "/flows.xhtml?direction=up");
    pages.put("flow", "/flow.xhtml?id=customers-to-crm");
    pages.put("flow-new", "/flow.xhtml?direction=in");
    return pages;
  }
}
