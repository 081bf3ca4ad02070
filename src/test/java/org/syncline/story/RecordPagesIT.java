package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syncline.browser.Access;
import org.syncline.browser.Browser;
import org.syncline.browser.Browser.Reader;
import org.syncline.browser.Screens;
import org.syncline.server.HubServer;

/** A record at the console: as it was, edited, related, merged and taken apart again. */
class RecordPagesIT extends AtTheConsole {
  private static long erpRecord;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.find();
    hub = HubUnderTest.start(HubServer.named("record-pages").withSamples());
    hub.account("ines", "integrator", Map.of());
    hub.account("olga", "operator", Map.of());
    hub.account("ann", "agent", Map.of());
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      erp.sendText(
          "linked",
          "{\"changedAt\": \"2026-11-01 10:00:00\", \"customer\": {\"no\": \"R-1\", \"rev\": 1,"
              + " \"name\": {\"last\": \"Hopper\"}}}");
    }
    hub.atRest(1);
    erpRecord = hub.admin().get("/api/links/erp/customer/customer/R-1").json().get("id").asLong();
  }

  // ---- what is there

  private static long made(String type, String values) throws Exception {
    return call("POST", "/api/records/" + type, "{\"values\": " + values + "}")
        .json()
        .get("id")
        .asLong();
  }

  private static void change(long record, String values) throws Exception {
    String path = "/api/records/" + record;
    tagged("PATCH", path, hub.admin().get(path).header("ETag"), "{\"values\": " + values + "}");
  }

  private static JsonNode values(long record) throws Exception {
    return hub.admin().get("/api/records/" + record).json().get("values");
  }

  private static int version(long record) throws Exception {
    return hub.admin().get("/api/records/" + record).json().get("version").asInt();
  }

  private static Locator button(Page page, String name) {
    return page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  private static Locator link(Page page, String name) {
    return page.locator("main")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
        .first();
  }

  private static Locator field(Page page, String name) {
    return page.locator("main [name='" + name + "']");
  }

  private static String told(Page page) {
    return page.locator(".notice").first().textContent();
  }

  // ---- as it was

  @Test
  void a_record_is_shown_as_it_was_in_a_version_and_at_a_moment() throws Exception {
    asItWas(Reader.ENGLISH, "This is the past: version 2.", "Back to how it is now");
    asItWas(Reader.CHINESE, "这是历史状态：第 2 版。", "返回当前状态");
  }

  private void asItWas(Reader reader, String past, String back) throws Exception {
    long record = made("customer", "{\"familyName\": \"Past\", \"city\": \"Rome\"}");
    change(record, "{\"city\": \"Jena " + SCRIPT.replace("\"", "\\\"") + "\"}");
    change(record, "{\"city\": \"Oslo\", \"employees\": 12}");
    Page page = as("ines", reader);
    go(page, "/record.xhtml?id=" + record);
    Locator slider = page.locator("input[type=range]");
    assertThat(slider.inputValue()).isEqualTo("3");
    assertThat(page.locator("#follow .notice").count()).isZero();

    slider.focus();
    page.keyboard().press("ArrowLeft");
    page.waitForCondition(() -> page.locator("#follow .notice").count() == 1);
    assertThat(page.locator("#follow").textContent()).contains(past, "Jena " + SCRIPT, "Oslo");
    assertThat(page.locator("#follow tr.differs").count()).isEqualTo(2);
    assertThat(page.locator("#step").textContent()).contains("2").contains("3");
    assertThat(page.url()).endsWith("record.xhtml?id=" + record + "&version=2");
    assertThat(page.evaluate("() => document.activeElement.name")).isEqualTo("version");
    assertThat(page.evaluate("() => window.hacked")).isNull();
    assertThat(Access.seriousFaults(page)).isEmpty();
    // The address alone shows the same.
    page.reload();
    assertThat(page.locator("#follow").textContent()).contains(past);
    link(page, back).click();
    assertThat(page.locator("#follow tr.differs").count()).isZero();

    go(page, "/record.xhtml?id=" + record + "&at=yesterday");
    assertThat(page.locator(".mistake").first().isVisible()).isTrue();
    assertThat(field(page, "at").inputValue()).isEqualTo("yesterday");
    go(page, "/record.xhtml?id=" + record + "&at=2020-01-01T00:00");
    assertThat(page.locator(".notice[role=alert]").count()).isEqualTo(1);
    assertThat(Access.seriousFaults(page)).isEmpty();
  }

  @Test
  void without_scripts_the_button_of_the_slider_leads_to_the_version() throws Exception {
    long record = made("customer", "{\"familyName\": \"Plain\", \"city\": \"Rome\"}");
    change(record, "{\"city\": \"Jena\"}");
    Page page = logIn(plainPage(Reader.ENGLISH), "ines");
    go(page, "/record.xhtml?id=" + record);
    page.locator("input[type=range]").focus();
    page.keyboard().press("ArrowLeft");
    page.waitForNavigation(() -> button(page, "Show this version").click());

    assertThat(page.url()).endsWith("version=1");
    assertThat(page.locator("#follow").textContent()).contains("This is the past", "Rome", "Jena");
  }

  @Test
  void what_is_masked_is_masked_in_the_past_and_agents_see_nothing_of_others() throws Exception {
    long record = made("customer", "{\"familyName\": \"Secretive\", \"owner\": \"somebody\"}");
    change(record, "{\"familyName\": \"Hidden\"}");
    long own = made("campaign", "{\"name\": \"Spring\", \"owner\": \"ann\"}");
    call("PUT", "/api/records/" + own + "/relations/members/" + record, "{\"values\": {}}");

    Page operator = as("olga", Reader.ENGLISH);
    go(operator, "/record.xhtml?id=" + record + "&version=1");
    assertThat(main(operator).textContent())
        .contains("S\u2026", "(masked)")
        .doesNotContain("Secretive")
        .doesNotContain("Hidden");
    assertThat(
            operator
                .locator("a[href^='merge.xhtml'], a[href^='edit-record'], form[action=archive]")
                .count())
        .isZero();

    Page agent = as("ann", Reader.ENGLISH);
    for (String address :
        List.of(
            "/record.xhtml?version=1&id=",
            "/edit-record.xhtml?id=",
            "/relations.xhtml?name=members&id=",
            "/relations.xhtml?id=")) {
      go(agent, address + record);
      String foreign = main(agent).textContent();
      go(agent, address + 999_999_999);
      assertThat(main(agent).textContent()).as(address).isEqualTo(foreign);
    }
    go(agent, "/record.xhtml?id=" + own);
    assertThat(main(agent).textContent()).doesNotContain(Long.toString(record));
    assertThat(go(agent, "/merge.xhtml?id=" + own).status()).isEqualTo(403);
  }

  // ---- relations

  @Test
  void a_relation_is_begun_refused_and_ended() throws Exception {
    related(
        Reader.ENGLISH,
        List.of("Keep the relation", "The relation is kept.", "The relation is ended."),
        "Nothing was changed: mend what is listed here");
    related(Reader.CHINESE, List.of("保存关系", "关系已保存。", "关系已结束。"), "未更改：请修正");
  }

  private void related(Reader reader, List<String> words, String refused) throws Exception {
    long campaign = made("campaign", "{\"name\": \"Summer\"}");
    long member = made("customer", "{\"familyName\": \"Member\"}");
    Page page = as("ines", reader);
    go(page, "/record.xhtml?id=" + campaign);
    page.locator("a[href*='name=members']").click();

    field(page, "other").fill("999999999");
    field(page, "v.status").selectOption("sent");
    Response answer = page.waitForNavigation(() -> button(page, words.get(0)).click());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(told(page)).contains(refused);
    assertThat(field(page, "v.status").inputValue()).isEqualTo("sent");
    assertThat(Access.seriousFaults(page)).isEmpty();

    field(page, "other").fill(Long.toString(member));
    page.waitForNavigation(() -> button(page, words.get(0)).click());
    assertThat(told(page)).contains(words.get(1));
    assertThat(page.locator("tbody tr").textContent()).contains("Member", "sent");
    go(page, "/record.xhtml?id=" + member);
    assertThat(page.locator("section:has(#leading) tbody").textContent()).contains("Summer");

    go(page, "/relations.xhtml?id=" + campaign + "&name=members");
    Screens.take(page, "relations-" + reader.language());
    page.waitForNavigation(() -> page.locator("button[value=unrelate]").click());
    assertThat(told(page)).contains(words.get(2));
    assertThat(page.locator("tbody").count()).isZero();
  }

  // ---- merge

  @Test
  void two_records_are_merged_after_a_look_and_taken_apart_again() throws Exception {
    merged(
        Reader.ENGLISH,
        List.of(
            "Merge another into it", "Find it by a search", "Search", "Merge this one", "Merge"),
        List.of("somebody has changed the record meanwhile", "Merged.", "The merge is taken back"));
    merged(
        Reader.CHINESE,
        List.of("合并另一条记录", "通过搜索查找", "搜索", "合并此记录", "合并"),
        List.of("期间有人更改了该记录", "已合并。", "合并已撤销"));
  }

  private void merged(Reader reader, List<String> words, List<String> told) throws Exception {
    String name = "Twin" + reader.language().replace("-", "");
    long kept = made("customer", "{\"familyName\": \"" + name + "\", \"city\": \"Rome\"}");
    long other = made("customer", "{\"familyName\": \"" + name + "\", \"phone\": \"+4930123456\"}");
    Page page = as("ines", reader);
    go(page, "/record.xhtml?id=" + kept);
    link(page, words.get(0)).click();
    link(page, words.get(1)).click();
    field(page, "text").fill(name);
    page.waitForNavigation(() -> button(page, words.get(2)).click());
    assertThat(page.locator("a[href^='merge.xhtml']").count()).isEqualTo(1);
    page.locator("a[href^='merge.xhtml']").click();
    assertThat(page.url()).contains("merge.xhtml?id=" + kept + "&with=" + other);
    assertThat(main(page).textContent()).contains("Rome", "+4930123456");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "merge-" + reader.language());

    change(other, "{\"city\": \"Jena\"}");
    field(page, "why").fill("The same person " + SCRIPT);
    Response refused = page.waitForNavigation(() -> button(page, words.get(4)).click());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(told(page)).contains(told.get(0));
    assertThat(field(page, "why").inputValue()).isEqualTo("The same person " + SCRIPT);
    assertThat(main(page).textContent()).contains("Jena");
    assertThat(version(kept)).isEqualTo(1);

    page.waitForNavigation(() -> button(page, words.get(4)).click());
    assertThat(told(page)).contains(told.get(1));
    assertThat(page.url()).contains("record.xhtml?id=" + kept);
    assertThat(values(kept).get("phone").asText()).isEqualTo("+4930123456");
    String message = page.locator("main > p > a[href^='message.xhtml']").getAttribute("href");
    go(page, "/" + message);
    assertThat(page.evaluate("() => window.hacked")).isNull();

    go(page, "/record.xhtml?id=" + other);
    page.locator(".notice a[href='record.xhtml?id=" + kept + "']").click();
    assertThat(page.locator("section:has(#merges) tbody").textContent())
        .contains(Long.toString(other));
    field(page, "why").fill("They are two");
    page.waitForNavigation(() -> page.locator("button[value=unmerge]").click());
    assertThat(told(page)).contains(told.get(2));
    assertThat(page.locator("section:has(#merges)").count()).isZero();
    assertThat(values(kept).has("phone")).isFalse();
    assertThat(values(other).get("phone").asText()).isEqualTo("+4930123456");
    assertThat(
            hub.admin()
                .get("/api/audit?action=record.unmerge&limit=1")
                .json()
                .at("/entries/0/detail")
                .asText())
        .endsWith("why=They are two");
  }

  @Test
  void what_can_not_be_merged_is_told_before_anything_is_asked() throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/merge.xhtml?id=" + erpRecord + "&with=" + erpRecord);
    assertThat(told(page)).contains("not merged with itself");
    go(page, "/merge.xhtml?id=" + erpRecord + "&with=999999999");
    assertThat(told(page)).contains("no other record of this type");
    assertThat(page.locator("button[value=merge]").count()).isZero();
  }

  // ---- edit

  @Test
  void a_record_is_made_edited_and_archived() throws Exception {
    edited(
        Reader.ENGLISH,
        List.of("New record", "Save", "Edit", "Archive", "Take out of the archive"),
        List.of("The record is made.", "mend what is listed", "meanwhile", "Saved.", "Archived"));
    edited(
        Reader.CHINESE,
        List.of("新建记录", "保存", "编辑", "归档", "取消归档"),
        List.of("记录已创建。", "请修正", "期间", "已保存。", "已归档"));
  }

  private void edited(Reader reader, List<String> words, List<String> told) throws Exception {
    Page page = as("ines", reader);
    go(page, "/records.xhtml");
    link(page, words.get(0)).click();
    field(page, "v.familyName").fill("New " + SCRIPT);
    field(page, "v.city").fill("Rome");
    page.waitForNavigation(() -> button(page, words.get(1)).click());
    assertThat(told(page)).contains(told.get(0));
    assertThat(page.evaluate("() => window.hacked")).isNull();
    long record = Long.parseLong(page.url().replaceAll(".*[?&]id=(\\d+).*", "$1"));

    link(page, words.get(2)).click();
    assertThat(field(page, "v.familyName").inputValue()).isEqualTo("New " + SCRIPT);
    field(page, "v.employees").fill("many");
    Response unusable = page.waitForNavigation(() -> button(page, words.get(1)).click());
    assertThat(unusable.status()).isEqualTo(400);
    assertThat(told(page)).contains(told.get(1));
    assertThat(field(page, "v.employees").getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(field(page, "v.employees").inputValue()).isEqualTo("many");
    assertThat(Access.seriousFaults(page)).isEmpty();

    change(record, "{\"city\": \"Jena\", \"employees\": 3}");
    field(page, "v.employees").fill("12");
    Response changed = page.waitForNavigation(() -> button(page, words.get(1)).click());
    assertThat(changed.status()).isEqualTo(409);
    assertThat(told(page)).contains(told.get(2));
    assertThat(field(page, "v.employees").inputValue()).isEqualTo("12");
    assertThat(page.locator("#about-employees q").textContent()).isEqualTo("3");
    assertThat(field(page, "v.city").inputValue()).isEqualTo("Jena");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "edit-record-changed-" + reader.language());

    page.waitForNavigation(() -> button(page, words.get(1)).click());
    assertThat(told(page)).contains(told.get(3));
    assertThat(values(record).get("employees").asInt()).isEqualTo(12);
    assertThat(values(record).get("city").asText()).isEqualTo("Jena");
    assertThat(version(record)).isEqualTo(3);

    page.waitForNavigation(() -> button(page, words.get(3)).click());
    assertThat(told(page)).contains(told.get(4));
    assertThat(hub.admin().get("/api/records/" + record).json().get("archived").asBoolean())
        .isTrue();
    page.waitForNavigation(() -> button(page, words.get(4)).click());
    assertThat(hub.admin().get("/api/records/" + record).json().has("archived")).isFalse();
  }

  // ---- history, links, looks

  @Test
  void a_long_history_comes_page_by_page() throws Exception {
    long record = made("customer", "{\"familyName\": \"Long\", \"employees\": 0}");
    for (int i = 1; i <= 22; i++) {
      change(record, "{\"employees\": " + i + "}");
    }
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/record.xhtml?id=" + record);
    Locator history = page.locator("section:has(#history) tbody tr");
    assertThat(history.count()).isEqualTo(20);
    assertThat(history.first().locator("del").textContent()).isEqualTo("21");
    assertThat(history.first().locator("ins").textContent()).isEqualTo("22");
    link(page, "Older versions").click();
    assertThat(history.count()).isEqualTo(3);
    assertThat(page.url()).contains("before=");
    history.last().locator("th a").click();
    assertThat(page.locator("#follow").textContent()).contains("This is the past: version 1.");
  }

  @Test
  void links_lead_to_their_flow_and_their_messages() throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/record.xhtml?id=" + erpRecord);
    Locator links = page.locator("section:has(#links) tbody");
    assertThat(links.textContent()).contains("erp", "R-1");
    assertThat(links.locator("a[href='flow.xhtml?id=erp-customers']").count()).isEqualTo(1);
    links.locator("a[href^='messages.xhtml']").first().click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    assertThat(page.locator("tbody").textContent()).contains("R-1");
  }

  @Test
  void all_pages_of_a_record_are_usable() throws Exception {
    long campaign = made("campaign", "{\"name\": \"Autumn\", \"budget\": 1000}");
    long member = made("customer", "{\"familyName\": \"Looked\", \"city\": \"Rome\"}");
    long twin = made("customer", "{\"familyName\": \"Looked\", \"city\": \"Jena\"}");
    change(member, "{\"city\": \"Oslo\"}");
    call(
        "PUT",
        "/api/records/" + campaign + "/relations/members/" + member,
        "{\"values\": {\"status\": \"sent\"}}");
    String path = "/api/records/" + member;
    tagged(
        "POST",
        path + "/merge",
        hub.admin().get(path).header("ETag"),
        "{\"with\": " + twin + ", \"version\": 1}");
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("record", "/record.xhtml?id=" + member);
    pages.put("record-past", "/record.xhtml?version=1&id=" + member);
    pages.put("record-mistake", "/record.xhtml?at=x&id=" + member);
    pages.put("record-merged", "/record.xhtml?id=" + twin);
    pages.put("record-none", "/record.xhtml?id=999999999");
    pages.put("record-campaign", "/record.xhtml?id=" + campaign);
    pages.put("relations", "/relations.xhtml?name=members&id=" + campaign);
    pages.put("relations-leading", "/relations.xhtml?id=" + member);
    pages.put("merge-choose", "/merge.xhtml?id=" + member);
    pages.put("merge", "/merge.xhtml?id=" + member + "&with=" + erpRecord);
    pages.put("merge-not", "/merge.xhtml?id=" + member + "&with=" + twin);
    pages.put("edit-record", "/edit-record.xhtml?id=" + member);
    pages.put("edit-record-new", "/edit-record.xhtml?type=campaign");
    pages.put("records-into", "/records.xhtml?type=customer&into=" + member);
    allUsable("ines", pages);
  }
}
