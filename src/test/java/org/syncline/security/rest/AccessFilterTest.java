package org.syncline.security.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;
import org.syncline.security.Role;
import org.syncline.security.Roles;

class AccessFilterTest {
  private static final Optional<Caller> NOBODY = Optional.empty();
  private static final Optional<Caller> ADMIN =
      Optional.of(new Caller("ada", Set.of(Role.ADMIN), null));
  private static final Optional<Caller> AUDITOR =
      Optional.of(new Caller("otto", Set.of(Role.AUDITOR), null));

  @RolesAllowed(Roles.ADMIN)
  static class Guarded {
    public void byClass() {}

    @RolesAllowed(Roles.AUDITOR)
    public void byMethod() {}

    @PermitAll
    public void open() {}
  }

  static class ProxyOfGuarded extends Guarded {}

  static class Silent {
    public void silent() {}
  }

  private static void call(Class<?> type, String method, Optional<Caller> caller) throws Exception {
    Class<?> declaring = type == ProxyOfGuarded.class ? Guarded.class : type;
    AccessFilter.decide(type, declaring.getDeclaredMethod(method), caller);
  }

  private static void assertRefused(
      Class<?> type, String method, Optional<Caller> caller, int status) {
    assertThatThrownBy(() -> call(type, method, caller))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                org.assertj.core.api.Assertions.assertThat(e.problem().status()).isEqualTo(status));
  }

  @Test
  void the_role_of_the_class_counts_where_the_method_names_none() {
    assertThatCode(() -> call(Guarded.class, "byClass", ADMIN)).doesNotThrowAnyException();
    assertRefused(Guarded.class, "byClass", AUDITOR, 403);
    assertRefused(Guarded.class, "byClass", NOBODY, 401);
  }

  @Test
  void the_role_of_the_method_takes_the_place_of_the_class() {
    assertThatCode(() -> call(Guarded.class, "byMethod", AUDITOR)).doesNotThrowAnyException();
    assertRefused(Guarded.class, "byMethod", ADMIN, 403);
  }

  @Test
  void what_is_for_all_asks_nobody() {
    assertThatCode(() -> call(Guarded.class, "open", NOBODY)).doesNotThrowAnyException();
  }

  @Test
  void what_says_nothing_is_for_nobody() {
    assertRefused(Silent.class, "silent", ADMIN, 403);
    assertRefused(Silent.class, "silent", NOBODY, 401);
  }

  @Test
  void a_proxy_has_the_rules_of_the_class_it_stands_for() {
    assertRefused(ProxyOfGuarded.class, "byClass", AUDITOR, 403);
    assertThatCode(() -> call(ProxyOfGuarded.class, "byClass", ADMIN)).doesNotThrowAnyException();
  }
}
