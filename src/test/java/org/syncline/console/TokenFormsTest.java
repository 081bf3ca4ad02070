package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.platform.Permission;
import org.syncline.security.Account.Standing;
import org.syncline.security.ApiToken;
import org.syncline.security.Caller;
import org.syncline.security.KeepTokens.Result;
import org.syncline.security.Role;
import org.syncline.security.TokenQuery;

/** What the forms about API tokens and sessions do. */
class TokenFormsTest {
  private final AdminDesk desk = new AdminDesk().with("bob", Standing.of(Role.OPERATOR));
  private final MakeTokenServlet make = new MakeTokenServlet(desk.tokens, desk.sessions);
  private final RevokeTokenServlet revoke = new RevokeTokenServlet(desk.tokens, desk.sessions);

  private FakeRequest making(Caller caller, String account) {
    return desk.form("/make-token", caller)
        .with("account", account)
        .with("label", "nightly report")
        .with("days", "30")
        .with("scope", "records.read", "api.read");
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    make.doPost(form.request(), form.response());
    return form;
  }

  private List<ApiToken> tokensOf(String account) {
    return desk.tokens.page(new TokenQuery(account, null, false, null, 99), AdminDesk.ADA).tokens();
  }

  @Test
  void a_token_is_shown_once_by_the_page_that_made_it_and_nowhere_else() throws Exception {
    FakeRequest form = post(making(AdminDesk.BOB, "bob"));

    Result.Done made = MakeTokenServlet.made(form.request());
    assertThat(form.forwarded).isEqualTo("/new-token.xhtml");
    assertThat(form.redirect).as("no address holds it").isNull();
    assertThat(form.headers).containsEntry("Cache-Control", "no-store");
    assertThat(form.session.values()).noneMatch(kept -> kept.toString().contains(made.secret()));
    assertThat(desk.tokens.caller(made.secret()).orElseThrow().permissions())
        .containsExactlyInAnyOrder(Permission.READ_RECORDS, Permission.READ_API);
    assertThat(new NewTokenPage(form.request(), desk.tokens, visitor(form)).getMade())
        .isEqualTo(made);
    FakeRequest next = form.next().at("/new-token.xhtml").by(AdminDesk.BOB);
    assertThat(new NewTokenPage(next.request(), desk.tokens, visitor(next)).getMade()).isNull();
  }

  private Visitor visitor(FakeRequest request) {
    return new Visitor(request.request(), desk.sessions);
  }

  @ParameterizedTest
  @CsvSource({
    "label, '', label, mistake.label",
    "days, 0, days, mistake.days",
    "days, 367, days, mistake.days",
    "days, many, days, mistake.days",
    "scope, configuration.put, scopes, mistake.scopes",
    "scope, everything, scopes, mistake.scopes"
  })
  void what_is_not_usable_is_told_at_its_field_and_nothing_is_made(
      String field, String given, String told, String mistake) throws Exception {
    FakeRequest form = making(AdminDesk.BOB, "bob");
    form.many.remove(field);

    post(form.with(field, given));

    assertThat(form.status).isEqualTo(400);
    assertThat(FormRefusal.mistake(form.request(), told)).isEqualTo(mistake);
    assertThat(tokensOf("bob")).isEmpty();
  }

  @Test
  void without_a_choice_a_token_does_not_get_all_that_its_account_may() throws Exception {
    FakeRequest form = making(AdminDesk.BOB, "bob");
    form.many.remove("scope");
    form.parameters.remove("scope");

    post(form);

    assertThat(FormRefusal.mistake(form.request(), "scopes")).isEqualTo("mistake.scopes");
    assertThat(tokensOf("bob")).isEmpty();
  }

  @Test
  void an_administrator_makes_and_revokes_tokens_of_others_and_nobody_else_does() throws Exception {
    assertThat(post(making(AdminDesk.BOB, "ada")).error).isEqualTo(403);
    assertThat(tokensOf("ada")).isEmpty();
    assertThat(post(making(AdminDesk.ADA, "nobody")).error).isEqualTo(404);
    post(making(AdminDesk.ADA, "bob"));
    ApiToken token = tokensOf("bob").get(0);

    FakeRequest foreign = revoking(AdminDesk.BOB, "ada", token.id());
    assertThat(foreign.error).isEqualTo(403);
    FakeRequest forged =
        revoked(desk.form("/revoke-token", AdminDesk.ADA).with("token", "x"), "bob", token.id());
    assertThat(forged.error).isEqualTo(403);
    assertThat(tokensOf("bob")).hasSize(1);

    assertThat(revoking(AdminDesk.ADA, "bob", token.id()).redirect)
        .isEqualTo("/syncline/tokens.xhtml?account=bob&done=token-revoked");
    assertThat(tokensOf("bob")).isEmpty();
    assertThat(revoking(AdminDesk.ADA, "bob", token.id()).redirect).endsWith("token-unknown");
  }

  private FakeRequest revoking(Caller caller, String account, String id) throws Exception {
    return revoked(desk.form("/revoke-token", caller), account, id);
  }

  private FakeRequest revoked(FakeRequest form, String account, String id) throws Exception {
    form.with("account", account).with("id", id).with("back", "tokens.xhtml?account=" + account);
    revoke.doPost(form.request(), form.response());
    return form;
  }

  @Test
  void the_page_of_a_new_token_is_for_ones_own_account_and_for_administrators() {
    FakeRequest own = new FakeRequest().at("/new-token.xhtml").by(AdminDesk.BOB);
    FakeRequest others = own.next().by(AdminDesk.BOB).with("account", "ada");
    FakeRequest adas = own.next().by(AdminDesk.ADA).with("account", "bob");

    assertThat(new NewTokenPage(own.request(), desk.tokens, visitor(own)).getScopes())
        .contains("records.read")
        .doesNotContain("account.keep", "configuration.put");
    assertThat(new NewTokenPage(others.request(), desk.tokens, visitor(others)).isPossible())
        .isFalse();
    NewTokenPage forBob = new NewTokenPage(adas.request(), desk.tokens, visitor(adas));
    assertThat(forBob.isPossible()).isTrue();
    assertThat(forBob.isOwn()).isFalse();
    assertThat(forBob.getScopes()).doesNotContain("configuration.put");
  }

  @Test
  void all_own_sessions_are_ended_and_this_one_too() throws Exception {
    SignOutServlet signOut = new SignOutServlet(desk.ownSessions, desk.sessions);
    FakeRequest form = desk.form("/sign-out", AdminDesk.BOB);

    signOut.doPost(form.request(), form.response());

    assertThat(form.redirect).isEqualTo("/syncline/login.xhtml?done=signed-out");
    assertThat(form.session).isNull();
    assertThat(desk.accounts.find("bob").orElseThrow().signOuts()).isEqualTo(1);
    Caller elsewhere = Caller.of("of the provider", Set.of(Role.OPERATOR), null);
    FakeRequest other = desk.form("/sign-out", elsewhere);
    signOut.doPost(other.request(), other.response());
    assertThat(other.redirect).isEqualTo("/syncline/account.xhtml?done=sessions-elsewhere");
    FakeRequest forged = desk.form("/sign-out", AdminDesk.BOB).with("token", "x");
    signOut.doPost(forged.request(), forged.response());
    assertThat(forged.error).isEqualTo(403);
  }
}
