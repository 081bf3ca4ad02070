package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.browser.Access;
import org.syncline.browser.Browser;
import org.syncline.browser.Browser.Reader;
import org.syncline.browser.Screens;
import org.syncline.server.HubServer;

/**
 * People who connect their first system at the console, put files and run them, in a real browser,
 * in both languages, on a hub that knows nobody yet.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FilesAndJobsIT extends AtTheConsole {
  private static final String MAPPING =
      """
      {"id": "shop-person", "recordType": "customer", "rows": [
        {"target": "@key", "source": "no", "required": true}, {"target": "@version", "source": "rev"},
        {"target": "familyName", "source": "name", "required": true}]}
      """;
  private static final String PEOPLE =
      "no;rev;name\n1;1;Lovelace\n2;1;\n3;1;Byron\n4;1;King\n5;1;Somerville\n6;1;Babbage\n";

  /** Enough that a run can be stopped on its way. */
  private static final int MANY = 40_000;

  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.find();
    hub = HubUnderTest.start(HubServer.named("files-and-jobs"));
    hub.account("olga", "operator", Map.of());
    hub.account("ines", "integrator", Map.of());
    hub.account("otto", "auditor", Map.of());
  }

  // ---- at the API

  private static void file(String name, String content) throws Exception {
    assertThat(
            hub.admin()
                .call(
                    hub.admin()
                        .request("/api/files/" + name)
                        .header("Content-Type", "text/plain")
                        .PUT(BodyPublishers.ofString(content)))
                .status())
        .isBetween(200, 201);
  }

  private static JsonNode run(String id) throws Exception {
    return hub.admin().get("/api/jobs/runs/" + id).json();
  }

  private static void ended(String run, String state) {
    HubUnderTest.await(
        "run " + run + " to be " + state,
        LONG,
        () -> run(run).get("state").asText(),
        state::equals);
  }

  // ---- at the browser

  private static Locator button(Page page, String name) {
    return main(page)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(Page page, String name) {
    return main(page).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
  }

  /** Names of files have these letters too. */
  private static Locator export(Page page) {
    return page.locator("main .actions a[href*='format=csv']");
  }

  private static Response submit(Page page, Locator button) {
    return page.waitForNavigation(button::click);
  }

  private static void choose(Page page, String name, String content) {
    page.locator("#put-file input[type=file]")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
  }

  private static String notice(Page page) {
    return page.locator("main > .notice[role=status]").textContent();
  }

  /** The number of the run that a page is about. */
  private static String runOf(Page page) {
    return page.url().replaceAll(".*id=([0-9]+).*", "$1");
  }

  private static String stepState(Page page, String step) {
    return page.locator("#" + step + " ~ .badge").textContent();
  }

  // ---- from nothing to the first records

  @Test
  @Order(1)
  void the_overview_of_a_hub_without_systems_leads_to_the_guide() {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/index.xhtml");
    submit(page, link(page, "Connect the first system"));

    assertThat(page.locator("h1").textContent()).isEqualTo("Connect a system");
    assertThat(stepState(page, "system")).isEqualTo("next");
    assertThat(page.locator(".steps > .is-later").count()).isEqualTo(4);
    Page operator = as("olga", Reader.CHINESE);
    go(operator, "/connect.xhtml");
    assertThat(operator.locator("h1").textContent()).isEqualTo("接入系统");
    assertThat(operator.locator("main form").count()).as("who may not configure").isZero();
    assertThat(Access.seriousFaults(operator)).isEmpty();
  }

  @Test
  @Order(2)
  void a_system_is_connected_step_by_step_from_nothing_to_its_first_records() throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/connect.xhtml");
    page.locator("main input[name=id]").fill("My shop");
    page.locator("main input[name=name]").fill("Shop " + SCRIPT);
    page.locator("main input[name=owner]").fill("Sales");
    page.locator("main input[value=file]").check();
    assertThat(submit(page, button(page, "Make the system")).status()).isEqualTo(400);
    assertThat(page.locator("#mistake-id").textContent()).contains("lower-case letter");
    assertThat(page.locator("main input[value=file]").isChecked()).isTrue();
    assertThat(Access.seriousFaults(page)).isEmpty();
    page.locator("main input[name=id]").fill("shop");
    submit(page, button(page, "Make the system"));
    assertThat(page.url()).contains("connect.xhtml?system=shop&way=file");
    assertThat(stepState(page, "system")).isEqualTo("done");
    assertThat(stepState(page, "format")).isEqualTo("next");

    choose(page, "my people.csv", PEOPLE);
    button(page, "Put a file").click();
    page.waitForSelector("#mistake-name");
    assertThat(page.locator("#mistake-name").textContent()).contains("1 to 100");
    assertThat(page.url()).as("the page itself stays").contains("connect.xhtml?system=shop");
    page.locator("#put-file input[name=name]").fill("people.csv");
    choose(page, "my people.csv", PEOPLE);
    button(page, "Put a file").click();
    page.waitForURL(Pattern.compile(".*done=file-put.*"));
    assertThat(notice(page)).contains("whole and on disk");

    assertThat(page.locator("main select[name=file]").inputValue()).isEqualTo("people.csv");
    page.locator("main input[name=object]").fill("person");
    page.locator("main select[name=recordType]").selectOption("customer");
    submit(page, button(page, "Show the first records"));
    assertThat(page.locator("#sample ~ .sample").first().textContent())
        .as("the wrong separator")
        .contains("no;rev;name");
    page.locator("main select[name=separator]").selectOption("semicolon");
    page.locator("main input[name=charset]").fill("klingon");
    assertThat(submit(page, button(page, "Show the first records")).status()).isEqualTo(400);
    assertThat(page.locator(".notice.bad").textContent()).contains("character set is unknown");
    page.locator("main input[name=charset]").fill("UTF-8");
    submit(page, button(page, "Show the first records"));
    assertThat(page.locator("#sample ~ .sample").first().textContent())
        .contains("name", "L\u2026 (8)")
        .doesNotContain("Lovelace");
    assertThat(page.locator("#sample").textContent()).isEqualTo("The first 5 records");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "connect-preview");

    submit(page, button(page, "Go on with this format"));
    assertThat(stepState(page, "format")).isEqualTo("done");
    assertThat(stepState(page, "mapping")).isEqualTo("next");
    assertThat(page.locator("#mapping").locator("xpath=../..").textContent())
        .contains("shop-person", "not made yet");
    String here = page.url();
    put("/api/mappings/shop-person", MAPPING);
    page.navigate(here);
    assertThat(stepState(page, "mapping")).isEqualTo("done");
    assertThat(page.locator("main select[name=order]").inputValue()).isEqualTo("version");
    page.locator("main select[name=order]").selectOption("time");
    assertThat(submit(page, button(page, "Make the flow")).status()).isEqualTo(400);
    assertThat(page.locator(".notice.bad li").count()).isPositive();
    page.locator("main select[name=order]").selectOption("version");
    submit(page, button(page, "Make the flow"));
    assertThat(stepState(page, "flow")).isEqualTo("done");
    assertThat(hub.admin().get("/api/flows/shop-person").json().at("/format/separator").asText())
        .isEqualTo(";");

    submit(page, button(page, "Start a run"));
    assertThat(notice(page)).contains("under way");
    // It tells of the end by itself.
    page.waitForSelector(
        "[data-live=run] .badge.is-completed",
        new Page.WaitForSelectorOptions().setTimeout(60_000));
    page.navigate(here);
    assertThat(stepState(page, "records")).isEqualTo("done");
    assertThat(page.locator("[data-live=run] .sums").textContent()).contains("created", "parked");
    assertThat(page.evaluate("() => window.hacked")).isNull();
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "connect-done");

    submit(page, link(page, "Messages that are parked"));
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    page.navigate(here);
    submit(page, link(page, "Find its records"));
    assertThat(main(page).textContent()).contains("Somerville");
    go(page, "/index.xhtml");
    assertThat(link(page, "Connect the first system").count()).as("there is one by now").isZero();
  }

  @Test
  @Order(3)
  void whoever_sends_is_told_what_to_do_and_that_the_first_message_was_seen() throws Exception {
    Page page = as("ines", Reader.CHINESE);
    go(page, "/connect.xhtml?system=shop&way=jms&object=person");
    assertThat(main(page).textContent())
        .contains("syncline.in.shop", "add-system.sh shop live", "messageId", "object = person");
    go(page, "/connect.xhtml?system=shop&way=http&object=order");
    assertThat(main(page).textContent()).contains("尚未收到消息");
    assertThat(main(page).textContent())
        .contains("POST " + hub.url() + "/api/intake/shop/order", "Idempotency-Key");
    assertThat(Access.seriousFaults(page)).isEmpty();

    go(page, "/connect.xhtml?system=shop&way=http&object=person");
    assertThat(main(page).textContent()).as("what files brought counts").contains("已收到第一条消息");
    assertThat(stepState(page, "records")).isEqualTo("已完成");
    Screens.take(page, "connect-http-zh");
    go(page, "/connect.xhtml?system=shop&way=other");
    assertThat(link(page, "连接").count()).isPositive();
  }

  // ---- files

  @Test
  @Order(10)
  void a_file_is_put_replaced_and_deleted_without_a_script_in_chinese_too() throws Exception {
    Page page = plainPage(Reader.CHINESE);
    logIn(page, "olga");
    go(page, "/files.xhtml");
    assertThat(page.locator("h1").textContent()).isEqualTo("文件");
    choose(page, "firms.csv", "no;rev;name\n");
    submit(page, button(page, "存放文件"));
    assertThat(notice(page)).contains("文件已完整写入磁盘");
    choose(page, "firms.csv", "no;rev;name\n9;1;Co\n");
    assertThat(submit(page, button(page, "存放文件")).status()).isEqualTo(400);
    assertThat(page.locator("#mistake-name").textContent()).contains("已有同名文件");
    choose(page, "firms.csv", "no;rev;name\n9;1;Co\n");
    page.locator("#put-file input[name=replace]").check();
    submit(page, button(page, "存放文件"));
    assertThat(hub.admin().get("/api/files").json().toString()).contains("\"size\":19");

    choose(page, "x.csv", "x");
    page.locator("#put-file input[name=name]").fill(".x");
    submit(page, button(page, "存放文件"));
    assertThat(page.locator("#mistake-name").textContent()).contains("首字符");
    assertThat(page.locator("#put-file input[name=name]").inputValue()).isEqualTo(".x");

    go(page, "/files.xhtml?text=firms");
    Locator form = page.locator("form[action=delete-file]");
    form.locator("input[name=sure]").check();
    submit(page, form.locator("button"));
    assertThat(notice(page)).contains("文件已删除");
    assertThat(main(page).textContent()).contains("没有符合条件的文件");
    assertThat(hub.admin().get("/api/files").json().toString()).doesNotContain("firms");
  }

  @Test
  @Order(11)
  void a_large_file_shows_how_far_it_is_and_is_not_held_in_memory() throws Exception {
    Page page = as("olga", Reader.ENGLISH);
    go(page, "/files.xhtml");
    StringBuilder many = new StringBuilder("no;rev;name\n");
    for (int i = 0; i < MANY; i++) {
      many.append("M-").append(i).append(";1;Many ").append("x".repeat(600)).append('\n');
    }
    // Past the 20 MiB that any other body may have.
    page.locator("#put-file input[type=file]")
        .setInputFiles(Files.writeString(folder.resolve("many.csv"), many));
    button(page, "Put a file").click();
    page.waitForURL(
        Pattern.compile(".*done=file-put.*"),
        new Page.WaitForURLOptions().setTimeout(LONG.toMillis()));

    assertThat(many.length()).isGreaterThan(22 << 20);
    assertThat(hub.admin().get("/api/files").json().toString())
        .contains("\"size\":" + many.length());
    go(page, "/files.xhtml?sort=-size");
    assertThat(page.locator("tbody th").first().textContent()).contains("many.csv");
    Download csv = page.waitForDownload(() -> export(page).click());
    assertThat(Files.readString(csv.path())).contains("many.csv", "shop-person");
  }

  // ---- runs

  @Test
  @Order(20)
  void what_can_not_be_run_is_told_at_its_field_in_both_languages() {
    refused(Reader.ENGLISH, "Start a run", "There is no such file");
    refused(Reader.CHINESE, "启动运行", "没有此文件");
  }

  private void refused(Reader reader, String start, String said) {
    Page page = as("olga", reader);
    go(page, "/jobs.xhtml");
    page.locator("form[action=run] select[name=flow]").selectOption("shop-person");
    page.locator("form[action=run] input[name=file]").fill("nobody.csv");
    assertThat(submit(page, button(page, start)).status()).isEqualTo(400);

    assertThat(page.locator("#mistake-file").textContent()).contains(said);
    assertThat(page.locator("form[action=run] input[name=file]").inputValue())
        .isEqualTo("nobody.csv");
    go(page, "/jobs.xhtml?state=lost");
    assertThat(page.locator(".mistake").count()).isEqualTo(1);
    assertThat(page.locator("tbody").count()).isZero();
    assertThat(Access.seriousFaults(page)).isEmpty();
  }

  @Test
  @Order(21)
  void a_run_is_started_from_its_flow_and_what_did_not_go_through_is_told_record_by_record()
      throws Exception {
    file("mended.csv", PEOPLE.replaceAll("(?m)^([0-9]);", "1$1;"));
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/flow.xhtml?id=shop-person");
    submit(page, link(page, "Run a file through it"));
    assertThat(page.locator("form[action=run] select[name=flow]").inputValue())
        .isEqualTo("shop-person");
    page.locator("form[action=run] input[name=file]").fill("mended.csv");
    submit(page, button(page, "Start a run"));
    String run = runOf(page);
    ended(run, "completed");

    go(page, "/run.xhtml?id=" + run);
    assertThat(page.locator("#progress ~ .badge").textContent()).isEqualTo("done");
    assertThat(main(page).textContent()).contains("100", "6 records done", "mended.csv", "ines");
    Locator failure = page.locator("#failures").locator("xpath=../..").locator("tbody tr");
    assertThat(failure.count()).isEqualTo(1);
    assertThat(failure.textContent()).contains("2", "familyName", "parked");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Download csv = page.waitForDownload(() -> export(page).click());
    assertThat(csv.suggestedFilename()).isEqualTo("syncline-run-failures.csv");
    assertThat(Files.readAllLines(csv.path()))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("mended.csv,2,")
        .contains("familyName");
    submit(page, failure.locator("td a").last());
    assertThat(page.url()).contains("message.xhtml?receipt=");

    go(page, "/jobs.xhtml?file=MENDED&state=completed");
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    Page auditor = as("otto", Reader.ENGLISH);
    go(auditor, "/run.xhtml?id=" + run);
    assertThat(auditor.locator("main form").count()).as("who only reads").isZero();
  }

  @Test
  @Order(22)
  void a_run_is_stopped_on_its_way_and_goes_on_to_its_end() throws Exception {
    Page page = as("olga", Reader.ENGLISH);
    go(page, "/jobs.xhtml?flow=shop-person&file=many.csv");
    submit(page, button(page, "Start a run"));
    assertThat(notice(page)).contains("The run is under way");
    String run = runOf(page);
    submit(page, button(page, "Stop"));
    assertThat(notice(page)).contains("It stops behind the part");
    ended(run, "stopped");
    assertThat(run(run).get("records").asLong()).isLessThan(MANY);
    Page chinese = as("olga", Reader.CHINESE);
    go(chinese, "/index.xhtml");
    assertThat(chinese.locator("main .tiles").first().textContent())
        .contains("文件运行已停下", "many.csv");

    go(page, "/run.xhtml?id=" + run);
    assertThat(page.locator("#progress ~ .badge").textContent()).isEqualTo("stopped");
    submit(page, button(page, "Go on"));
    assertThat(notice(page)).contains("It goes on");
    // The page tells of the end by itself.
    page.waitForSelector(
        "[data-live=progress] .badge.is-completed",
        new Page.WaitForSelectorOptions().setTimeout(LONG.toMillis()));
    assertThat(run(run).get("records").asLong()).isEqualTo(MANY);
    assertThat(run(run).get("executions")).hasSize(2);
    go(chinese, "/index.xhtml");
    assertThat(chinese.locator("main .tiles").first().textContent()).doesNotContain("many.csv");
  }

  @Test
  @Order(23)
  void a_run_that_failed_says_where_is_told_at_the_overview_and_is_restarted() throws Exception {
    put(
        "/api/flows/shop-list",
        """
        {"id": "shop-list", "system": "shop", "object": "list", "recordType": "customer",
         "format": {"kind": "json"}, "mapping": "shop-person", "state": "full", "order": "version"}
        """);
    file("broken.json", "[{\"no\": \"J-1\", \"rev\": 1, \"name\": \"Whole\"}, {\"no\": ]");
    Page page = as("olga", Reader.CHINESE);
    go(page, "/jobs.xhtml?flow=shop-list&file=broken.json");
    submit(page, button(page, "启动运行"));
    String run = runOf(page);
    ended(run, "failed");

    go(page, "/index.xhtml");
    Locator matter =
        page.locator("main .tile.needs", new Page.LocatorOptions().setHasText("broken.json"));
    assertThat(matter.textContent()).contains("次文件运行失败");
    submit(page, matter.locator("a"));
    assertThat(page.url()).contains("run.xhtml?id=" + run);
    assertThat(page.locator("[data-live=progress] .notice.bad").textContent())
        .contains("Behind record 1");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "run-failed-zh");
    submit(page, button(page, "继续"));
    assertThat(notice(page)).contains("已从停下之处继续");
    HubUnderTest.await("a second try", () -> run(run).get("executions").size(), n -> n == 2);
    ended(run, "failed");
    go(page, "/run.xhtml?id=" + run);
    assertThat(page.locator("#facts").locator("xpath=..").locator("tbody tr").count()).isEqualTo(2);
  }

  // ---- what every page is

  @Test
  @Order(30)
  void every_page_is_usable_by_keyboard_and_screen_reader_and_fits_a_narrow_screen() {
    allUsable("ines", pages());
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("jobs", "/jobs.xhtml");
    pages.put("jobs-none", "/jobs.xhtml?file=nobody");
    pages.put("jobs-mistake", "/jobs.xhtml?state=lost");
    pages.put("run", "/run.xhtml?id=1");
    pages.put("run-none", "/run.xhtml?id=999999");
    pages.put("files", "/files.xhtml");
    pages.put("files-none", "/files.xhtml?text=nobody");
    pages.put("flow-of-files", "/flow.xhtml?id=shop-person");
    pages.put("connect", "/connect.xhtml");
    pages.put("connect-file", "/connect.xhtml?system=shop&way=file");
    pages.put("connect-other-object", "/connect.xhtml?system=shop&way=file&object=order");
    pages.put("connect-jms", "/connect.xhtml?system=shop&way=jms");
    pages.put("connect-http", "/connect.xhtml?system=shop&way=http");
    pages.put("connect-other", "/connect.xhtml?system=shop&way=other");
    pages.put("connect-unknown", "/connect.xhtml?system=nobody");
    pages.put("overview-after-runs", "/index.xhtml");
    return pages;
  }
}
