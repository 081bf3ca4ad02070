package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.syncline.browser.Access;
import org.syncline.browser.Browser;
import org.syncline.browser.Browser.Reader;
import org.syncline.browser.Screens;
import org.syncline.server.HubServer;

/** People at the console, in a real browser, in both languages. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT extends AtTheConsole {
  private static final int MANY = 230;
  private static final String CRM =
      """
      {"id": "crm", "name": "Customer relations", "owner": "tests", "connections": [
        {"id": "api", "kind": "rest", "host": "127.0.0.1", "port": 9, "tls": false,
         "settings": {
           "objects": {
             "rows": {
               "create": {"path": "/rows", "answer": {"id": "id"}},
               "update": {"method": "PATCH", "path": "/rows/{externalId}", "answer": {"id": "id"}}},
             "desks": {
               "create": {"path": "/desks", "answer": {"id": "id"}},
               "update": {"method": "PATCH", "path": "/desks/{externalId}", "answer": {"id": "id"}}}}}}]}
      """;
  private static final String TO_CRM =
      """
      {"id": "to-crm", "output": {"kind": "json"}, "rows": [{"target": "name", "source": "familyName", "default": null}]}
      """;
  private static final String CUSTOMERS_TO_CRM =
      """
      {"id": "customers-to-crm", "direction": "out", "system": "crm", "connection": "api", "object": "rows",
       "recordType": "customer", "mapping": "to-crm", "write": "upsert"}
      """;

  /**
   * Nobody has an address of e-mail: each of its deliveries is parked before anything is called.
   */
  private static final String TO_DESK =
      """
      {"id": "to-desk", "output": {"kind": "json"}, "rows": [
        {"target": "name", "source": "familyName", "default": null},
        {"target": "mail", "source": "email", "required": true}]}
      """;

  private static final String DESK = "customers-to-desk";
  private static final String CUSTOMERS_TO_DESK =
      CUSTOMERS_TO_CRM
          .replace("customers-to-crm", DESK)
          .replace("\"object\": \"rows\"", "\"object\": \"desks\"")
          .replace("\"mapping\": \"to-crm\"", "\"mapping\": \"to-desk\"");

  /** Of so many records there are questions, two of each. */
  private static final int QUESTIONED = 3;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.find();
    hub = HubUnderTest.start(HubServer.named("console").withSamples(), ConsoleIT::firstRun);
    hub.account("olga", "operator", Map.of());
    hub.account("ines", "integrator", Map.of());
    hub.account("ann", "agent", Map.of());
    put("/api/systems/crm", CRM);
    put("/api/mappings/to-crm", TO_CRM);
    put("/api/flows/customers-to-crm", CUSTOMERS_TO_CRM);
    put("/api/mappings/to-desk", TO_DESK);
    put("/api/flows/" + DESK, CUSTOMERS_TO_DESK);
    post(
        "/api/targets/customers-to-crm/pause",
        "{\"why\": \"Its owner moves it to another place.\"}");
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      erp.sendText("good-1", customer("C-1", "Lovelace"));
      erp.sendText("good-2", customer("C-2", "Byron"));
      erp.sendText("script-" + SCRIPT, customer(SCRIPT, SCRIPT));
      erp.sendText("no-key", "{\"customer\":{\"rev\":1,\"name\":{\"last\":\"Nobody\"}}}");
      for (int i = 0; i < 3; i++) {
        erp.sendText("broken-" + i, "{\"customer\":");
      }
    }
    try (LegacySender shop = new LegacySender(hub.server(), "shop")) {
      shop.flood("bulk-", MANY, i -> "<export");
    }
    hub.atRest(7 + MANY);
    questions();
    HubUnderTest.await("parked deliveries", ConsoleIT::parkedDeliveries, n -> n == 3 + QUESTIONED);
  }

  /** A person says one thing about where customers are, and then the ERP another. */
  private static void questions() throws Exception {
    for (String field : List.of("city", "street")) {
      tagged(
          "POST",
          "/api/conflict-rules",
          hub.admin().get("/api/record-types/customer").header("ETag"),
          "{\"recordType\": \"customer\", \"field\": \"" + field + "\", \"rule\": \"ask\"}");
    }
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      for (int i = 1; i <= QUESTIONED; i++) {
        erp.sendText("moved-" + i, addressed(i, 1, "Bonn", "Weg 1"));
      }
      for (int i = 1; i <= QUESTIONED; i++) {
        String path = "/api/records/" + recordOf("moved-" + i);
        tagged(
            "PATCH",
            path,
            hub.admin().get(path).header("ETag"),
            "{\"values\": {\"city\": \"Jena\", \"street\": \"Gasse 2\"}}");
      }
      for (int i = 1; i <= QUESTIONED; i++) {
        boolean script = i == QUESTIONED;
        erp.sendText(
            "moved-again-" + i,
            addressed(i, 2, script ? SCRIPT : "Hamburg", script ? SCRIPT : "Ufer 3"));
      }
    }
    HubUnderTest.await(
        "questions",
        () -> hub.admin().get("/api/conflicts?status=open").json().get("conflicts").size(),
        n -> n == 2 * QUESTIONED);
  }

  private static String addressed(int number, int revision, String city, String street) {
    return """
        {"customer": {"no": "D-%d", "rev": %d, "name": {"last": "Mover"}, "address": {"city": "%s", "street": "%s"}}}
        """
        .formatted(number, revision, city, street);
  }

  private static String recordOf(String messageId) {
    return HubUnderTest.await(
        "record of " + messageId,
        () -> hub.messages("messageId=" + messageId, 1).get(0).at("/outcomes/0/record").asText(),
        record -> !record.isEmpty());
  }

  private static int parkedDeliveries() throws Exception {
    return hub.admin()
        .get("/api/deliveries?status=parked&flow=" + DESK)
        .json()
        .get("deliveries")
        .size();
  }

  /** As whoever has just deployed the hub does it, with a wrong token first. */
  private static void firstRun(HubUnderTest fresh, String token) {
    try (Page page = browser.open(Reader.ENGLISH)) {
      page.navigate(fresh.url() + "/login.xhtml");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Set up this hub")).click();
      assertThat(Access.seriousFaults(page)).isEmpty();
      Screens.take(page, "setup");
      setUp(page, "wrong-" + token);
      assertThat(page.locator(".notice.bad").textContent()).contains("does not open the set-up");
      assertThat(page.locator("input[name=user]").inputValue()).isEqualTo(HubUnderTest.ADMIN);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("中文")).click();
      assertThat(page.locator("h1").textContent()).isEqualTo("设置集成中心");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English")).click();

      setUp(page, token);

      assertThat(page.locator("h1").textContent()).isEqualTo("Overview");
      page.navigate(fresh.url() + "/setup.xhtml");
      assertThat(page.locator("main").textContent()).contains("This hub has been set up.");
      assertThat(page.locator("input[name=set-up-token]").count()).isZero();
    }
  }

  private static void setUp(Page page, String token) {
    page.locator("input[name=set-up-token]").fill(token);
    page.locator("input[name=user]").fill(HubUnderTest.ADMIN);
    page.locator("input[name=password]").fill(HubUnderTest.PASSWORD);
    page.locator("input[name=again]").fill(HubUnderTest.PASSWORD);
    page.locator("form.fields button").click();
  }

  private static String customer(String key, String name) {
    return "{\"customer\":{\"no\":\"" + key + "\",\"rev\":1,\"name\":{\"last\":\"" + name + "\"}}}";
  }

  private static void post(String path, String body) throws Exception {
    call("POST", path, body);
  }

  // ---- at the browser

  private static String receipt(String messageId) throws Exception {
    return hub.messages("messageId=" + messageId, 1).get(0).get("receipt").asText();
  }

  // ---- the frame

  @Test
  @Order(1)
  void the_console_speaks_the_browsers_language_until_another_is_chosen() {
    Page page = page(Reader.CHINESE);
    go(page, "/login.xhtml");
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-Hans");
    assertThat(page.locator("h1").textContent()).isEqualTo("登录");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English")).click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Log in");
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");

    fillIn(page, "olga");
    assertThat(page.locator("h1").textContent()).isEqualTo("Overview");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Log in");
  }

  @Test
  @Order(2)
  void colours_are_the_devices_until_others_are_chosen() {
    Page page = as("olga", Reader.ENGLISH);
    String light = ground(page);

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark")).click();
    assertThat(ground(page)).isNotEqualTo(light);
    go(page, "/messages.xhtml");
    assertThat(ground(page)).isNotEqualTo(light);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("As on this device"))
        .click();
    assertThat(ground(page)).isEqualTo(light);
  }

  private static String ground(Page page) {
    return (String) page.evaluate("() => getComputedStyle(document.body).backgroundColor");
  }

  @Test
  @Order(3)
  void times_are_those_of_the_readers_zone_with_the_exact_instant_on_hover() throws Exception {
    Page page = as("olga", Reader.CHINESE);
    go(page, "/message.xhtml?receipt=" + receipt("good-1"));

    Locator time = page.locator(".way time").first();
    String exact = time.getAttribute("datetime");
    assertThat(time.getAttribute("title")).isEqualTo(exact);
    java.time.ZonedDateTime there =
        java.time.Instant.parse(exact).atZone(java.time.ZoneId.of("Asia/Shanghai"));
    assertThat(time.textContent())
        .isEqualTo(
            there.format(java.time.format.DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm:ss")));
    assertThat(page.locator(".foot").textContent()).contains("Asia/Shanghai");
  }

  @Test
  @Order(4)
  void who_may_not_see_an_area_is_not_led_there_and_refused_in_their_language() {
    Page page = as("ann", Reader.CHINESE);
    // Agents find their own records, and decide questions about them.
    assertThat(page.locator("nav a").allTextContents())
        .map(String::strip)
        .containsExactly("记录", "冲突与待决问题");

    assertThat(go(page, "/messages.xhtml").status()).isEqualTo(403);
    assertThat(page.locator("h1").textContent()).isEqualTo("没有权限");
    assertThat(Access.seriousFaults(page)).isEmpty();
    assertThat(go(page, "/no-such-page.xhtml").status()).isEqualTo(404);
    assertThat(page.locator("h1").textContent()).isEqualTo("未找到");

    Page english = as("ann", Reader.ENGLISH);
    assertThat(go(english, "/messages.xhtml").status()).isEqualTo(403);
    assertThat(english.locator("h1").textContent()).isEqualTo("Not allowed");
    Screens.take(english, "error-403");
  }

  @Test
  @Order(5)
  void whose_session_ends_is_told_so_and_led_back() {
    Page page = logIn(page(Reader.ENGLISH), "olga");
    List<Cookie> ofSession = List.of(sessionOf(page));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Log in");
    // As a browser that was left open for too long: its session is there no more.
    page.context().addCookies(ofSession);

    go(page, "/messages.xhtml?status=parked");

    assertThat(main(page).textContent()).contains("Your session has ended.");
    fillIn(page, "olga");
    assertThat(page.url()).endsWith("/messages.xhtml?status=parked");
  }

  @Test
  @Order(6)
  void a_form_that_is_older_than_its_session_does_nothing_and_says_so() throws Exception {
    Page page = as("olga", Reader.ENGLISH);
    go(page, "/message.xhtml?receipt=" + receipt("broken-0"));
    page.evaluate("() => document.querySelectorAll('[name=token]').forEach(t => t.value = 'old')");
    page.locator("main input[name=why]").fill("too late");

    Response answer =
        page.waitForNavigation(() -> page.locator("main button[value=dismiss]").click());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(page.locator("h1").textContent()).isEqualTo("The form was too old");
    go(page, "/message.xhtml?receipt=" + receipt("broken-0"));
    assertThat(page.locator(".badge.is-parked").count()).isPositive();
  }

  // ---- messages

  @Test
  @Order(10)
  void a_message_is_found_by_its_key_and_followed_to_its_values() throws Exception {
    found(Reader.ENGLISH, "Search", "How its values came about", "masked");
    found(Reader.CHINESE, "搜索", "查看各值的由来", "已屏蔽");
  }

  private void found(Reader reader, String search, String trace, String masked) {
    Page page = as("olga", reader);
    go(page, "/messages.xhtml");
    page.locator("input[name=key]").fill("C-1");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(search)).click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    assertThat(page.url()).contains("key=C-1");

    page.locator("tbody th a").click();
    assertThat(page.locator(".way li").count()).isEqualTo(4);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(trace)).click();

    assertThat(page.locator("tbody tr").count()).isGreaterThan(3);
    assertThat(main(page).textContent()).doesNotContain("Lovelace").contains(masked);
  }

  @Test
  @Order(11)
  void a_filter_that_is_not_understood_is_marked_and_nothing_is_searched() {
    mistakes(Reader.ENGLISH, "Give a whole number.");
    mistakes(Reader.CHINESE, "请填写整数。");
  }

  private void mistakes(Reader reader, String said) {
    Page page = as("olga", reader);
    mistakes(page, "messages", "key", said);
    mistakes(page, "deliveries", "flow", said);
    mistakes(page, "conflicts", "field", said);
  }

  private static void mistakes(Page page, String searched, String other, String said) {
    String path = "/" + searched + ".xhtml?record=seven&" + other + "=C-1";
    assertThat(go(page, path).status()).isEqualTo(200);

    Locator field = page.locator("input[name=record]");
    assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(page.locator("#" + field.getAttribute("aria-describedby")).textContent())
        .isEqualTo(said);
    assertThat(field.isVisible()).isTrue();
    assertThat(page.locator("tbody tr").count()).isZero();
    assertThat(page.locator("input[name=" + other + "]").inputValue()).isEqualTo("C-1");
    assertThat(Access.seriousFaults(page)).isEmpty();
  }

  @Test
  @Order(12)
  void messages_come_page_by_page_in_either_order() {
    Page page = as("olga", Reader.ENGLISH);
    go(page, "/messages.xhtml?system=shop");
    assertThat(page.locator("tbody tr").count()).isEqualTo(50);
    long newest = first(page);

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next page")).click();
    assertThat(first(page)).isLessThan(newest - 40);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("First page")).click();
    assertThat(first(page)).isEqualTo(newest);
    page.locator("a.sort").click();
    assertThat(first(page)).isLessThan(newest - 200);
    assertThat(page.locator("th[aria-sort=ascending]").count()).isEqualTo(1);
  }

  private static long first(Page page) {
    return Long.parseLong(page.locator("tbody th a").first().textContent());
  }

  @Test
  @Order(13)
  void what_is_found_is_taken_away_as_a_file() throws Exception {
    Page page = as("olga", Reader.ENGLISH);
    go(page, "/messages.xhtml?system=shop");

    Download csv =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV")).click());
    assertThat(csv.suggestedFilename()).isEqualTo("syncline-messages.csv");
    assertThat(Files.readAllLines(csv.path()))
        .hasSize(1 + MANY)
        .first()
        .asString()
        .contains("receipt,system");
    Download xlsx =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("XLSX")).click());
    assertThat(Files.readAllBytes(xlsx.path())).startsWith('P', 'K');
    assertThat(hub.admin().get("/api/audit?limit=20").body()).contains("message.export");
  }

  @Test
  @Order(14)
  void one_message_is_retried_with_a_reason_and_not_without() throws Exception {
    retried(Reader.ENGLISH, "broken-0", "Nothing was done: say why", "Sent on again.");
    retried(Reader.CHINESE, "broken-1", "未执行任何操作：请填写理由", "已重新处理");
  }

  private void retried(Reader reader, String message, String missing, String done)
      throws Exception {
    Page page = as("olga", reader);
    go(page, "/message.xhtml?receipt=" + receipt(message));
    // As a browser would that knows nothing of required fields.
    page.evaluate("() => document.querySelectorAll('form').forEach(f => f.noValidate = true)");
    page.locator("main button[value=retry]").click();
    assertThat(page.locator(".notice").textContent()).contains(missing);

    page.locator("main input[name=why]").fill("The sender mended it");
    page.locator("main button[value=retry]").click();

    assertThat(page.locator(".notice").textContent()).contains(done);
    HubUnderTest.await(
        "a second try",
        () -> hub.messages("messageId=" + message, 1).get(0).at("/outcomes/0/tries").asInt(),
        tries -> tries == 2);
  }

  @Test
  @Order(15)
  void a_body_is_shown_once_to_who_may_read_it_and_noted() throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    String path = "/message.xhtml?receipt=" + receipt("good-2");
    go(page, path);
    assertThat(page.locator("pre").count()).isZero();

    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the message as it was sent"))
        .click();
    assertThat(page.locator("pre").textContent()).contains("Byron");
    assertThat(hub.admin().get("/api/audit?limit=20").body()).contains("message.reveal");
    Screens.take(page, "message-body");
    go(page, path);
    assertThat(page.locator("pre").count()).isZero();

    Page operator = as("olga", Reader.ENGLISH);
    go(operator, path);
    assertThat(operator.locator("#body").count()).isZero();
  }

  @Test
  @Order(16)
  void scripts_in_what_was_sent_stay_text_on_every_page() throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    for (String path :
        List.of(
            "/messages.xhtml?system=erp",
            "/messages.xhtml?key="
                + java.net.URLEncoder.encode(SCRIPT, java.nio.charset.StandardCharsets.UTF_8),
            "/messages.xhtml?record="
                + java.net.URLEncoder.encode(
                    "\"><script>window.hacked=1</script>", java.nio.charset.StandardCharsets.UTF_8),
            "/deliveries.xhtml?flow="
                + java.net.URLEncoder.encode(
                    "\"><script>window.hacked=1</script>", java.nio.charset.StandardCharsets.UTF_8),
            "/conflicts.xhtml",
            "/conflict.xhtml?id=" + question(QUESTIONED),
            "/index.xhtml")) {
      go(page, path);
      assertThat(page.evaluate("() => window.hacked")).as(path).isNull();
    }
    go(
        page,
        "/messages.xhtml?key="
            + java.net.URLEncoder.encode(SCRIPT, java.nio.charset.StandardCharsets.UTF_8));
    page.locator("tbody th a").click();
    assertThat(main(page).textContent()).contains(SCRIPT);
    assertThat(page.evaluate("() => window.hacked")).isNull();
    page.locator("a[href^='record.xhtml']").click();
    assertThat(main(page).textContent()).contains(SCRIPT);
    assertThat(page.evaluate("() => window.hacked")).isNull();
  }

  // ---- deliveries

  @Test
  @Order(17)
  void a_stopped_delivery_is_found_and_retried_with_a_reason_and_not_without() throws Exception {
    retriedDelivery(
        Reader.ENGLISH, 0, "A required value is missing", "Nothing was done: say why", "Sent on");
    retriedDelivery(Reader.CHINESE, 1, "缺少必填值", "未执行任何操作：请填写理由", "已重新处理");
  }

  private void retriedDelivery(Reader reader, int row, String reason, String missing, String done)
      throws Exception {
    Page page = as("olga", reader);
    go(page, "/deliveries.xhtml");
    page.locator("input[name=flow]").fill(DESK);
    page.locator("select[name=status]").selectOption("parked");
    page.locator("form.filter button").click();
    assertThat(page.url()).contains("flow=" + DESK, "status=parked");
    assertThat(page.locator("tbody tr").count()).isEqualTo(3 + QUESTIONED);
    long newest = first(page);
    page.locator("a.sort").click();
    assertThat(first(page)).isLessThan(newest);

    page.locator("tbody th a").nth(row).click();
    String delivery = page.url().replaceFirst(".*id=", "");
    assertThat(main(page).textContent()).contains(reason, "REQUIRED_MISSING");
    assertThat(page.locator(".way li").count()).isGreaterThan(3);
    // As a browser would that knows nothing of required fields.
    page.evaluate("() => document.querySelectorAll('form').forEach(f => f.noValidate = true)");
    page.locator("main button[value=retry]").click();
    assertThat(page.locator(".notice").textContent()).contains(missing);
    page.locator("main input[name=why]").fill(SCRIPT);
    page.locator("main button[value=retry]").click();

    assertThat(page.locator(".notice").textContent()).contains(done);
    assertThat(hub.admin().get("/api/deliveries/" + delivery).json().at("/decision/why").asText())
        .isEqualTo(SCRIPT);
    go(page, "/delivery.xhtml?id=" + delivery);
    assertThat(main(page).textContent()).contains("olga: " + SCRIPT);
    assertThat(page.evaluate("() => window.hacked")).isNull();
  }

  @Test
  @Order(18)
  void a_target_is_paused_with_a_reason_and_resumed() {
    paused(Reader.ENGLISH, "say why", "The target is paused", "The target goes on.");
    paused(Reader.CHINESE, "请填写理由", "目标已暂停", "目标已恢复");
  }

  private void paused(Reader reader, String missing, String paused, String resumed) {
    Page page = as("olga", reader);
    go(page, "/deliveries.xhtml");
    assertThat(page.locator(".rows").textContent())
        .contains("customers-to-crm", "ada: Its owner moves it to another place.");
    go(page, "/deliveries.xhtml?flow=" + DESK);
    page.evaluate("() => document.querySelectorAll('form').forEach(f => f.noValidate = true)");
    page.locator("main button[value=pause]").click();
    assertThat(page.locator(".notice").textContent()).contains(missing);

    page.locator("main input[name=why]").fill(SCRIPT);
    page.locator("main button[value=pause]").click();
    assertThat(page.locator(".notice").textContent()).contains(paused);
    assertThat(page.locator(".badge.is-paused").count()).isEqualTo(1);
    assertThat(main(page).textContent()).contains("olga: " + SCRIPT);
    assertThat(page.evaluate("() => window.hacked")).isNull();
    page.locator("main button[value=resume]").click();

    assertThat(page.locator(".notice").textContent()).contains(resumed);
    assertThat(page.locator(".badge.is-paused").count()).isZero();
  }

  @Test
  @Order(19)
  void deliveries_are_taken_away_as_a_file_and_retried_together_without_a_script()
      throws Exception {
    Page page = plainPage(Reader.CHINESE);
    logIn(page, "olga");
    HubUnderTest.await("parked again", ConsoleIT::parkedDeliveries, n -> n == 3 + QUESTIONED);
    go(page, "/deliveries.xhtml?status=parked&flow=" + DESK);
    Download csv =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV")).click());
    assertThat(csv.suggestedFilename()).isEqualTo("syncline-deliveries.csv");
    assertThat(Files.readAllLines(csv.path()))
        .hasSize(1 + 3 + QUESTIONED)
        .first()
        .asString()
        .contains("delivery,flow");
    assertThat(hub.admin().get("/api/audit?limit=20").body()).contains("delivery.export");

    page.locator("form[data-parts] input[name=why]").fill("A test of the target");
    page.locator("form[data-parts] button[value=retry]").click();

    assertThat(page.locator(".notice").textContent())
        .contains("已重新发送 " + (3 + QUESTIONED) + " 个投递");
    HubUnderTest.await("parked again", ConsoleIT::parkedDeliveries, n -> n == 3 + QUESTIONED);
  }

  // ---- overview, before what is parked is dismissed

  @Test
  @Order(20)
  void the_overview_tells_what_needs_a_person_and_leads_there() {
    Page page = as("olga", Reader.ENGLISH);
    assertThat(page.locator(".tile").allTextContents())
        .anyMatch(text -> text.contains(Integer.toString(MANY + 4)) && text.contains("parked"))
        .anyMatch(text -> text.contains("paused") && text.contains("customers-to-crm"));
    assertThat(links(page, ".tile a"))
        .contains(
            "messages.xhtml?status=parked",
            "deliveries.xhtml?status=parked",
            "deliveries.xhtml?flow=customers-to-crm",
            "conflicts.xhtml");
    assertThat(page.locator("#ledger .badge").first().textContent()).isEqualTo("balances");
    assertThat(page.locator("#map .badge.is-paused").count()).isEqualTo(1);
    assertThat(page.locator("#map svg .edge").count())
        .isGreaterThan(5)
        .isEqualTo(page.locator("#map tbody tr").count());

    page.locator(".bars a").first().click();

    assertThat(page.url()).contains("status=parked", "reason=BODY_UNREADABLE");
    assertThat(page.locator("tbody tr").count()).isEqualTo(50);
  }

  private static List<String> links(Page page, String which) {
    return page.locator(which).all().stream().map(link -> link.getAttribute("href")).toList();
  }

  @Test
  @Order(21)
  void the_overview_is_read_again_until_it_is_paused() {
    Page page = as("olga", Reader.ENGLISH);
    String before = page.locator("[data-live=moment]").textContent();
    page.waitForFunction(
        "before => document.querySelector('[data-live=moment]').textContent !== before", before);

    page.locator("#pause").click();

    assertThat(page.locator("#pause").getAttribute("aria-pressed")).isEqualTo("true");
    assertThat(page.locator("#pause").textContent()).isEqualTo("Go on refreshing");
  }

  @Test
  @Order(29)
  void a_figure_of_the_business_opens_down_to_its_records() throws Exception {
    hub.admin()
        .post(
            "/api/records/opportunity",
            Map.of(
                "values",
                Map.of(
                    "name",
                    "Looms for Jena",
                    "status",
                    "won",
                    "closed",
                    "2025-03-11",
                    "opened",
                    "2025-03-01",
                    "amount",
                    1250,
                    "currency",
                    "EUR")));
    Page page = as("olga", Reader.ENGLISH);
    HubUnderTest.await(
        "the day is counted",
        () -> {
          go(page, "/business.xhtml?from=2025-01-01&to=2026-01-01");
          return main(page).textContent();
        },
        text -> text.contains("Mar 2025"));
    assertThat(page.locator(".tile").first().textContent()).contains("100%", "1,250 EUR");

    page.locator("tbody th a").first().click();
    assertThat(page.locator("tbody th").textContent()).isEqualTo("11 Mar 2025");
    page.locator("tbody a").first().click();

    assertThat(page.locator("tbody").textContent()).contains("Looms for Jena");
  }

  // ---- what every page is

  @Test
  @Order(30)
  void every_page_is_usable_by_keyboard_and_screen_reader_and_fits_a_narrow_screen()
      throws Exception {
    allUsable("ines", pages());
    Page narrow = as("ines", NARROW);
    go(narrow, "/account.xhtml");
    usable(narrow, "account", Screens.Look.NARROW, ColorScheme.LIGHT);
    narrow.locator(".opener").click();
    assertThat(narrow.locator("nav a").first().isVisible()).isTrue();
    narrow.screenshot(
        new Page.ScreenshotOptions()
            .setPath(java.nio.file.Path.of("target", "console", "menu-390-light.png")));
    Page chinese = as("ines", Reader.CHINESE);
    Screens.take(chinese, "overview-zh");
    go(chinese, "/messages.xhtml?status=parked");
    Screens.take(chinese, "messages-zh");
    Page nobody = page(Reader.ENGLISH);
    go(nobody, "/login.xhtml?log-in=refused");
    assertThat(Access.seriousFaults(nobody)).isEmpty();
    Screens.take(nobody, "login");
  }

  private static Map<String, String> pages() throws Exception {
    String good = receipt("good-1");
    String record = hub.messages("messageId=good-1", 1).get(0).at("/outcomes/0/record").asText();
    Map<String, String> pages = new java.util.LinkedHashMap<>();
    pages.put("overview", "/index.xhtml");
    pages.put("messages", "/messages.xhtml");
    pages.put("messages-parked", "/messages.xhtml?status=parked&system=shop");
    pages.put("messages-mistake", "/messages.xhtml?record=seven&from=yesterday");
    pages.put("messages-none", "/messages.xhtml?key=nothing");
    pages.put("message", "/message.xhtml?receipt=" + good);
    pages.put("message-parked", "/message.xhtml?receipt=" + receipt("broken-2"));
    pages.put("trace", "/trace.xhtml?flow=erp-customers&receipt=" + good);
    pages.put("record", "/record.xhtml?id=" + record);
    pages.put("records", "/records.xhtml");
    pages.put("records-mistake", "/records.xhtml?text=x&field=street&value=y");
    pages.put("records-none", "/records.xhtml?type=need");
    pages.put("metrics", "/metrics.xhtml");
    pages.put("metrics-messages", "/metrics.xhtml?metric=messages&last=PT1H");
    pages.put("metrics-accuracy", "/metrics.xhtml?subject=flow:erp-customers&metric=accuracy");
    pages.put("metrics-none", "/metrics.xhtml?metric=deliveries&subject=system:shop");
    pages.put("business", "/business.xhtml?from=2025-03-01&to=2025-04-01");
    pages.put("business-none", "/business.xhtml?from=2024-03-01&to=2024-04-01");
    pages.put("business-mistake", "/business.xhtml?figure=profit&from=yesterday");
    pages.put("metrics-mistake", "/metrics.xhtml?subject=nobody&from=yesterday&to=today");
    pages.put("deliveries", "/deliveries.xhtml");
    pages.put("deliveries-parked", "/deliveries.xhtml?status=parked&flow=" + DESK);
    pages.put(
        "delivery-parked",
        "/delivery.xhtml?id="
            + hub.admin()
                .get("/api/deliveries?status=parked&flow=" + DESK)
                .json()
                .at("/deliveries/0/id")
                .asText());
    pages.put("conflicts", "/conflicts.xhtml");
    pages.put("conflict", "/conflict.xhtml?id=" + question(1));
    pages.put("account", "/account.xhtml");
    return pages;
  }

  @Test
  @Order(31)
  void each_answer_has_a_nonce_of_its_own_and_runs_nothing_else() {
    Page page = page(Reader.ENGLISH);
    String one = go(page, "/login.xhtml").headerValue("Content-Security-Policy");
    String other = go(page, "/login.xhtml").headerValue("Content-Security-Policy");

    assertThat(one).contains("script-src 'nonce-").doesNotContain("unsafe").isNotEqualTo(other);
    assertThat(go(page, "/style.css").headerValue("Content-Security-Policy"))
        .doesNotContain("nonce");
    go(page, "/login.xhtml");
    page.evaluate(
        "() => { const s = document.createElement('script'); s.src = 'console.js'; document.head.append(s); }");
    page.waitForCondition(() -> !complaints.isEmpty());
    assertThat(complaints).anyMatch(complaint -> complaint.contains("Content Security Policy"));
    complaints.clear();
  }

  // ---- records

  @Test
  @Order(32)
  void a_record_is_found_by_a_word_of_it_or_told_why_not() {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/records.xhtml");
    page.locator("input[name=text]").fill("lovel");
    page.locator("form.filter button").click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    page.locator("tbody th a").click();
    assertThat(page.locator("h1").textContent()).startsWith("Record ");
    assertThat(main(page).textContent()).contains("Lovelace");

    Page chinese = as("ines", Reader.CHINESE);
    go(chinese, "/records.xhtml?field=street&value=x");
    assertThat(chinese.locator(".notice.bad").textContent())
        .contains("没有进行搜索")
        .contains("is not indexed");
    assertThat(chinese.locator("tbody").count()).isZero();
  }

  // ---- metrics

  @Test
  @Order(33)
  void a_figure_opens_down_to_the_messages_behind_it() throws Exception {
    Page page = as("olga", Reader.ENGLISH);
    HubUnderTest.await(
        "what came in is counted",
        () -> {
          go(page, "/metrics.xhtml?subject=system:shop&metric=messages");
          return main(page).textContent();
        },
        text -> text.contains("Slot by slot") && text.contains(String.valueOf(MANY)));
    assertThat(page.locator(".chart .column.is-parked").getAttribute("d")).startsWith("M");

    page.locator("table").last().locator("tbody th a").first().click();
    page.locator("table").last().locator("tbody th a").first().click();
    assertThat(page.locator("table caption").last().textContent()).contains("minute");
    assertThat(page.locator("tbody th a").count()).as("a minute is not narrowed").isZero();

    page.locator("section[aria-labelledby=behind] a").first().click();
    assertThat(page.url()).contains("settledFrom=").contains("status=parked");
    long shown = page.locator("tbody tr").count();
    assertThat(shown).isPositive();
    assertThat(page.locator("tbody td[data-label=System]").allTextContents())
        .allMatch(system -> system.contains("shop"));
  }

  @Test
  @Order(34)
  void what_figures_can_not_be_shown_of_is_told() {
    Page page = as("olga", Reader.CHINESE);
    go(page, "/metrics.xhtml?subject=nobody&last=PT3H");

    assertThat(page.locator(".notice.bad").textContent()).contains("没有读取任何数据");
    assertThat(page.locator(".mistake").allTextContents()).containsExactly("请从列表中选择。", "请从列表中选择。");
    assertThat(page.locator(".chart").count()).isZero();
    page.locator("select[name=metric]").selectOption("accuracy");
    page.locator("select[name=last]").selectOption("PT1H");
    page.locator("form.filter button").click();
    assertThat(page.locator(".notice.bad").count()).isZero();
    assertThat(page.locator("select[name=metric]").inputValue()).isEqualTo("accuracy");
  }

  @Test
  @Order(34)
  void days_of_the_business_that_are_none_are_told() {
    Page page = as("olga", Reader.CHINESE);
    go(page, "/business.xhtml?figure=profit&from=yesterday");

    assertThat(page.locator(".mistake").allTextContents())
        .containsExactly("请从列表中选择。", "请填写日期，例如 2026-11-22。", "请填写日期，例如 2026-11-22。");
    assertThat(page.locator(".chart").count()).isZero();
  }

  @Test
  @Order(35)
  void figures_are_taken_away_as_a_file() throws Exception {
    Page page = as("olga", Reader.ENGLISH);
    go(page, "/metrics.xhtml?subject=system:shop&metric=messages");

    Download csv =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV")).click());

    assertThat(Files.readString(csv.path())).contains("slot,outcome,count").contains(",parked,");
  }

  // ---- at the end, for it changes most

  @Test
  @Order(40)
  void all_that_a_filter_finds_is_dismissed_with_its_progress() {
    Page page = as("olga", Reader.ENGLISH);
    go(page, "/messages.xhtml?status=parked&system=shop");
    assertThat(page.locator("#all").textContent())
        .isEqualTo("Decide about all " + MANY + " messages found");
    page.locator("form[data-parts] input[name=why]").fill("A test of the sender");

    page.locator("form[data-parts] button[value=dismiss]").click();

    page.waitForURL(Pattern.compile(".*done=dismissed-many.*"));
    assertThat(page.locator(".notice").textContent()).isEqualTo(MANY + " messages are dismissed.");
    assertThat(main(page).textContent()).contains("No message fits.");
  }

  @Test
  @Order(42)
  void all_deliveries_that_a_filter_finds_are_dismissed_with_their_progress() {
    Page page = as("olga", Reader.ENGLISH);
    go(page, "/deliveries.xhtml?status=parked&flow=" + DESK);
    assertThat(page.locator("#all").textContent())
        .isEqualTo("Decide about all " + (3 + QUESTIONED) + " deliveries found");
    page.locator("form[data-parts] input[name=why]").fill("A test of the target");

    page.locator("form[data-parts] button[value=dismiss]").click();

    page.waitForURL(Pattern.compile(".*done=deliveries-dismissed.*"));
    assertThat(page.locator(".notice").textContent())
        .isEqualTo((3 + QUESTIONED) + " deliveries are dismissed.");
    assertThat(main(page).textContent()).contains("No delivery fits.");
  }

  // ---- questions

  /** The one about where a customer is. */
  private static String question(int number) throws Exception {
    return hub.admin()
        .get("/api/conflicts?field=city&record=" + recordOf("moved-" + number))
        .json()
        .at("/conflicts/0/id")
        .asText();
  }

  @Test
  @Order(43)
  void a_question_shows_both_values_masked_to_who_sees_no_personal_data() throws Exception {
    Page page = as("olga", Reader.ENGLISH);
    for (String path : List.of("/conflicts.xhtml", "/conflict.xhtml?id=" + question(1))) {
      go(page, path);
      assertThat(main(page).textContent())
          .contains("masked", "J…", "H…")
          .doesNotContain("Jena", "Hamburg");
      assertThat(page.locator("main button[value=take], main input[value=take]").count()).isZero();
    }
  }

  @Test
  @Order(44)
  void a_question_is_decided_by_who_has_seen_how_it_is_and_with_a_value_that_fits()
      throws Exception {
    decided(
        Reader.ENGLISH,
        1,
        List.of("not what you have seen", "mend what is listed", "Decided.", "No question fits."));
    decided(Reader.CHINESE, 2, List.of("已与您看到的不同", "请更正下列内容", "已裁决。", "没有符合条件的问题。"));
  }

  private void decided(Reader reader, int number, List<String> said) throws Exception {
    String record = recordOf("moved-" + number);
    Page page = as("ines", reader);
    go(page, "/conflicts.xhtml?record=" + record);
    assertThat(page.locator("tbody tr").count()).isGreaterThanOrEqualTo(2);
    assertThat(page.locator("tbody").first().textContent())
        .contains("Jena", "hub", "Hamburg", "erp", "Gasse 2", "Ufer 3");
    go(page, "/conflict.xhtml?id=" + question(number));
    page.evaluate("() => document.querySelectorAll('[name=mark]').forEach(m => m.value = 'old')");
    page.locator("main input[value=take]").check();
    page.locator(".choice ~ .go button").click();
    assertThat(page.locator(".notice").textContent()).contains(said.get(0));

    page.locator("main input[value=other]").check();
    page.locator("main input[name=value]").fill("far too long ".repeat(20));
    Response refused = page.waitForNavigation(() -> page.locator(".choice ~ .go button").click());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(page.locator(".notice").textContent()).contains(said.get(1), "city");
    assertThat(page.locator("main input[value=other]").isChecked()).isTrue();
    assertThat(Access.seriousFaults(page)).isEmpty();

    page.locator("main input[value=take]").check();
    page.locator(".choice ~ .go button").click();
    assertThat(page.locator(".notice").textContent()).contains(said.get(2));
    assertThat(page.locator("#values ~ .badge.is-decided").count()).isEqualTo(1);
    assertThat(hub.admin().get("/api/records/" + record).json().at("/values/city").asText())
        .isEqualTo("Hamburg");

    go(page, "/conflicts.xhtml?record=" + record);
    page.locator("main button[value=keep]").click();
    assertThat(page.locator(".notice").textContent()).contains(said.get(2));
    assertThat(main(page).textContent()).contains(said.get(3));
    assertThat(hub.admin().get("/api/records/" + record).json().at("/values/street").asText())
        .isEqualTo("Gasse 2");
  }

  @Test
  @Order(45)
  void all_questions_about_a_record_are_decided_together() throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/conflict.xhtml?id=" + question(QUESTIONED));
    assertThat(page.locator("#ofRecord").textContent())
        .isEqualTo("All 2 open questions about this record");
    assertThat(main(page).textContent()).contains(SCRIPT);
    assertThat(page.evaluate("() => window.hacked")).isNull();

    page.locator("main button[value=keep]").click();

    assertThat(page.locator(".notice").textContent()).isEqualTo("All of them are decided.");
    assertThat(page.locator(".badge.is-decided").count()).isEqualTo(2);
    assertThat(page.evaluate("() => window.hacked")).isNull();
  }

  @Test
  @Order(46)
  void a_rule_decides_from_now_on_and_is_refused_with_its_reason() throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/conflict.xhtml?id=" + question(1));
    assertThat(page.locator("select[name=rule]").inputValue()).isEqualTo("ask");
    page.locator("select[name=rule]").selectOption("source-order");
    page.locator("main form[action=conflict-rule] button").click();
    assertThat(page.locator(".notice").textContent())
        .contains("mend what is listed", "This rule needs the sources in their order");

    page.locator("main input[name=sources]").fill("erp, shop");
    page.locator("main form[action=conflict-rule] button").click();

    assertThat(page.locator(".notice").textContent()).contains("The rule is in force.");
    assertThat(page.locator("main input[name=sources]").inputValue()).isEqualTo("erp, shop");
    go(page, "/conflicts.xhtml");
    assertThat(page.locator("#settlements ~ table tbody tr").first().textContent())
        .contains("City", "ines");
  }

  @Test
  @Order(41)
  void without_a_script_the_same_is_done_by_the_form_alone() {
    Page page = plainPage(Reader.CHINESE);
    logIn(page, "olga");
    go(page, "/messages.xhtml?status=parked&reason=KEY_MISSING");
    page.locator("form[data-parts] input[name=why]").fill("A test of the sender");

    page.locator("form[data-parts] button[value=dismiss]").click();

    assertThat(page.locator(".notice").textContent()).contains("已忽略 1 条消息");
  }
}
