package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.platform.GivenActor.ADA;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Account.Standing;
import org.syncline.security.AdministerAccounts.Result;
import org.syncline.security.AdministerAccounts.Wanted;

class AdministerAccountsTest {
  @TempDir private Path folder;
  private AccessWorld world;

  @BeforeEach
  void oneAdministrator() {
    world = new AccessWorld(folder).with("ada", Role.ADMIN);
  }

  private Result create(String name, String password, Set<Role> roles, String system) {
    return world.administer.create(
        new Wanted(name, password, new Standing(roles, system, Set.of(), Set.of())), ADA);
  }

  @Test
  void an_account_reads_back_as_it_was_made() {
    create("bo", AccessWorld.PASSWORD, Set.of(Role.OPERATOR, Role.INTEGRATOR), null);

    Account bo = world.accounts.find("bo").orElseThrow();
    assertThat(bo.roles()).containsExactlyInAnyOrder(Role.OPERATOR, Role.INTEGRATOR);
    assertThat(bo.createdAt()).isEqualTo(world.clock.instant());
    assertThat(bo.passwordHash()).startsWith("pbkdf2-sha512$").doesNotContain("horse");
  }

  @Test
  void who_made_changed_and_removed_an_account_is_in_the_trail() {
    create("bo", AccessWorld.PASSWORD, Set.of(Role.OPERATOR), null);
    create("bo", AccessWorld.PASSWORD, Set.of(Role.OPERATOR), null);
    world.administer.changePassword("bo", AccessWorld.PASSWORD + "!", GivenActor.everything("bo"));
    world.administer.remove("bo", GivenActor.everything("ada"));
    world.administer.remove("bo", GivenActor.everything("ada"));

    assertThat(world.audit.acts())
        .filteredOn(act -> act.subject().equals("account/bo"))
        .extracting(act -> act.actor() + " " + act.action() + " " + act.detail())
        .containsExactly(
            "ada account.create roles=[OPERATOR]", "bo account.password ", "ada account.remove ");
  }

  @Test
  void a_name_is_taken_once() {
    assertThat(create("ada", AccessWorld.PASSWORD, Set.of(Role.AUDITOR), null))
        .isEqualTo(new Result.NameTaken());
  }

  @Test
  void what_is_not_usable_is_named() {
    assertThat(field(create("Ada B", AccessWorld.PASSWORD, Set.of(Role.AUDITOR), null)))
        .isEqualTo("user");
    assertThat(field(create("bo", "elevenchars", Set.of(Role.AUDITOR), null)))
        .isEqualTo("password");
    assertThat(field(create("bo", AccessWorld.PASSWORD, Set.of(), null))).isEqualTo("roles");
    assertThat(field(create("bo", AccessWorld.PASSWORD, Set.of(Role.MACHINE, Role.ADMIN), "erp")))
        .isEqualTo("roles");
    assertThat(field(create("bo", AccessWorld.PASSWORD, Set.of(Role.MACHINE), null)))
        .isEqualTo("system");
    assertThat(field(create("bo", AccessWorld.PASSWORD, Set.of(Role.AUDITOR), "erp")))
        .isEqualTo("system");
  }

  private static String field(Result result) {
    return result instanceof Result.Invalid invalid ? invalid.field() : result.toString();
  }

  @Test
  void the_last_administrator_stays() {
    assertThat(world.administer.remove("ada", GivenActor.everything("ada")))
        .isEqualTo(new Result.LastAdministrator());

    world.with("eve", Role.ADMIN);

    assertThat(world.administer.remove("ada", GivenActor.everything("eve")))
        .isInstanceOf(Result.Done.class);
    assertThat(world.accounts.find("ada")).isEmpty();
  }

  @Test
  void nobody_can_be_changed_who_is_not_there() {
    assertThat(world.administer.remove("bo", GivenActor.everything("ada")))
        .isEqualTo(new Result.NoSuchAccount());
    assertThat(
            world.administer.changePassword(
                "bo", AccessWorld.PASSWORD, GivenActor.everything("ada")))
        .isEqualTo(new Result.NoSuchAccount());
  }

  @Test
  void other_roles_are_stored_and_noted_and_an_administrator_remains() {
    create("bo", AccessWorld.PASSWORD, Set.of(Role.OPERATOR), null);
    Standing agent = new Standing(Set.of(Role.AGENT), null, Set.of("Bo B"), Set.of("North"));

    assertThat(world.administer.change("bo", agent, ADA)).isInstanceOf(Result.Done.class);

    assertThat(world.accounts.find("bo").orElseThrow().standing()).isEqualTo(agent);
    assertThat(world.audit.acts())
        .contains(AuditTrail.Act.done("ada", "account.change", "account/bo", "roles=[AGENT]"));
    assertThat(world.administer.change("ada", agent, ADA))
        .isEqualTo(new Result.LastAdministrator());
    assertThat(world.administer.change("nobody", agent, ADA)).isEqualTo(new Result.NoSuchAccount());
  }

  @Test
  void who_may_not_administer_gets_nothing() {
    Actor bob = GivenActor.without(Permission.ADMINISTER_ACCOUNTS);
    Standing admin = Standing.of(Role.ADMIN);

    assertThatThrownBy(() -> world.administer.page(everybody(9), bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> world.administer.find("ada", bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> world.administer.block("ada", bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> world.administer.unblock("ada", bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> world.administer.signOut("ada", bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> world.administer.change("ada", admin, bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> world.administer.remove("ada", bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> world.administer.changePassword("ada", "another long one", bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(
            () -> world.administer.create(new Wanted("b", "another long one", admin), bob))
        .isInstanceOf(NotAllowedException.class);
    assertThat(world.audit.acts()).hasSize(1);
  }

  private static AccountQuery everybody(int limit) {
    return new AccountQuery(null, null, null, false, null, limit);
  }

  @Test
  void accounts_come_page_by_page_until_there_are_no_more() {
    world.with("bo", Role.OPERATOR).with("cy", Role.AUDITOR);

    AdministerAccounts.Page first = world.administer.page(everybody(2), ADA);
    AdministerAccounts.Page second = world.administer.page(everybody(2).page(first.next(), 2), ADA);

    assertThat(first.accounts()).extracting(Account::name).containsExactly("ada", "bo");
    assertThat(second.accounts()).extracting(Account::name).containsExactly("cy");
    assertThat(second.next()).isNull();
    assertThat(world.administer.page(everybody(3), ADA).next()).as("all are shown").isNull();
  }

  @Test
  void a_blocked_account_stays_blocked_since_it_was_until_it_is_let_in_again() {
    world.with("bo", Role.OPERATOR);
    Account.Block since = new Account.Block(world.clock.instant(), "ada");

    assertThat(world.administer.block("bo", ADA)).isInstanceOf(Result.Done.class);
    world.clock.step(Duration.ofHours(1));
    world.administer.block("bo", GivenActor.everything("eve"));

    Account blocked = world.accounts.find("bo").orElseThrow();
    assertThat(blocked.block()).isEqualTo(since);
    assertThat(blocked.stateAt(world.clock.instant())).isEqualTo(AccountState.BLOCKED);
    assertThat(blocked.signOuts()).isEqualTo(1);
    world.administer.unblock("bo", ADA);
    world.administer.unblock("bo", ADA);
    assertThat(world.accounts.find("bo").orElseThrow().block()).isNull();
    assertThat(world.audit.acts())
        .filteredOn(act -> act.action().endsWith("block"))
        .containsExactly(
            AuditTrail.Act.done("ada", "account.block", "account/bo", ""),
            AuditTrail.Act.done("ada", "account.unblock", "account/bo", ""));
    assertThat(world.administer.block("nobody", ADA)).isEqualTo(new Result.NoSuchAccount());
    assertThat(world.administer.unblock("nobody", ADA)).isEqualTo(new Result.NoSuchAccount());
  }

  @Test
  void one_administrator_who_is_not_blocked_remains() {
    assertThat(world.administer.block("ada", ADA)).isEqualTo(new Result.LastAdministrator());
    world.with("eve", Role.ADMIN);

    assertThat(world.administer.block("eve", ADA)).isInstanceOf(Result.Done.class);

    assertThat(world.administer.remove("ada", ADA))
        .as("the other one is blocked")
        .isEqualTo(new Result.LastAdministrator());
    assertThat(world.administer.change("ada", Standing.of(Role.AUDITOR), ADA))
        .isEqualTo(new Result.LastAdministrator());
    assertThat(world.administer.remove("eve", ADA)).isInstanceOf(Result.Done.class);
  }

  @Test
  void an_end_of_all_sessions_leaves_password_and_tokens() {
    world.with("bo", Role.OPERATOR);
    String hash = world.accounts.find("bo").orElseThrow().passwordHash();

    assertThat(world.administer.signOut("bo", ADA)).isInstanceOf(Result.Done.class);

    assertThat(world.accounts.find("bo").orElseThrow().signOuts()).isEqualTo(1);
    assertThat(world.accounts.find("bo").orElseThrow().passwordHash()).isEqualTo(hash);
    assertThat(world.audit.acts())
        .contains(AuditTrail.Act.done("ada", "account.sign-out", "account/bo", ""));
    assertThat(world.administer.signOut("nobody", ADA)).isEqualTo(new Result.NoSuchAccount());
  }

  @Test
  void accounts_are_taken_away_as_a_table_without_passwords_and_that_is_noted() throws Exception {
    world.administer.create(
        new Wanted(
            "bo",
            AccessWorld.PASSWORD,
            new Standing(Set.of(Role.AGENT), null, Set.of("Bo, B"), Set.of("=North", "South"))),
        ADA);
    world.administer.block("bo", ADA);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    world
        .exportAccounts
        .begin(new AccountQuery("b", null, null, false, null, 1), ADA, TableFormat.CSV)
        .writeTo(out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFFuser,roles,system,owners,teams,state,created,lockedUntil,blockedAt,blockedBy\r\n"
                + "bo,agent,,\"Bo, B\",\"'=North\nSouth\",blocked,"
                + world.clock.instant()
                + ",,"
                + world.clock.instant()
                + ",ada\r\n");
    assertThat(world.audit.acts())
        .filteredOn(act -> act.action().equals("account.export"))
        .extracting(act -> act.subject() + " " + act.detail())
        .containsExactly("accounts format=csv begun", "accounts format=csv rows=1 complete");
    assertThatThrownBy(
            () ->
                world.exportAccounts.begin(
                    everybody(1),
                    GivenActor.without(Permission.ADMINISTER_ACCOUNTS),
                    TableFormat.CSV))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void a_password_is_neither_the_name_nor_one_character_over_and_over() {
    assertThat(field(create("bobobobo", "bobobobobobobobo", Set.of(Role.AUDITOR), null)))
        .isEqualTo("password");
    assertThat(field(create("bo", "aaaaaaaaaaaaaaaa", Set.of(Role.AUDITOR), null)))
        .isEqualTo("password");
  }

  @Test
  void agents_and_machines_have_no_other_role_and_only_agents_own() {
    assertThat(field(create("bo", AccessWorld.PASSWORD, Set.of(Role.AGENT, Role.OPERATOR), null)))
        .isEqualTo("roles");
    assertThat(
            field(
                world.administer.create(
                    new Wanted(
                        "bo",
                        AccessWorld.PASSWORD,
                        new Standing(Set.of(Role.AUDITOR), null, Set.of(), Set.of("North"))),
                    ADA)))
        .isEqualTo("teams");
  }
}
