package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.Map;
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

/**
 * People who map what a system sends row by row, in a real browser, in both languages: from samples
 * to what is in force.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MappingEditorIT extends AtTheConsole {
  /** A made-up person, as a till of a shop knows her. */
  private static final String SAMPLE =
      """
      {"customer": {"no": "T-1", "firstName": "Ada", "lastName": "Byron", "email": "ada@example.org",
        "phone": "030 3456789", "address": {"city": "Ulm", "postalCode": "89073"}}, "note": "%s"}
      """
          .formatted(SCRIPT.replace("\"", "'"));

  private static long parked;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.find();
    hub = HubUnderTest.start(HubServer.named("mapping-editor").withSamples());
    hub.account("olga", "operator", Map.of());
    hub.account("ines", "integrator", Map.of());
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      for (int i = 0; i < 3; i++) {
        erp.sendText(
            "editor-" + i,
            "{\"customer\":{\"no\":\"E-%d\",\"rev\":1,\"name\":{\"first\":\"Ada\",\"last\":\"Byron\"},\"born\":\"%s\"}}"
                .formatted(i, i == 0 ? "1980-04-03" : "03.04.1980"));
      }
    }
    hub.atRest(3);
    parked =
        hub.admin()
            .get("/api/messages?system=erp&object=customer&status=parked")
            .json()
            .at("/messages/0/receipt")
            .asLong();
  }

  // ---- at the browser

  private static Locator button(Page page, String name) {
    return main(page)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator field(Page page, String name) {
    return page.locator("main [name='" + name + "']");
  }

  private static Response submit(Page page, Locator button) {
    return page.waitForNavigation(button::click);
  }

  /** The section with a heading of this id. */
  private static Locator part(Page page, String id) {
    return page.locator("section[aria-labelledby='" + id + "']");
  }

  private static JsonNode draft(String id) throws Exception {
    return hub.admin().get("/api/mappings/" + id + "/draft").json();
  }

  private static JsonNode row(JsonNode mapping, String target) {
    for (JsonNode row : mapping.get("rows")) {
      if (row.get("target").asText().equals(target)) {
        return row;
      }
    }
    throw new AssertionError("No row for " + target + " in " + mapping);
  }

  private static String traced(Page page, String target) {
    return part(page, "preview")
        .locator(
            "tbody tr",
            new Locator.LocatorOptions().setHas(page.locator("th code:text-is('" + target + "')")))
        .textContent();
  }

  // ---- a new mapping

  @Test
  @Order(1)
  void a_mapping_comes_from_a_sample_by_suggestions_one_changed_row_a_preview_and_a_reason()
      throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/mapping.xhtml");
    main(page)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Begin a mapping"))
        .click();
    field(page, "id").fill("till-customer");
    field(page, "recordType").selectOption("customer");
    field(page, "sample").fill(SAMPLE);
    submit(page, button(page, "Begin"));
    assertThat(page.locator(".notice[role=status]").textContent()).contains("The mapping is begun");
    assertThat(draft("till-customer").get("rows").size()).isZero();
    assertThat(part(page, "rows").textContent()).contains("Required, and without a row", "@key");
    assertThat(part(page, "source").textContent()).contains("lastName", "B… (5)", "postalCode");
    assertThat(page.content()).contains("Byron").doesNotContain("sample=");
    assertThat(Access.seriousFaults(page)).isEmpty();

    submit(page, page.locator("button[value=reject]").first());
    assertThat(page.locator(".notice[role=status]").textContent()).contains("not suggested again");
    assertThat(draft("till-customer").get("rows").size()).isZero();
    int accepted = 0;
    while (page.locator("button[value=accept]").count() > 0 && accepted < 8) {
      submit(page, page.locator("button[value=accept]").first());
      accepted++;
      assertThat(draft("till-customer").get("rows").size()).isEqualTo(accepted);
    }
    assertThat(accepted).as("suggested rows").isGreaterThan(3);
    assertThat(row(draft("till-customer"), "familyName").get("source").asText())
        .isEqualTo("customer.lastName");
    Screens.take(page, "mapping-editor-accepted");

    // What was rejected, if it was the key, is written by hand.
    if (part(page, "rows").locator("button[value='fill:@key']").count() > 0) {
      submit(page, part(page, "rows").locator("button[value='fill:@key']"));
      assertThat(field(page, "row.target").inputValue()).isEqualTo("@key");
      submit(page, page.locator("button[value='use:customer.no']"));
      assertThat(field(page, "row.source").inputValue()).isEqualTo("customer.no");
      submit(page, button(page, "Save the row"));
    }
    assertThat(row(draft("till-customer"), "@key").get("source").asText()).isEqualTo("customer.no");

    submit(
        page,
        part(page, "rows")
            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit familyName")));
    assertThat(field(page, "row.target").inputValue()).isEqualTo("familyName");
    field(page, "step").selectOption("upper");
    submit(page, button(page, "Add the step"));
    assertThat(page.locator(".step").count()).isEqualTo(1);
    assertThat(Access.seriousFaults(page)).isEmpty();
    submit(page, button(page, "Save the row"));

    assertThat(row(draft("till-customer"), "familyName").get("steps").toString())
        .isEqualTo("[\"upper\"]");
    assertThat(traced(page, "familyName")).contains("Byron", "upper", "BYRON");
    assertThat(page.evaluate("() => window.hacked")).isNull();
    Screens.take(page, "mapping-editor-preview");

    main(page)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Check and publish"))
        .click();
    page.locator("form:has(button[value='publish']) input[name=why]").fill("The tills");
    submit(page, button(page, "Publish the draft"));
    assertThat(page.locator(".notice").first().textContent()).contains("Published");
    assertThat(row(hub.admin().get("/api/mappings/till-customer").json(), "familyName").toString())
        .contains("upper");
  }

  @Test
  @Order(2)
  void what_can_be_no_mapping_is_told_where_it_begins_in_both_languages() {
    notBegun(Reader.ENGLISH, "Begin", "Use a lower-case letter");
    notBegun(Reader.CHINESE, "开始", "小写字母");
  }

  private void notBegun(Reader reader, String begin, String said) {
    Page page = as("ines", reader);
    go(page, "/mapping-editor.xhtml?system=erp&object=customer&kind=json");
    field(page, "id").fill("No Id");
    Response answer = submit(page, button(page, begin));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(page.locator("#mistake-id").textContent()).contains(said);
    assertThat(field(page, "id").inputValue()).isEqualTo("No Id");
    assertThat(field(page, "system").inputValue()).isEqualTo("erp");
    assertThat(Access.seriousFaults(page)).isEmpty();
  }

  // ---- a message that stopped

  @Test
  @Order(3)
  void a_message_that_stopped_shows_what_is_wrong_until_its_row_is_mended() throws Exception {
    Page page = as("ines", Reader.ENGLISH);
    go(page, "/message.xhtml?receipt=" + parked);
    main(page)
        .getByRole(
            AriaRole.LINK,
            new Locator.GetByRoleOptions().setName("Mend the mapping with this message"))
        .click();
    assertThat(page.locator("h1").textContent()).contains("erp-customer");
    assertThat(traced(page, "birthDate")).contains("1980-04-03", "rejected");
    assertThat(part(page, "source").locator("details details").count()).isPositive();

    main(page)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Edit birthDate"))
        .click();
    field(page, "row.format").fill("yyyy-MM-dd");
    submit(page, button(page, "Save the row"));
    assertThat(page.url()).contains("message=" + parked, "flow=erp-customers");
    assertThat(traced(page, "birthDate"))
        .contains("1980-04-03", "value")
        .doesNotContain("rejected");
    JsonNode birth = row(draft("erp-customer"), "birthDate");
    assertThat(birth.get("format").asText()).isEqualTo("yyyy-MM-dd");
    assertThat(birth.get("onBlank").asText()).isEqualTo("null");
    assertThat(draft("erp-customer").get("maps").size()).isEqualTo(4);
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "mapping-editor-mended");

    submit(page, button(page, "Try it"));
    assertThat(page.locator("#trial-result").textContent()).contains("3 of 3 messages were tried");
    Locator birthDates =
        page.locator("#trial-fields tbody tr", new Page.LocatorOptions().setHasText("birthDate"));
    assertThat(birthDates.locator("td").nth(3).textContent().strip()).as("fails").isEqualTo("2");
    assertThat(birthDates.locator("td").nth(4).textContent().strip()).as("mended").isEqualTo("1");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "mapping-editor-trial");
    field(page, "trial.limit").fill("0");
    Response refused = submit(page, button(page, "Try it"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(part(page, "trial").textContent()).contains("from 1 to 100,000");
  }

  // ---- what goes wrong

  @Test
  @Order(4)
  void a_step_that_can_never_work_is_told_at_its_row_in_both_languages() throws Exception {
    neverWorks(Reader.ENGLISH, "Add the step", "Save the row", "This keeps the row");
    neverWorks(Reader.CHINESE, "添加步骤", "保存该行", "以下问题使该行无法使用");
  }

  private void neverWorks(Reader reader, String add, String save, String said) throws Exception {
    Page page = as("ines", reader);
    go(page, "/mapping-editor.xhtml?id=erp-customer&flow=erp-customers&message=" + parked);
    Locator city =
        part(page, "rows")
            .locator("tbody tr", new Locator.LocatorOptions().setHasText("customer.address.city"));
    city.locator("a.button").click();
    field(page, "step").selectOption("substring");
    submit(page, button(page, add));
    int last = page.locator(".step").count() - 1;
    field(page, "row.step." + last + ".0").fill("ten");
    field(page, "row.step." + last + ".1").fill("3");
    Response unread = submit(page, button(page, save));
    assertThat(unread.status()).isEqualTo(400);
    assertThat(field(page, "row.step." + last + ".0").getAttribute("aria-invalid"))
        .isEqualTo("true");
    assertThat(field(page, "row.step." + last + ".0").inputValue()).isEqualTo("ten");
    field(page, "row.step." + last + ".0").fill("10");
    submit(page, button(page, save));

    assertThat(city.locator(".row-problems").textContent())
        .contains("steps[" + last + "]", "from <= to");
    assertThat(page.locator("#preview-trouble").textContent()).contains("from <= to");
    city.locator("a.button").click();
    assertThat(part(page, "row-form").textContent()).contains(said, "from <= to");
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "mapping-editor-wrong");
    submit(page, page.locator("button[value='drop:" + last + "']"));
    submit(page, button(page, save));
    assertThat(part(page, "rows").locator(".row-problems").count()).isZero();
    assertThat(row(draft("erp-customer"), "city").get("steps").size()).isEqualTo(2);
  }

  @Test
  @Order(5)
  void what_was_typed_stays_where_somebody_else_was_faster_in_both_languages() throws Exception {
    faster(Reader.ENGLISH, "Save the row", "Nothing was saved: somebody has kept another draft");
    faster(Reader.CHINESE, "保存该行", "已有他人保存了另一份草稿");
  }

  private void faster(Reader reader, String save, String said) throws Exception {
    Page mine = as("ines", reader);
    go(mine, "/mapping-editor.xhtml?id=erp-customer&row=5");
    Page theirs = as("ines", reader);
    go(theirs, "/mapping-editor.xhtml?id=erp-customer");
    field(theirs, "row.target").selectOption("fax");
    field(theirs, "row.source").fill("customer.fax." + reader.equals(Reader.CHINESE));
    submit(theirs, button(theirs, save));
    JsonNode kept = draft("erp-customer");

    field(mine, "row.source").fill("customer.mine");
    Response answer = submit(mine, button(mine, save));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(part(mine, "row-form").textContent()).contains(said);
    assertThat(field(mine, "row.source").inputValue()).isEqualTo("customer.mine");
    assertThat(part(mine, "rows").textContent()).as("theirs").contains("customer.fax");
    assertThat(draft("erp-customer")).isEqualTo(kept);
    assertThat(Access.seriousFaults(mine)).isEmpty();
  }

  @Test
  @Order(6)
  void rows_move_and_go_without_scripts_and_who_may_not_configure_sees_no_editor()
      throws Exception {
    Page page = plainPage(Reader.ENGLISH);
    logIn(page, "ines");
    go(page, "/mapping-editor.xhtml?id=till-customer");
    int rows = hub.admin().get("/api/mappings/till-customer").json().get("rows").size();
    String second =
        hub.admin().get("/api/mappings/till-customer").json().at("/rows/1/target").asText();
    submit(page, page.locator("button[value='up:1']"));
    assertThat(draft("till-customer").at("/rows/0/target").asText()).isEqualTo(second);
    submit(page, page.locator("button[value='remove:0']"));
    assertThat(draft("till-customer").get("rows").size()).isEqualTo(rows - 1);
    assertThat(page.locator(".notice[role=status]").textContent()).contains("The row is removed");

    Page operator = as("olga", Reader.ENGLISH);
    assertThat(go(operator, "/mapping-editor.xhtml?id=till-customer").status()).isEqualTo(403);
    go(operator, "/message.xhtml?receipt=" + parked);
    assertThat(operator.locator("a[href*='mapping-editor']").count()).isZero();
  }

  // ---- what every page is

  @Test
  @Order(7)
  void every_page_is_usable_by_keyboard_and_screen_reader_and_fits_a_narrow_screen() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("mapping-editor-new", "/mapping-editor.xhtml");
    pages.put(
        "mapping-editor",
        "/mapping-editor.xhtml?id=erp-customer&flow=erp-customers&look=50&row=3&message=" + parked);
    pages.put(
        "mapping-editor-system",
        "/mapping-editor.xhtml?id=erp-customer&system=erp&object=nothing&look=50&kind=csv");
    allUsable("ines", pages);
    Page chinese = as("ines", Reader.CHINESE);
    go(chinese, pages.get("mapping-editor"));
    Screens.take(chinese, "mapping-editor-zh");
    assertThat(Access.seriousFaults(chinese)).isEmpty();
  }
}
