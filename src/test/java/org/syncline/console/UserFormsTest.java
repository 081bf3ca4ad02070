package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.security.Account;
import org.syncline.security.Account.Standing;
import org.syncline.security.Caller;
import org.syncline.security.Role;

/** What an administrator's forms about accounts do, and what their pages say where they did not. */
class UserFormsTest {
  private final AdminDesk desk =
      new AdminDesk()
          .with("ann", new Standing(Set.of(Role.AGENT), null, Set.of("Ann"), Set.of("North")));
  private final MakeUserServlet make = new MakeUserServlet(desk.administer, desk.sessions);
  private final UserServlet user = new UserServlet(desk.administer, desk.sessions);

  private FakeRequest making(String name, String... roles) {
    FakeRequest form = desk.form("/make-user", AdminDesk.ADA);
    form.with("user", name).with("password", AdminDesk.PASSWORD).with("again", AdminDesk.PASSWORD);
    if (roles.length > 0) {
      form.with("role", roles[0], Arrays.copyOfRange(roles, 1, roles.length));
    }
    return form;
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    if (form.path.equals("/make-user")) {
      make.doPost(form.request(), form.response());
    } else {
      user.doPost(form.request(), form.response());
    }
    return form;
  }

  private FakeRequest about(String name, String decision) {
    return desk.form("/user", AdminDesk.ADA)
        .with("name", name)
        .with("decision", decision)
        .with("back", "user.xhtml?name=" + name);
  }

  private static String mistake(FakeRequest form, String field) {
    return FormRefusal.mistake(form.request(), field);
  }

  private Account account(String name) {
    return desk.accounts.find(name).orElseThrow();
  }

  @Test
  void an_account_is_made_with_several_roles_and_its_page_says_so() throws Exception {
    FakeRequest made = post(making("cy@example.org", "operator", "auditor"));

    assertThat(made.redirect)
        .isEqualTo("/syncline/user.xhtml?name=cy%40example.org&done=user-made");
    assertThat(account("cy@example.org").roles())
        .containsExactlyInAnyOrder(Role.OPERATOR, Role.AUDITOR);
  }

  @Test
  void an_agent_is_made_with_what_it_owns_one_a_line() throws Exception {
    post(making("dan", "agent").with("owners", "Dan Lee\r\n\r\n D. Lee \r\n").with("teams", "x"));

    assertThat(account("dan").standing())
        .isEqualTo(
            new Standing(Set.of(Role.AGENT), null, Set.of("Dan Lee", "D. Lee"), Set.of("x")));
  }

  @ParameterizedTest
  @CsvSource({
    "user, Cy Lee, user, mistake.user",
    "user, ann, user, mistake.taken",
    "password, short, again, mistake.twice",
    "system, erp, system, mistake.machine",
    "teams, North, teams, mistake.owned"
  })
  void what_is_not_usable_is_told_at_its_field_and_nothing_is_made(
      String field, String given, String told, String mistake) throws Exception {
    FakeRequest form = post(making("cy", "auditor").with(field, given));

    assertThat(form.forwarded).isEqualTo("/new-user.xhtml");
    assertThat(form.status).isEqualTo(400);
    assertThat(mistake(form, told)).isEqualTo(mistake);
    assertThat(desk.accounts.find("cy")).isEmpty();
  }

  @Test
  void a_weak_password_is_told_and_never_shown_again_but_the_rest_is() throws Exception {
    FakeRequest form =
        post(
            making("cy", "auditor").with("password", "cycycycycycy").with("again", "cycycycycycy"));

    assertThat(mistake(form, "password")).isEqualTo("mistake.password");
    GivenForm given = new GivenForm(form.request());
    assertThat(given.text("user", "")).isEqualTo("cy");
    assertThat(given.ticked("role", "auditor", false)).isTrue();
    assertThat(given.ticked("role", "admin", true)).isFalse();
  }

  @Test
  void without_a_role_or_with_one_that_is_none_nothing_is_made() throws Exception {
    assertThat(mistake(post(making("cy")), "roles")).isEqualTo("mistake.roles");
    assertThat(mistake(post(making("cy", "king")), "roles")).isEqualTo("mistake.roles");
    assertThat(mistake(post(making("cy", "agent", "admin")), "roles")).isEqualTo("mistake.roles");
    assertThat(desk.accounts.find("cy")).isEmpty();
  }

  @Test
  void other_roles_take_the_place_of_the_ones_before() throws Exception {
    FakeRequest form = post(about("ann", "change").with("role", "auditor"));

    assertThat(form.redirect).isEqualTo("/syncline/user.xhtml?name=ann&done=user-changed");
    assertThat(account("ann").standing()).isEqualTo(Standing.of(Role.AUDITOR));
  }

  @Test
  void roles_that_do_not_go_together_are_told_on_the_accounts_page() throws Exception {
    FakeRequest form = post(about("ann", "change").with("role", "agent", "machine"));

    assertThat(form.forwarded).isEqualTo("/user.xhtml");
    assertThat(mistake(form, "roles")).isEqualTo("mistake.roles");
    assertThat(account("ann").roles()).containsExactly(Role.AGENT);
  }

  @Test
  void another_password_is_set_where_it_was_given_twice() throws Exception {
    String before = account("ann").passwordHash();
    FakeRequest once =
        post(about("ann", "password").with("password", "another long one").with("again", "x"));
    assertThat(mistake(once, "again")).isEqualTo("mistake.twice");
    assertThat(new GivenForm(once.request(), "change").refused())
        .as("the other form of the page shows things as they are")
        .isFalse();
    assertThat(account("ann").passwordHash()).isEqualTo(before);

    FakeRequest twice =
        post(
            about("ann", "password")
                .with("password", "another long one")
                .with("again", "another long one"));

    assertThat(twice.redirect).endsWith("done=user-password");
    assertThat(account("ann").passwordHash()).isNotEqualTo(before);
  }

  @Test
  void an_account_is_blocked_let_in_again_and_signed_out() throws Exception {
    assertThat(post(about("ann", "block")).redirect).endsWith("done=user-blocked");
    assertThat(account("ann").block().by()).isEqualTo("ada");
    assertThat(post(about("ann", "unblock")).redirect).endsWith("done=user-unblocked");
    assertThat(account("ann").blocked()).isFalse();
    assertThat(post(about("ann", "sessions")).redirect).endsWith("done=user-out");
    assertThat(account("ann").signOuts()).isEqualTo(2);
  }

  @Test
  void an_account_is_removed_by_who_is_sure() throws Exception {
    assertThat(post(about("ann", "remove")).redirect).endsWith("done=not-sure");
    assertThat(desk.accounts.find("ann")).isPresent();

    FakeRequest sure = post(about("ann", "remove").with("sure", "yes").with("back", "users.xhtml"));

    assertThat(sure.redirect).isEqualTo("/syncline/users.xhtml?done=user-removed");
    assertThat(desk.accounts.find("ann")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"block", "remove"})
  void the_last_administrator_stays(String decision) throws Exception {
    FakeRequest form = post(about("ada", decision).with("sure", "yes"));

    assertThat(form.redirect).endsWith("done=last-administrator");
    assertThat(account("ada").blocked()).isFalse();
  }

  @Test
  void what_is_not_there_or_not_known_is_told() throws Exception {
    assertThat(post(about("nobody", "block")).redirect).endsWith("done=user-unknown");
    assertThat(post(about("ann", "promote")).redirect).endsWith("done=not-understood");
  }

  @Test
  void a_form_of_elsewhere_or_of_who_may_not_does_nothing() throws Exception {
    for (Caller caller : new Caller[] {AdminDesk.BOB, AdminDesk.ADA}) {
      FakeRequest form = desk.form("/user", caller).with("name", "ann").with("decision", "block");
      if (caller.equals(AdminDesk.ADA)) {
        form.with("token", "made up");
      }
      assertThat(post(form).error).isEqualTo(403);
      FakeRequest making = making("cy", "admin").by(caller);
      if (caller.equals(AdminDesk.ADA)) {
        making.with("token", "made up");
      }
      assertThat(post(making).error).isEqualTo(403);
    }
    assertThat(account("ann").blocked()).isFalse();
    assertThat(desk.accounts.find("cy")).isEmpty();
  }
}
