package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.security.Role;

class OidcSettingsTest {
  private final Map<String, String> given =
      new HashMap<>(
          Map.of(
              "syncline.oidc.issuer", "https://login.example.org/realms/crm",
              "syncline.oidc.client-id", "hub",
              "syncline.oidc.roles", "admins=admin",
              "syncline.oidc.public-url", "https://hub.example.org/syncline/"));

  private OidcSettings read() {
    return OidcSettings.read(given::get).orElseThrow();
  }

  @Test
  void without_an_issuer_it_is_off() {
    given.remove("syncline.oidc.issuer");

    assertThat(OidcSettings.read(given::get)).isEmpty();
  }

  @Test
  void what_is_left_out_has_a_default() {
    OidcSettings settings = read();

    assertThat(settings.audience()).isEqualTo("hub");
    assertThat(settings.groupsClaim().path()).isEqualTo("groups");
    assertThat(settings.nameClaim().path()).isEqualTo("preferred_username");
    assertThat(settings.teamsClaim()).isNull();
    assertThat(settings.recheck()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.scopes()).containsExactly("openid", "profile");
    assertThat(settings.introspect()).isFalse();
    assertThat(settings.redirectUri()).hasToString("https://hub.example.org/syncline/session/oidc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example.org",
        "https://user@login.example.org",
        "https://login.example.org?x=1",
        "https://login.example.org#x",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org",
        "ftp://localhost",
        "login.example.org",
        "https:///x",
        "a b"
      })
  void an_issuer_is_an_https_address(String issuer) {
    given.put("syncline.oidc.issuer", issuer);

    assertThatIllegalStateException()
        .isThrownBy(this::read)
        .withMessageStartingWith("Setting syncline.oidc.issuer can't be used: give an https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:8180/realms/crm", "http://127.0.0.1:1", "http://[::1]:8"})
  void http_is_for_this_machine(String issuer) {
    given.put("syncline.oidc.issuer", issuer);

    assertThat(read().issuer()).isEqualTo(issuer);
  }

  @ParameterizedTest
  @CsvSource({
    "client-id, , client-id is missing",
    "roles, , roles is missing",
    "public-url, , public-url is missing",
    "public-url, http://hub.example.org, public-url can't be used",
    "roles, admins, roles can't be used: 'admins' is not a group",
    "roles, =admin, roles can't be used",
    "roles, 'admins=admin,', roles can't be used",
    "roles, admins=root, roles can't be used: 'root' is no role: use admin",
    "roles, erp=machine, roles can't be used: 'machine' is no role: a machine belongs",
    "roles, a=admin:erp, roles can't be used: 'admin:erp' is no role",
    "roles, erp=machine:../x, roles can't be used: '../x' is no id of a system",
    "recheck, PT0.5S, recheck can't be used: give a duration from PT1S to PT5S",
    "recheck, PT6S, recheck can't be used",
    "recheck, 4, recheck can't be used",
    "scopes, profile, scopes can't be used",
    "introspect, yes, introspect can't be used: give true or false",
  })
  void a_setting_that_can_not_be_used_is_named(String name, String value, String sentence) {
    given.put("syncline.oidc." + name, value);

    assertThatIllegalStateException()
        .isThrownBy(this::read)
        .withMessageContaining("Setting syncline.oidc." + sentence);
  }

  @Test
  void the_client_secret_is_asked_for_and_not_kept() {
    assertThat(OidcSettings.clientSecret(given::get)).isEmpty();

    given.put("syncline.oidc.client-secret", "a secret");

    assertThat(OidcSettings.clientSecret(given::get)).contains("a secret");
    assertThat(read().toString()).doesNotContain("a secret");
  }

  @Test
  void groups_give_roles() throws NotTrustedException {
    GroupRoles roles =
        GroupRoles.read("/hub/admins=admin, ops=operator,ops=auditor,cn=x\\,ou=y=integrator");

    assertThat(roles.of(List.of("/hub/admins", "staff")).roles()).containsExactly(Role.ADMIN);
    assertThat(roles.of(List.of("ops")).roles()).isEqualTo(Set.of(Role.OPERATOR, Role.AUDITOR));
    assertThat(roles.of(List.of("cn=x,ou=y")).roles()).containsExactly(Role.INTEGRATOR);
    assertThat(roles.of(List.of("OPS", "")).roles()).isEmpty();
  }

  @Test
  void claims_are_found_by_name_and_by_path() {
    Map<String, Object> claims =
        Map.of(
            "https://example.org/groups", List.of("a"),
            "realm", Map.of("roles", List.of("b", 5, "c")),
            "single", "d");

    assertThat(new ClaimPath("https://example.org/groups").textsIn(claims)).containsExactly("a");
    assertThat(new ClaimPath("realm.roles").textsIn(claims)).containsExactly("b", "c");
    assertThat(new ClaimPath("single").textsIn(claims)).containsExactly("d");
    assertThat(new ClaimPath("single.roles").textsIn(claims)).isEmpty();
    assertThat(new ClaimPath("realm").textsIn(claims)).isEmpty();
    assertThat(new ClaimPath("realm.none").in(claims)).isEmpty();
  }
}
