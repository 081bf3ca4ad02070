package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

/** An administrator at the pages of users, tokens, audit trail and settings, in both languages. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdminPagesIT extends AtTheConsole {
  /** More than a page has. */
  private static final int AGENTS = 55;

  private static final String CRM =
      """
      {"id": "crm", "name": "Customer relations", "owner": "tests", "connections": [
        {"id": "api", "kind": "rest", "host": "crm.example.org", "port": 443, "secret": "crm/api-key"}]}
      """;

  private static final String CLIENT_SECRET = "a secret of nobody's provider";

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.find();
    hub =
        HubUnderTest.start(
            HubServer.named("admin-pages")
                .withSamples()
                .with("syncline.delivery.calls", "5")
                .environment("SYNCLINE_INTAKE_GROUPS", "3")
                .environment("SYNCLINE_OIDC_CLIENT_SECRET", CLIENT_SECRET));
    hub.account("olga", "operator", Map.of());
    hub.account("ines", "integrator", Map.of());
    hub.account("otto", "auditor", Map.of());
    hub.account("erp-machine", "machine", Map.of("system", "erp"));
    call("PUT", "/api/systems/crm", CRM);
    for (int i = 0; i < AGENTS; i++) {
      call(
          "POST",
          "/api/accounts",
          "{\"user\": \"agent-%02d\", \"password\": \"%s\", \"roles\": [\"agent\"], \"teams\": [\"north\"]}"
              .formatted(i, HubUnderTest.PASSWORD));
    }
    call(
        "POST",
        "/api/accounts",
        "{\"user\": \"sly\", \"password\": \"%s\", \"roles\": [\"agent\"], \"owners\": [\"%s\"]}"
            .formatted(HubUnderTest.PASSWORD, SCRIPT));
    call("POST", "/api/accounts/olga/tokens", "{\"label\": \"" + SCRIPT + "\", \"days\": 3}");
    call("POST", "/api/accounts/ines/tokens", "{\"label\": \"nightly report\", \"days\": 60}");
  }

  // ---- at the browser

  private static Page logIn(Page page, String user, String password) {
    go(page, "/login.xhtml");
    give(page, user, password);
    return page;
  }

  private static String notice(Page page) {
    return page.locator("main .notice[role=status]").textContent();
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void inert(Page page) {
    assertThat(page.evaluate("() => window.hacked")).as(page.url()).isNull();
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Download download(Page page, String format) {
    return page.waitForDownload(() -> link(page, format).click());
  }

  private static List<String> audited(String query) throws Exception {
    List<String> acts = new ArrayList<>();
    hub.admin()
        .get("/api/audit?" + query)
        .json()
        .get("entries")
        .forEach(
            entry -> acts.add(entry.get("actor").asText() + " " + entry.get("action").asText()));
    return acts;
  }

  // ---- users

  @Test
  @Order(1)
  void areas_are_offered_to_whom_they_are_for() {
    assertThat(areas("ada"))
        .containsSubsequence("Metrics", "Users", "API tokens", "Audit trail", "Settings");
    assertThat(areas("otto")).contains("Audit trail", "Settings").doesNotContain("Users");
    assertThat(areas("ines")).contains("Settings").doesNotContain("Users", "Audit trail");
    assertThat(areas("olga")).doesNotContain("Users", "API tokens", "Audit trail", "Settings");

    Page page = as("olga", Reader.CHINESE);
    for (String path :
        List.of(
            "/users.xhtml",
            "/user.xhtml?name=ada",
            "/audit.xhtml",
            "/settings.xhtml",
            "/egress.xhtml",
            "/secrets.xhtml")) {
      assertThat(go(page, path).status()).as(path).isEqualTo(403);
      assertThat(page.locator("h1").textContent()).isEqualTo("没有权限");
    }
  }

  private List<String> areas(String user) {
    return as(user, Reader.ENGLISH).locator("nav a").allTextContents().stream()
        .map(String::strip)
        .toList();
  }

  @Test
  @Order(2)
  void an_account_is_made_and_what_is_not_usable_is_marked_and_kept() {
    made(
        Reader.ENGLISH,
        "cleo",
        "Make an account",
        "There is an account of this name",
        "The account is made.");
    made(Reader.CHINESE, "dora", "创建账户", "已有同名账户", "账户已创建");
  }

  private void made(Reader reader, String user, String make, String taken, String done) {
    Page page = as("ada", reader);
    go(page, "/users.xhtml");
    link(page, make).click();
    page.locator("main input[name=user]").fill("olga");
    page.locator("main input[value=agent]").check();
    page.locator("main textarea[name=teams]").fill("north\nsouth");
    page.locator("main input[name=password]").fill(HubUnderTest.PASSWORD);
    page.locator("main input[name=again]").fill(HubUnderTest.PASSWORD);

    Response refused = page.waitForNavigation(() -> button(page, make).click());

    assertThat(refused.status()).isEqualTo(400);
    Locator field = page.locator("main input[name=user]");
    assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(page.locator("#mistake-user").textContent()).contains(taken);
    assertThat(page.locator("main input[value=agent]").isChecked()).isTrue();
    assertThat(page.locator("main textarea[name=teams]").inputValue()).isEqualTo("north\nsouth");
    assertThat(page.locator("main input[name=password]").inputValue()).isEmpty();
    assertThat(Access.seriousFaults(page)).isEmpty();
    Screens.take(page, "new-user-mistake-" + user);

    field.fill(user);
    page.locator("main input[name=password]").fill(HubUnderTest.PASSWORD);
    page.locator("main input[name=again]").fill(HubUnderTest.PASSWORD);
    button(page, make).click();

    assertThat(notice(page)).contains(done);
    assertThat(page.url()).contains("user.xhtml?name=" + user);
    assertThat(main(page).textContent()).contains("north").contains("south");
  }

  @Test
  @Order(3)
  void accounts_are_found_ordered_paged_and_taken_away() throws Exception {
    Page page = as("ada", Reader.ENGLISH);
    go(page, "/users.xhtml");
    assertThat(page.locator("tbody tr").count()).isEqualTo(50);
    link(page, "Next page").click();
    assertThat(page.locator("tbody tr").count()).isBetween(5, 49);
    link(page, "First page").click();
    page.locator("a.sort").click();
    assertThat(page.locator("tbody th").first().textContent()).isEqualTo("sly");
    assertThat(page.locator("th[aria-sort=descending]").count()).isEqualTo(1);

    page.locator("input[name=name]").fill("MACHINE");
    page.locator("form.filter button").click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    assertThat(main(page).textContent()).contains("erp-machine", "erp");
    assertThat(page.url()).contains("name=MACHINE").contains("order=falling");

    go(page, "/users.xhtml?role=agent&name=agent-0");
    Download csv = download(page, "CSV");
    assertThat(csv.suggestedFilename()).isEqualTo("syncline-accounts.csv");
    assertThat(Files.readAllLines(csv.path()))
        .hasSize(11)
        .last()
        .asString()
        .startsWith("agent-09,");
    assertThat(Files.readAllBytes(download(page, "XLSX").path())).startsWith('P', 'K');
    assertThat(audited("action=account.export")).hasSize(4).containsOnly("ada account.export");

    Page chinese = as("ada", Reader.CHINESE);
    go(chinese, "/users.xhtml?role=king&name=x");
    assertThat(chinese.locator("#mistake-role").textContent()).isEqualTo("请从列表中选择。");
    assertThat(chinese.locator("tbody tr").count()).isZero();
    assertThat(chinese.locator("input[name=name]").inputValue()).isEqualTo("x");
    go(chinese, "/users.xhtml?name=nobody-at-all");
    assertThat(main(chinese).textContent()).contains("没有符合条件的账户。");
  }

  @Test
  @Order(4)
  void a_blocked_account_is_out_at_once_and_in_again_when_it_is_let() {
    Page cleo = as("cleo", Reader.ENGLISH);
    Page page = as("ada", Reader.ENGLISH);
    go(page, "/user.xhtml?name=cleo");

    button(page, "Block the account").click();

    assertThat(notice(page)).contains("The account is blocked");
    assertThat(page.locator(".badge.is-blocked").count()).isEqualTo(1);
    assertThat(main(page).textContent()).contains("Blocked since, by");
    Screens.take(page, "user-blocked");
    go(cleo, "/account.xhtml");
    assertThat(cleo.locator("h1").textContent()).isEqualTo("Log in");
    logIn(cleo, "cleo", HubUnderTest.PASSWORD);
    assertThat(main(cleo).textContent()).contains("do not go together");

    button(page, "Let the account in again").click();
    assertThat(notice(page)).contains("may be used again");
    logIn(cleo, "cleo", HubUnderTest.PASSWORD);
    assertThat(cleo.locator("h1").textContent()).contains("cleo");
  }

  @Test
  @Order(5)
  void an_account_is_signed_out_everywhere_given_roles_and_another_password() {
    Page dora = as("dora", Reader.CHINESE);
    Page page = as("ada", Reader.CHINESE);
    go(page, "/user.xhtml?name=dora");
    button(page, "在所有位置退出登录").click();
    assertThat(notice(page)).contains("所有会话均已结束");
    go(dora, "/account.xhtml");
    assertThat(dora.locator("h1").textContent()).isEqualTo("登录");

    page.locator("main input[value=operator]").check();
    page.locator("button[value=change]").click();
    assertThat(page.locator("#mistake-roles").textContent()).contains("业务人员和机器不得有其他角色");
    assertThat(page.locator("main input[value=operator]").isChecked()).isTrue();
    page.locator("main input[value=agent]").uncheck();
    page.locator("main textarea[name=teams]").fill("");
    page.locator("button[value=change]").click();
    assertThat(notice(page)).contains("账户已更改");

    page.locator("main input[name=password]").fill("dora dora dora");
    page.locator("main input[name=again]").fill("dora dora dorb");
    page.locator("button[value=password]").click();
    assertThat(page.locator("#mistake-again").textContent()).contains("不一致");
    assertThat(page.locator("main input[value=operator]").isChecked()).isTrue();
    page.locator("main input[name=password]").fill("another password for dora");
    page.locator("main input[name=again]").fill("another password for dora");
    page.locator("button[value=password]").click();
    assertThat(notice(page)).contains("账户密码已更改");
    logIn(dora, "dora", "another password for dora");
    assertThat(dora.locator("h1").textContent()).isEqualTo("总览");
  }

  @Test
  @Order(6)
  void an_account_is_removed_by_who_is_sure_and_the_last_administrator_is_not() throws Exception {
    Page page = as("ada", Reader.ENGLISH);
    go(page, "/user.xhtml?name=agent-54");
    // As a browser would that knows nothing of required fields.
    page.evaluate("() => document.querySelectorAll('form').forEach(f => f.noValidate = true)");
    button(page, "Remove the account").click();
    assertThat(notice(page)).contains("tick the box");
    go(page, "/user.xhtml?name=agent-54");
    page.locator("main input[name=sure]").check();
    button(page, "Remove the account").click();
    assertThat(notice(page)).contains("The account is removed");
    assertThat(hub.admin().get("/api/accounts/agent-54").status()).isEqualTo(404);
    go(page, "/user.xhtml?name=agent-54");
    assertThat(main(page).textContent()).contains("There is no such account.");

    go(page, "/user.xhtml?name=ada");
    assertThat(main(page).textContent()).contains("This is your own account.");
    button(page, "Block the account").click();
    assertThat(notice(page)).contains("last administrator");
  }

  @Test
  @Order(7)
  void one_signs_out_everywhere_by_oneself() {
    Page here = as("otto", Reader.ENGLISH);
    Page there = as("otto", Reader.CHINESE);
    go(here, "/account.xhtml");

    button(here, "Sign out everywhere").click();

    assertThat(notice(here)).contains("All sessions of your account have ended");
    go(there, "/audit.xhtml");
    assertThat(there.locator("h1").textContent()).isEqualTo("登录");
  }

  // ---- tokens

  @Test
  @Order(10)
  void a_token_is_made_shown_once_used_and_revoked() throws Exception {
    token(Reader.ENGLISH, "Make a token", "Choose at least one", "the only time", "worth nothing");
    token(Reader.CHINESE, "创建令牌", "请至少选择一项", "仅显示这一次", "即刻失效");
  }

  private void token(Reader reader, String make, String mistake, String once, String revoked)
      throws Exception {
    Page page = as("olga", reader);
    go(page, "/account.xhtml");
    page.locator("main a[href^='tokens.xhtml']").click();
    link(page, make).click();
    page.locator("main input[name=label]").fill("a report " + SCRIPT);
    page.locator("main input[name=days]").fill("5");
    button(page, make).click();
    assertThat(page.locator("#mistake-scopes").textContent()).contains(mistake);
    assertThat(page.locator("main input[name=label]").inputValue()).isEqualTo("a report " + SCRIPT);
    assertThat(Access.seriousFaults(page)).isEmpty();

    page.locator("main input[value='ledger.read']").check();
    button(page, make).click();

    assertThat(notice(page)).contains(once);
    String secret = page.locator(".secret").textContent();
    assertThat(secret).startsWith("syncline_");
    assertThat(page.url()).endsWith("/make-token");
    assertThat(Access.seriousFaults(page)).isEmpty();
    if (reader.equals(Reader.ENGLISH)) {
      Screens.take(page, "token-made");
    }
    inert(page);
    assertThat(statusWith(secret, "/api/ledger")).isEqualTo(200);
    assertThat(statusWith(secret, "/api/messages")).isEqualTo(403);

    page.locator("main .links a").click();
    assertThat(main(page).textContent()).contains("a report " + SCRIPT).doesNotContain(secret);
    inert(page);
    page.locator("tbody tr")
        .filter(new Locator.FilterOptions().setHasText("a report"))
        .locator("button")
        .click();
    assertThat(notice(page)).contains(revoked);
    assertThat(statusWith(secret, "/api/ledger")).isEqualTo(401);
    assertThat(page.content()).doesNotContain(secret);
  }

  private static int statusWith(String token, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(java.net.URI.create(hub.url() + path))
            .header("Authorization", "Bearer " + token)
            .build();
    return java.net.http.HttpClient.newHttpClient()
        .send(request, java.net.http.HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  @Order(11)
  void an_administrator_sees_tokens_of_all_and_others_their_own() throws Exception {
    Page page = as("ada", Reader.ENGLISH);
    go(page, "/tokens.xhtml");
    assertThat(main(page).textContent()).contains("nightly report", SCRIPT, "ends soon");
    inert(page);
    assertThat(page.locator("tbody tr").first().textContent()).as("ends first").contains("olga");
    page.locator("form.filter input[name=account]").fill("ines");
    page.locator("form.filter button").click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    assertThat(Files.readAllLines(download(page, "CSV").path())).hasSize(2);
    assertThat(audited("action=token.export&subject=account/ines")).hasSize(2);
    page.locator("details.inline summary").click();
    assertThat(page.locator("details.inline").textContent()).contains("Read records");

    Page operator = as("olga", Reader.CHINESE);
    go(operator, "/tokens.xhtml");
    assertThat(main(operator).textContent()).contains(SCRIPT).doesNotContain("nightly report");
    go(operator, "/tokens.xhtml?account=ines");
    assertThat(operator.locator("#mistake-account").textContent()).isEqualTo("您只能查看自己账户的令牌。");
    assertThat(operator.locator("tbody tr").count()).isZero();
    go(operator, "/new-token.xhtml?account=ines");
    assertThat(operator.locator("main form").count()).isZero();
  }

  // ---- audit trail

  @Test
  @Order(20)
  void the_trail_is_searched_by_who_act_object_outcome_and_time() throws Exception {
    Page page = as("otto", Reader.ENGLISH);
    go(page, "/audit.xhtml");
    assertThat(page.locator("tbody tr").count()).isEqualTo(50);
    long newest = Long.parseLong(page.locator("tbody th").first().textContent());
    link(page, "Next page").click();
    assertThat(Long.parseLong(page.locator("tbody th").first().textContent()))
        .isEqualTo(newest - 50);
    page.locator("a.sort").click();
    assertThat(page.locator("tbody th").first().textContent()).isEqualTo("1");

    go(page, "/audit.xhtml");
    page.locator("input[name=actor]").fill("ada");
    page.locator("input[name=action]").fill("account.block");
    page.locator("input[name=subject]").fill("account/");
    page.locator("form.filter button").click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    assertThat(page.locator("tbody").textContent()).contains("Account blocked", "account/cleo");
    assertThat(page.url()).contains("actor=ada", "action=account.block", "subject=account%2F");
    assertThat(page.locator("tbody a").count()).as("auditors have no page of accounts").isZero();
    Locator time = page.locator("tbody time").first();
    assertThat(time.getAttribute("title")).endsWith("Z").isEqualTo(time.getAttribute("datetime"));

    go(page, "/audit.xhtml?outcome=refused&actor=olga");
    assertThat(page.locator("tbody .badge.is-refused").count())
        .isPositive()
        .isEqualTo(page.locator("tbody tr").count());
    Page admin = as("ada", Reader.ENGLISH);
    go(admin, "/audit.xhtml?action=account.block");
    admin.locator("tbody a").first().click();
    assertThat(admin.url()).endsWith("/user.xhtml?name=cleo");
    link(admin, "What was done to it").click();
    assertThat(admin.locator("tbody tr").count()).isGreaterThanOrEqualTo(3);
    assertThat(admin.locator("input[name=subject]").inputValue()).isEqualTo("account/cleo");
  }

  @Test
  @Order(21)
  void a_search_that_is_not_understood_is_marked_and_nothing_is_found() {
    Page page = as("otto", Reader.CHINESE);
    go(page, "/audit.xhtml?from=yesterday&actor=" + coded("\"><script>window.hacked=1</script>"));
    assertThat(page.locator("#mistake-from").textContent()).contains("请填写日期和时间");
    assertThat(page.locator("tbody tr").count()).isZero();
    assertThat(page.locator("input[name=actor]").inputValue()).contains("<script>");
    inert(page);
    assertThat(Access.seriousFaults(page)).isEmpty();
    go(page, "/audit.xhtml?subject=record%2F999999");
    assertThat(main(page).textContent()).contains("没有符合条件的条目。");
  }

  @Test
  @Order(22)
  void what_is_found_in_the_trail_is_taken_away() throws Exception {
    Page page = as("otto", Reader.ENGLISH);
    go(page, "/audit.xhtml?action=account.create&subject=account%2Folga");
    List<String> lines = Files.readAllLines(download(page, "CSV").path());
    assertThat(lines).hasSize(2).last().asString().contains("ada,account.create,account/olga");
    assertThat(Files.readAllBytes(download(page, "XLSX").path())).startsWith('P', 'K');
    assertThat(audited("action=audit.export")).containsOnly("otto audit.export").hasSize(4);
  }

  @Test
  @Order(23)
  void the_trail_is_verified_with_its_progress_and_without_a_script() {
    Page page = as("otto", Reader.ENGLISH);
    go(page, "/audit.xhtml");
    page.locator("form[data-verify] .go button").click();
    Locator said = page.locator("form[data-verify] [role=status]");
    page.waitForFunction(
        "() => document.querySelector('form[data-verify] [role=status]').textContent.startsWith('The trail is sound')");
    assertThat(said.textContent())
        .matches("The trail is sound: all [0-9]+ entries are what was kept\\.");
    assertThat(page.locator("form[data-verify] progress").evaluate("bar => bar.value === bar.max"))
        .isEqualTo(true);

    Page plain = plainPage(Reader.CHINESE);
    logIn(plain, "otto", HubUnderTest.PASSWORD);
    go(plain, "/audit.xhtml");
    plain.locator("form[data-verify] .go button").click();
    assertThat(notice(plain)).contains("审计记录完好");
    go(plain, "/audit.xhtml?done=sound&number=99");
    assertThat(plain.locator("main .notice").count()).as("no address says so").isZero();
  }

  // ---- settings

  @Test
  @Order(30)
  void settings_are_shown_with_value_source_and_meaning_and_no_secret() throws Exception {
    Page page = as("otto", Reader.ENGLISH);
    go(page, "/settings.xhtml");
    assertThat(page.locator("tbody tr").count()).isGreaterThan(45);
    page.locator("input[name=text]").fill("intake.groups");
    page.locator("form.filter button").click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(1);
    assertThat(page.locator("tbody").textContent())
        .contains("syncline.intake.groups", "Most transactions of intake")
        .contains("3", "the environment of the server", "Where it is not set: 2");
    go(page, "/settings.xhtml?source=property&text=delivery.calls");
    assertThat(page.locator("tbody").textContent())
        .contains("5", "a system property of the server", "Where it is not set: 16");
    go(page, "/settings.xhtml?text=client-secret");
    assertThat(page.locator("tbody").textContent())
        .contains("set, and not shown", "the environment of the server");
    go(page, "/settings.xhtml");
    assertThat(page.content()).doesNotContain(CLIENT_SECRET);
    List<String> lines = Files.readAllLines(download(page, "CSV").path());
    assertThat(lines).first().asString().endsWith("setting,value,source,default,secret,meaning");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("syncline.oidc.client-secret,,environment,,true,"))
        .noneMatch(line -> line.contains(CLIENT_SECRET));
    assertThat(hub.admin().get("/api/settings").body())
        .contains("syncline.oidc.client-secret")
        .doesNotContain(CLIENT_SECRET);

    Page chinese = as("otto", Reader.CHINESE);
    go(chinese, "/settings.xhtml?text=" + coded("旧系统 端口"));
    assertThat(chinese.locator("tbody").textContent()).contains("syncline.jms.port");
    go(chinese, "/settings.xhtml?source=air");
    assertThat(chinese.locator("#mistake-source").textContent()).isEqualTo("请从列表中选择。");
  }

  @Test
  @Order(31)
  void a_host_is_allowed_changed_and_removed_and_what_is_no_host_is_marked() throws Exception {
    egress(Reader.ENGLISH, "crm-one", "Give a host name", "The entry is in force", "is removed");
    egress(Reader.CHINESE, "crm-two", "请填写主机名", "该条目已生效", "该条目已移除");
  }

  private void egress(Reader reader, String id, String mistake, String done, String removed)
      throws Exception {
    Page page = as("ada", reader);
    go(page, "/settings.xhtml");
    page.locator(".tabs a[href='egress.xhtml']").click();
    page.locator("main input[name=id]").fill(id);
    page.locator("main input[name=host]").fill("https://" + SCRIPT);
    page.locator("button[value=put]").click();
    assertThat(page.locator("#mistake-host").textContent()).contains(mistake);
    assertThat(page.locator("main input[name=host]").inputValue()).isEqualTo("https://" + SCRIPT);
    inert(page);
    assertThat(Access.seriousFaults(page)).isEmpty();

    page.locator("main input[name=host]").fill("*.example.org");
    page.locator("main input[name=ports]").fill("443, 8443");
    page.locator("main input[value=private]").check();
    page.locator("button[value=put]").click();
    assertThat(notice(page)).contains(done);
    page.locator("tbody th a").filter(new Locator.FilterOptions().setHasText(id)).click();
    assertThat(page.locator("main input[name=ports]").inputValue()).isEqualTo("443, 8443");
    assertThat(page.locator("main input[value=private]").isChecked()).isTrue();
    Screens.take(page, "egress-" + id);
    page.locator("main input[name=ports]").fill("444");
    page.locator("button[value=put]").click();
    assertThat(hub.admin().get("/api/egress").body()).contains("[444]");

    page.locator("tbody tr")
        .filter(new Locator.FilterOptions().setHasText(id))
        .locator("button")
        .click();
    assertThat(notice(page)).contains(removed);
    assertThat(hub.admin().get("/api/egress").body()).doesNotContain(id);
  }

  @Test
  @Order(32)
  void a_secret_is_set_and_deleted_and_never_shown() throws Exception {
    secret(Reader.ENGLISH, "No connection of this system uses", "The secret is set", "is deleted");
    secret(Reader.CHINESE, "该系统没有使用此名称机密的连接", "机密已设置", "机密已删除");
  }

  private void secret(Reader reader, String mistake, String done, String removed) throws Exception {
    Page page = as("ines", reader);
    go(page, "/settings.xhtml");
    page.locator(".tabs a[href='secrets.xhtml']").click();
    assertThat(page.locator("button[value=reseal]").count()).as("for administrators").isZero();
    page.locator("main input[name=name]").fill("crm/unknown");
    page.locator("main textarea[name=value]").fill("hunter2-hunter2");
    page.locator("button[value=put]").click();
    assertThat(page.locator("#mistake-name").textContent()).contains(mistake);
    assertThat(page.content()).doesNotContain("hunter2");
    assertThat(Access.seriousFaults(page)).isEmpty();

    page.locator("main input[name=name]").fill("crm/api-key");
    page.locator("main textarea[name=value]").fill("hunter2-hunter2\n");
    page.locator("button[value=put]").click();
    assertThat(notice(page)).contains(done);
    assertThat(page.locator("tbody").textContent()).contains("crm/api-key", "api", "ines");
    assertThat(page.content()).doesNotContain("hunter2");
    if (reader.equals(Reader.ENGLISH)) {
      Screens.take(page, "secrets");
      Page admin = as("ada", reader);
      go(admin, "/secrets.xhtml");
      admin.locator("button[value=reseal]").click();
      assertThat(notice(admin)).contains("sealed with the newest key");
    }

    page.locator("tbody button").click();
    assertThat(notice(page)).contains(removed);
    assertThat(hub.admin().get("/api/secrets").json().get("secrets")).isEmpty();
  }

  // ---- what every page is

  @Test
  @Order(40)
  void scripts_in_what_was_stored_stay_text_on_every_page() {
    Page page = as("ada", Reader.ENGLISH);
    for (String path :
        List.of(
            "/users.xhtml?name=sly",
            "/user.xhtml?name=sly",
            "/tokens.xhtml",
            "/users.xhtml?name=" + coded(SCRIPT),
            "/tokens.xhtml?account=" + coded("\">" + SCRIPT),
            "/settings.xhtml?text=" + coded("\">" + SCRIPT),
            "/egress.xhtml?text=" + coded("\">" + SCRIPT),
            "/secrets.xhtml?name=" + coded("\">" + SCRIPT))) {
      assertThat(go(page, path).status()).as(path).isEqualTo(200);
      inert(page);
    }
    go(page, "/user.xhtml?name=sly");
    assertThat(main(page).textContent()).contains(SCRIPT);
    assertThat(page.locator("main textarea[name=owners]").inputValue()).isEqualTo(SCRIPT);
  }

  @Test
  @Order(41)
  void every_page_is_usable_by_keyboard_and_screen_reader_and_fits_a_narrow_screen()
      throws Exception {
    call(
        "PUT",
        "/api/egress/crm",
        "{\"host\": \"crm.example.org\", \"ports\": [443], \"plain\": true}");
    call("PUT", "/api/secrets/crm/api-key", "{\"value\": \"hunter2-hunter2\"}");
    allUsable("ada", pages());
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("users", "/users.xhtml");
    pages.put("users-mistake", "/users.xhtml?role=king");
    pages.put("users-none", "/users.xhtml?name=nobody-at-all");
    pages.put("user", "/user.xhtml?name=sly");
    pages.put("user-own", "/user.xhtml?name=ada");
    pages.put("user-none", "/user.xhtml?name=nobody");
    pages.put("new-user", "/new-user.xhtml");
    pages.put("tokens", "/tokens.xhtml");
    pages.put("tokens-none", "/tokens.xhtml?account=cleo");
    pages.put("new-token", "/new-token.xhtml?account=olga");
    pages.put("audit", "/audit.xhtml");
    pages.put("audit-mistake", "/audit.xhtml?from=yesterday&to=x&outcome=y");
    pages.put("audit-none", "/audit.xhtml?subject=record%2F999");
    pages.put("settings", "/settings.xhtml");
    pages.put("settings-none", "/settings.xhtml?text=nothing+like+it");
    pages.put("egress", "/egress.xhtml?id=crm");
    pages.put("secrets", "/secrets.xhtml?name=crm%2Fapi-key");
    pages.put("account", "/account.xhtml");
    return pages;
  }

  @Test
  @Order(42)
  void a_form_of_a_page_that_is_older_than_its_session_does_nothing() throws Exception {
    Page page = as("ada", Reader.ENGLISH);
    go(page, "/user.xhtml?name=olga");
    page.evaluate("() => document.querySelectorAll('[name=token]').forEach(t => t.value = 'old')");

    Response answer = page.waitForNavigation(() -> button(page, "Block the account").click());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(page.locator("h1").textContent()).isEqualTo("The form was too old");
    assertThat(hub.admin().get("/api/accounts/olga").json().has("blockedAt")).isFalse();
  }
}
