package org.syncline.security.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;
import org.syncline.security.Role;

class AccessFilterTest {
  private static final Optional<Caller> NOBODY = Optional.empty();
  private static final Optional<Caller> ADMIN =
      Optional.of(Caller.of("ada", Set.of(Role.ADMIN), null));
  private static final Optional<Caller> AUDITOR =
      Optional.of(Caller.of("otto", Set.of(Role.AUDITOR), null));

  @Needs(Permission.ADMINISTER_ACCOUNTS)
  static class Guarded {
    public void byClass() {}

    @Needs(Permission.KEEP_OWN_ACCOUNT)
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
        .satisfies(e -> assertThat(status(e)).isEqualTo(status));
  }

  private static int status(Throwable thrown) {
    return thrown instanceof ProblemException problem
        ? problem.problem().status()
        : thrown instanceof NotAllowedException ? 403 : 500;
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
    assertRefused(Guarded.class, "byMethod", NOBODY, 401);
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
