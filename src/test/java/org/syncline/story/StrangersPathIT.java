package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.syncline.browser.Browser;
import org.syncline.browser.Browser.Reader;
import org.syncline.browser.Screens;
import org.syncline.server.HubServer;

/**
 * A stranger with a set-up token and a file, who uses nothing but the pages: from the first log-in
 * to a message that stopped, whose mapping is mended and which goes on.
 */
class StrangersPathIT extends AtTheConsole {
  private static final String PEOPLE =
      """
      KdNr;Rev;Vorname;Nachname;E-Mail;Ort
      1;1;Ada;Lovelace;ada@example.org;Ulm
      2;1;Grace;Hopper;grace@example.org;Jena
      3;1;Mary;Somerville;mary@example.org;Bonn
      4;1;Emmy;Noether;emmy@example.org;Erlangen
      5;1;Lise;Meitner;lise@example.org;Wien
      6;1;Sofja;Kowalewskaja;sofja@example.org;Heidelberg
      7;1;Maria;Mayer;maria@example.org;Kattowitz
      8;1;Hertha;Sponer;hertha@example.org;Neisse
      9;1;Ida;Noddack;ida@example.org;Wesel
      10;1;Agnes;Pockels;agnes@example.org;Braunschweig
      11;1;Dorothea;Größner;dorothea(at)example.org;Quedlinburg
      12;1;Klara;Immerwahr;klara(at)example.org;Breslau
      """;

  /** Records of the file, and those of them whose address is none. */
  private static final int ALL = 12;

  private static final int WRONG = 2;

  private static final Pattern PERCENT = Pattern.compile("([0-9]+(?:\\.[0-9])?)%");

  private static Locator button(Page page, String name) {
    return main(page)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(Page page, String name) {
    return main(page).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
  }

  private static Locator field(Page page, String name) {
    return page.locator("main [name='" + name + "']");
  }

  private static Response submit(Page page, Locator pressed) {
    return page.waitForNavigation(pressed::click);
  }

  @Test
  void somebody_new_gets_from_the_set_up_token_to_a_mended_message_by_the_pages_alone()
      throws Exception {
    browser = Browser.find();
    Page page = page(Reader.ENGLISH);
    hub =
        HubUnderTest.start(
            HubServer.named("strangers-path"), (fresh, token) -> setUp(page, fresh.url(), token));
    assertThat(page.locator("h1").textContent()).isEqualTo("Overview");

    connect(page);
    map(page);
    publish(page, "The customers of our shop");
    run(page);
    double before = accuracy(page, ALL);
    mend(page);
    replay(page);

    double after = accuracy(page, ALL + WRONG);
    assertThat(after).as("A after, and before").isGreaterThan(before);
    go(page, "/records.xhtml?text=gr%C3%B6%C3%9Fner");
    assertThat(main(page).locator("tbody tr").count()).isEqualTo(1);
    go(page, "/index.xhtml");
    assertThat(main(page).textContent()).contains("shop");
    Screens.take(page, "strangers-path-overview");
  }

  private static void setUp(Page page, String url, String token) {
    page.navigate(url + "/");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Set up this hub")).click();
    page.locator("input[name=set-up-token]").fill(token);
    page.locator("input[name=user]").fill(HubUnderTest.ADMIN);
    page.locator("input[name=password]").fill(HubUnderTest.PASSWORD);
    page.locator("input[name=again]").fill(HubUnderTest.PASSWORD);
    submit(page, page.locator("form.fields button"));
  }

  /** The system and its file, as the guide asks for them. */
  private static void connect(Page page) {
    submit(page, link(page, "Connect the first system"));
    field(page, "id").fill("shop");
    field(page, "name").fill("The shop");
    field(page, "owner").fill("Sales");
    page.locator("main input[value=file]").check();
    submit(page, button(page, "Make the system"));
    page.locator("#put-file input[type=file]")
        .setInputFiles(
            new FilePayload("people.csv", "text/csv", PEOPLE.getBytes(StandardCharsets.UTF_8)));
    button(page, "Put a file").click();
    page.waitForURL(Pattern.compile(".*done=file-put.*"));
    field(page, "object").fill("person");
    field(page, "recordType").selectOption("customer");
    field(page, "separator").selectOption("semicolon");
    submit(page, button(page, "Show the first records"));
    assertThat(page.locator("#sample ~ .sample").first().textContent())
        .contains("Nachname")
        .doesNotContain("Lovelace");
    submit(page, button(page, "Go on with this format"));
  }

  /** Every row that is suggested from the file, and the two that say which record and version. */
  private static void map(Page page) {
    submit(page, link(page, "Make the mapping"));
    assertThat(field(page, "recordType").inputValue()).isEqualTo("customer");
    submit(page, button(page, "Begin"));
    int accepted = 0;
    while (page.locator("button[value=accept]").count() > 0 && accepted < ALL) {
      submit(page, page.locator("button[value=accept]").first());
      accepted++;
    }
    assertThat(accepted).as("suggested rows").isGreaterThanOrEqualTo(4);
    write(page, "@key", "KdNr");
    write(page, "@version", "Rev");
    assertThat(main(page).textContent()).contains("familyName", "Nachname", "Lovelace");
    Screens.take(page, "strangers-path-mapping");
  }

  /** A row by hand, where none was suggested. */
  private static void write(Page page, String target, String source) {
    Locator rows = page.locator("section[aria-labelledby=rows] tbody th code");
    if (rows.allTextContents().contains(target)) {
      return;
    }
    if (link(page, "A new row instead").count() > 0) {
      link(page, "A new row instead").click();
    }
    field(page, "row.target").selectOption(target);
    field(page, "row.source").fill(source);
    submit(page, button(page, "Save the row"));
    assertThat(rows.allTextContents()).contains(target);
  }

  private static void publish(Page page, String why) {
    link(page, "Check and publish").click();
    page.locator("form:has(button[value='publish']) input[name=why]").fill(why);
    submit(page, button(page, "Publish the draft"));
    assertThat(page.locator(".notice").first().textContent()).contains("Published");
  }

  private static void run(Page page) {
    go(page, "/systems.xhtml");
    submit(page, link(page, "Connect a system"));
    submit(page, link(page, "The shop"));
    submit(page, button(page, "Make the flow"));
    submit(page, button(page, "Start a run"));
    page.waitForSelector(
        "[data-live=run] .badge.is-completed",
        new Page.WaitForSelectorOptions().setTimeout(60_000));
    page.reload();
    assertThat(page.locator("[data-live=run] .sums").textContent()).contains("parked");
  }

  /** A of the flow, once so many messages were mapped. */
  private static double accuracy(Page page, int mapped) {
    String tile =
        HubUnderTest.await(
            "the accuracy of " + mapped,
            () -> {
              go(page, "/metrics.xhtml?subject=flow:shop-person&metric=accuracy");
              return page.locator(".tile").nth(1).textContent();
            },
            text -> text.contains("of " + mapped + " records"));
    Matcher percent = PERCENT.matcher(tile);
    assertThat(percent.find()).as(tile).isTrue();
    return Double.parseDouble(percent.group(1));
  }

  /** Finds the stopped message by its customer's name, and has its address mended by a step. */
  private static void mend(Page page) {
    go(page, "/messages.xhtml");
    field(page, "text").fill("größner");
    field(page, "status").selectOption("parked");
    submit(page, page.locator("form.filter button.main"));
    assertThat(page.locator("tbody tr").count()).as("found by the name").isEqualTo(1);
    submit(page, page.locator("tbody th a"));
    assertThat(main(page).textContent()).contains("email");
    submit(page, link(page, "Mend the mapping with this message"));
    link(page, "Edit email").click();
    field(page, "step").selectOption("replace");
    submit(page, button(page, "Add the step"));
    int last = page.locator(".step").count() - 1;
    field(page, "row.step." + last + ".0").fill("(at)");
    field(page, "row.step." + last + ".1").fill("@");
    submit(page, button(page, "Save the row"));
    assertThat(
            page.locator("section[aria-labelledby=preview] tbody tr")
                .filter(new Locator.FilterOptions().setHasText("dorothea(at)"))
                .textContent())
        .contains("dorothea@example.org")
        .doesNotContain("rejected");
    publish(page, "Some write (at) for @");
  }

  private static void replay(Page page) {
    go(page, "/messages.xhtml?flow=shop-person&status=parked");
    assertThat(page.locator("tbody tr").count()).isEqualTo(WRONG);
    page.locator("form[data-parts] input[name=why]").fill("The mapping is mended");
    button(page, "Retry all").click();
    page.waitForURL(Pattern.compile(".*done=retried-many.*"));
    HubUnderTest.await(
        "nothing parked",
        () -> {
          go(page, "/messages.xhtml?flow=shop-person&status=parked");
          return page.locator("tbody tr").count();
        },
        left -> left == 0);
  }
}
