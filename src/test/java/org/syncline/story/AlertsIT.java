package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.jms.Connection;
import javax.jms.MessageConsumer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
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
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;

/** A rule of people's own is raised and ends, and its log, its queue and a pager are told once. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT extends AtTheConsole {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READER_PASSWORD = "a-password-of-the-reader";
  private static final String PAGER =
      """
      {"id": "pager", "name": "Pager", "owner": "Operations", "connections": [
        {"id": "hooks", "kind": "rest", "host": "127.0.0.1", "port": %d, "tls": false, "settings": {
          "objects": {"alerts": {"create": {"path": "/hooks", "idempotencyHeader": "Idempotency-Key"}}}}}]}
      """;
  private static final String RULE =
      """
      {"subject": "flow:erp-customers", "metric": "messages", "stage": "parked", "figure": "count", "minutes": 1,
       "condition": {"above": 0}, "destinations": [{"kind": "log"}, {"kind": "jms"},
         {"kind": "webhook", "system": "pager", "connection": "hooks", "object": "alerts"}]}
      """;

  private static FakePeer pager;

  @BeforeAll
  static void start() throws Exception {
    pager = FakePeer.with((asked, books) -> Said.of(202));
    hub =
        HubUnderTest.start(
            HubServer.named("alerts")
                .withSamples()
                .with("syncline.alerts.wait", "PT2S")
                .script("add-alert-reader.cli")
                .environment("READER_ID", "pager")
                .environment("READER_PASSWORD", READER_PASSWORD));
  }

  @AfterAll
  static void stopPager() throws Exception {
    pager.close();
  }

  private static Answer send(String method, String path, String body) throws Exception {
    return hub.admin()
        .call(
            hub.admin()
                .request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "alerts-" + body.hashCode())
                .method(method, BodyPublishers.ofString(body)));
  }

  private static JsonNode changes() throws Exception {
    return hub.admin().get("/api/alert-changes?rule=parked").json().get("changes");
  }

  private static JsonNode awaitChanges(int count) {
    return HubUnderTest.await(
        count + " changes, all told",
        PATIENCE,
        AlertsIT::changes,
        found -> found.size() == count && allSent(found));
  }

  private static boolean allSent(JsonNode changes) {
    return StreamSupport.stream(changes.spliterator(), false)
        .flatMap(change -> StreamSupport.stream(change.get("notices").spliterator(), false))
        .allMatch(notice -> notice.get("state").asText().equals("sent"));
  }

  @Test
  @Order(1)
  void a_rule_is_raised_once_and_ends_once_though_the_server_is_killed_in_between()
      throws Exception {
    put(
        "/api/egress/pager",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(pager.port()));
    Answer early = send("PUT", "/api/alerts/parked", RULE);
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.json().get("errors").get(0).get("path").asText()).isEqualTo("destinations[2]");
    put("/api/systems/pager", PAGER.formatted(pager.port()));
    put("/api/alerts/parked", RULE);
    assertThat(state()).isEqualTo("quiet");
    pager.next(new Fault.Says(Said.of(503)));

    park("A-1");
    awaitChanges(1);
    assertThat(state()).isEqualTo("raised");
    hub.server().killHard();
    hub.server().restart();
    JsonNode changes = awaitChanges(2);

    assertThat(state()).isEqualTo("quiet");
    assertThat(changes)
        .extracting(change -> change.get("state").asText())
        .containsExactly("ended", "raised");
    JsonNode told = changes.get(1).get("told");
    assertThat(told.get("value").asDouble()).isEqualTo(1);
    assertThat(told.get("limit").asDouble()).isZero();
    assertThat(told.get("subject").asText()).isEqualTo("flow:erp-customers");
    List<JsonNode> queued = queued();
    assertThat(queued)
        .extracting(notice -> notice.get("state").asText())
        .containsExactly("raised", "ended");
    assertThat(called()).containsExactly("raised 503", "raised", "ended");
    assertThat(hub.log()).filteredOn(line -> line.contains("alert raised rule=parked")).hasSize(1);
    assertThat(hub.log()).filteredOn(line -> line.contains("alert ended rule=parked")).hasSize(1);

    Answer tried = send("POST", "/api/alert-trials", RULE);
    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(tried.json().get("changes"))
        .extracting(change -> change.get("state").asText())
        .containsExactly("raised", "ended");
  }

  private static String state() throws Exception {
    return hub.admin().get("/api/alerts/parked").json().get("state").asText();
  }

  /** A message of a country that nobody knows. */
  private static void park(String key) throws Exception {
    Answer answer =
        send(
            "POST",
            "/api/intake/erp/customer",
            """
            {"changedAt": "2026-11-01 10:00:00", "customer": {"no": "%s", "rev": 1, "name": {"last": "Metric"},
             "mail": "a@example.org", "address": {"country": "Atlantis"}}}
            """
                .formatted(key));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  /** All that waits in the queue of alerts, read as its reader may. */
  private static List<JsonNode> queued() throws Exception {
    List<JsonNode> notices = new ArrayList<>();
    try (Connection connection =
        new ActiveMQConnectionFactory(hub.server().jmsUrl())
            .createConnection("alert-reader.pager", READER_PASSWORD)) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      MessageConsumer reader =
          session.createConsumer(session.createQueue("jms.queue.syncline.alerts"));
      connection.start();
      while (reader.receive(2_000) instanceof TextMessage message) {
        JsonNode notice = JSON.readTree(message.getText());
        assertThat(message.getStringProperty("notice")).isEqualTo(notice.get("notice").asText());
        assertThat(message.getStringProperty("rule")).isEqualTo("parked");
        assertThat(message.getStringProperty("state")).isEqualTo(notice.get("state").asText());
        notices.add(notice);
      }
    }
    return notices;
  }

  /** What the pager was called with; the first call it refused, the second had the same id. */
  private static List<String> called() {
    List<String> states = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    pager
        .asked()
        .forEach(
            asked -> {
              String id = asked.json().get("notice").asText();
              assertThat(asked.header("idempotency-key")).isEqualTo(id);
              ids.add(id);
              states.add(asked.json().get("state").asText() + (ids.size() == 1 ? " 503" : ""));
            });
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    return states;
  }

  // ---- at the console

  @Test
  @Order(2)
  void a_rule_is_made_tried_changed_and_removed_by_its_page() throws Exception {
    assumeBrowser();
    hub.account("ines", "integrator", Map.of());
    hub.account("otto", "auditor", Map.of());
    ruled(
        Reader.ENGLISH,
        "desk-en",
        List.of("New rule", "Save", "Try it on the past", "Remove the rule"),
        List.of("Nothing was saved", "What it would have done", "Saved.", "The rule is removed."));
    ruled(
        Reader.CHINESE,
        "desk-zh",
        List.of("新建规则", "保存", "用历史数据试运行", "移除规则"),
        List.of("未保存", "回溯结果", "已保存", "规则已移除"));
  }

  private static void assumeBrowser() {
    if (browser == null) {
      browser = Browser.find();
    }
  }

  private void ruled(Reader reader, String id, List<String> buttons, List<String> told)
      throws Exception {
    Page page = as("ines", reader);
    go(page, "/alerts.xhtml");
    main(page)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(buttons.get(0)))
        .click();
    field(page, "f.id").fill(id);
    field(page, "f.subject").fill("flow:erp-customers");
    field(page, "f.metric").selectOption("messages");
    field(page, "f.stage").fill("lost " + SCRIPT);
    field(page, "f.figure").selectOption("count");
    field(page, "f.minutes").fill("1");
    page.waitForNavigation(() -> page.locator("button[value='add:f.condition']").click());
    field(page, "f.condition.above").fill("0");
    Response refused = page.waitForNavigation(() -> button(page, buttons.get(1)).click());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(page.locator(".notice.bad").textContent()).contains(told.get(0));
    assertThat(field(page, "f.stage").getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(page.evaluate("() => window.hacked")).isNull();
    assertThat(Access.seriousFaults(page)).isEmpty();

    field(page, "f.stage").fill("parked");
    page.waitForNavigation(() -> button(page, buttons.get(2)).click());
    // The message of the first story, seen from the past.
    assertThat(main(page).textContent()).contains(told.get(1));
    assertThat(page.locator("#tried ~ table .badge.is-raised").count()).isEqualTo(1);
    assertThat(page.locator("#tried ~ table .badge.is-ended").count()).isEqualTo(1);
    assertThat(hub.admin().get("/api/alerts/" + id).status()).isEqualTo(404);
    Screens.take(page, "alert-tried-" + id);

    page.waitForNavigation(() -> button(page, buttons.get(1)).click());
    assertThat(page.locator(".notice").textContent()).contains(told.get(2));
    assertThat(page.url()).contains("alert.xhtml?id=" + id);
    JsonNode put = hub.admin().get("/api/alerts/" + id).json();
    assertThat(put.at("/rule/condition/above").asInt()).isZero();
    assertThat(put.get("changedBy").asText()).isEqualTo("ines");

    page.locator("input[name=sure]").check();
    page.waitForNavigation(() -> button(page, buttons.get(3)).click());
    assertThat(page.locator(".notice").textContent()).contains(told.get(3));
    assertThat(hub.admin().get("/api/alerts/" + id).status()).isEqualTo(404);
  }

  private static Locator field(Page page, String place) {
    return page.locator("main [name='" + place + "']");
  }

  private static Locator button(Page page, String name) {
    return main(page)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  @Test
  @Order(3)
  void auditors_see_what_changed_and_may_change_no_rule() throws Exception {
    assumeBrowser();
    Page page = as("otto", Reader.ENGLISH);
    page.locator("nav")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Alerts"))
        .click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    assertThat(main(page).textContent()).contains("flow:erp-customers", "above 0");
    page.locator("tbody a").click();
    assertThat(page.locator("main form").count()).isZero();
    assertThat(page.locator("#changes ~ table tbody tr").count()).isEqualTo(2);
    assertThat(main(page).textContent()).contains("webhook:pager/hooks/alerts", "told");

    go(page, "/alert-changes.xhtml?rule=parked");
    assertThat(page.locator("tbody .badge.is-raised").count()).isEqualTo(1);
    Download csv =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV")).click());
    assertThat(csv.suggestedFilename()).isEqualTo("syncline-alert-changes.csv");
    assertThat(Files.readAllLines(csv.path())).hasSize(3);
    go(page, "/alerts.xhtml?state=loud");
    assertThat(page.locator(".mistake").textContent()).isEqualTo("Choose one of the list.");
    assertThat(page.locator("tbody").count()).isZero();

    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("alerts", "/alerts.xhtml");
    pages.put("alerts-mistake", "/alerts.xhtml?state=loud&cursor=x");
    pages.put("alert", "/alert.xhtml?id=parked");
    pages.put("alert-new", "/alert.xhtml");
    pages.put("alert-none", "/alert.xhtml?id=nobody");
    pages.put("alert-changes", "/alert-changes.xhtml");
    pages.put("alert-changes-none", "/alert-changes.xhtml?rule=nobody");
    allUsable("ines", pages);
  }
}
