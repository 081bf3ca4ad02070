package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    return world.administer.create(new Wanted(name, password, roles, system), "ada");
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
    world.administer.changePassword("bo", AccessWorld.PASSWORD + "!", "bo");
    world.administer.remove("bo", "ada");
    world.administer.remove("bo", "ada");

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
    assertThat(world.administer.remove("ada", "ada")).isEqualTo(new Result.LastAdministrator());

    world.with("eve", Role.ADMIN);

    assertThat(world.administer.remove("ada", "eve")).isInstanceOf(Result.Done.class);
    assertThat(world.accounts.find("ada")).isEmpty();
  }

  @Test
  void nobody_can_be_changed_who_is_not_there() {
    assertThat(world.administer.remove("bo", "ada")).isEqualTo(new Result.NoSuchAccount());
    assertThat(world.administer.changePassword("bo", AccessWorld.PASSWORD, "ada"))
        .isEqualTo(new Result.NoSuchAccount());
  }
}
