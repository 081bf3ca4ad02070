package org.syncline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.HostName;

class SystemDocumentTest {
  private static final String WHOLE =
      "{'id': 'api', 'kind': 'rest', 'host': 'CRM.example.org.', 'port': 8443, 'tls': true,"
          + " 'path': '/v1/customers', 'secret': 'erp/api-key'}";

  private static ConnectedSystem system(String connections) {
    return SystemDocument.parse(
        ("{'id': 'erp', 'name': 'ERP', 'owner': 'Ada', 'connections': [" + connections + "]}")
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String problems(String connections) {
    return catchThrowableOfType(InvalidConfiguration.class, () -> system(connections))
        .problems()
        .stream()
        .map(ConfigurationProblem::path)
        .collect(Collectors.joining(" "));
  }

  @Test
  void a_connection_is_read_from_its_fields() {
    assertThat(system(WHOLE).connections())
        .containsExactly(
            new Connection(
                "api",
                Connection.Kind.REST,
                new HostName("crm.example.org"),
                8443,
                true,
                "/v1/customers",
                "erp/api-key",
                "{}"));
  }

  @Test
  void settings_are_kept_for_the_connector_as_they_were_given() {
    String settings =
        "{'auth':{'kind':'basic'},'limits':[1,2.50,true,null],'text':'a \\'quoted\\' one'}";

    ConnectedSystem system =
        system(
            "{'id': 'q', 'kind': 'rest', 'host': 'h.example', 'port': 443, 'settings': "
                + settings
                + "}");

    assertThat(system.connections().get(0).settings()).isEqualTo(settings.replace('\'', '"'));
  }

  @Test
  void encryption_is_what_happens_unless_told_otherwise() {
    ConnectedSystem system = system("{'id': 'q', 'kind': 'jms', 'host': '::1', 'port': 61616}");

    assertThat(system.connection("q").orElseThrow().tls()).isTrue();
    assertThat(system.connection("r")).isEmpty();
  }

  @Test
  void a_system_needs_no_connection() {
    assertThat(system("").connections()).isEmpty();
  }

  @Test
  void all_mistakes_are_named_at_once_with_their_places() {
    String wrong =
        "{'id': 'API', 'kind': 'telnet', 'host': 'http://x', 'port': 0, 'tls': 'yes',"
            + " 'path': 'v1', 'secret': 'shop/key', 'url': 'http://x'}";

    assertThat(problems(WHOLE + "," + wrong).split(" "))
        .containsExactlyInAnyOrder(
            "connections[1].id",
            "connections[1].kind",
            "connections[1].host",
            "connections[1].port",
            "connections[1].tls",
            "connections[1].path",
            "connections[1].secret",
            "connections[1].url");
  }

  @ParameterizedTest
  @CsvSource({
    "host, http://crm.example.org",
    "host, crm.example.org:443",
    "host, 2130706433",
    "host, 0x7f.1",
    "host, crm.example.org/x",
    "path, v1",
    "path, //evil.example/x",
    "path, /v1?x=1",
    "path, /v1#x",
    "path, /v1/../admin",
    "path, /..",
    "path, /v1/%2e%2e/admin",
    "path, /v 1",
    "secret, shop/api-key",
    "secret, api-key",
    "secret, erp/",
    "secret, erp/a/b",
    "secret, erp-2/api-key"
  })
  void what_may_be_misread_is_refused(String member, String value) {
    String document = WHOLE.replaceAll("'" + member + "': '[^']*'", "'" + member + "': '@'");

    assertThat(problems(document.replace("@", value))).isEqualTo("connections[0]." + member);
  }

  @ParameterizedTest
  @CsvSource({
    "/db;INIT=CREATE/**/ALIAS/**/X/**/AS/**/1",
    "/db;socketFactory=org.example.Evil",
    "/db&autoDeserialize=true",
    "/db:mem",
    "/(db)"
  })
  void a_database_s_name_brings_no_settings_of_its_driver(String path) {
    String database = WHOLE.replace("'rest'", "'jdbc'");

    assertThat(problems(database.replace("/v1/customers", path))).isEqualTo("connections[0].path");
    assertThat(system(database.replace("/v1/customers", "/crm_2-x.main/db")).connections())
        .hasSize(1);
  }

  @Test
  void an_id_is_given_once() {
    assertThat(problems(WHOLE + "," + WHOLE)).isEqualTo("connections[1].id");
  }

  private static String withSecrets(String secrets) {
    return WHOLE.replace("'secret': 'erp/api-key'", "'secrets': {" + secrets + "}");
  }

  @Test
  void a_connection_may_have_more_secrets_for_their_uses() {
    Connection connection =
        system(WHOLE.replace("'secret'", "'secrets': {'client': 'erp/client'}, 'secret'"))
            .connections()
            .get(0);

    assertThat(connection.allSecrets()).containsExactly("erp/api-key", "erp/client");
    assertThat(connection.withSecretFor("client").orElseThrow().secret()).isEqualTo("erp/client");
    assertThat(connection.withSecretFor("other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'client': 'shop/key'",
        "'client': 'key'",
        "'client': 'erp/'",
        "'Client': 'erp/key'"
      })
  void they_are_of_the_same_system_too(String secrets) {
    assertThat(problems(withSecrets(secrets))).startsWith("connections[0].secrets.");
  }

  @Test
  void they_are_for_one_place_too() {
    assertThat(
            problems(
                WHOLE
                    + ","
                    + withSecrets("'client': 'erp/api-key'")
                        .replace("'api'", "'other'")
                        .replace("8443", "8444")))
        .isEqualTo("connections[1].secrets");
    assertThat(
            problems(
                withSecrets(
                    "'a': 'erp/a', 'b': 'erp/b', 'c': 'erp/c', 'd': 'erp/d', 'e': 'erp/e', 'f':"
                        + " 'erp/f'")))
        .isEqualTo("connections[0].secrets");
  }

  @ParameterizedTest
  @CsvSource({"rest, soap", "CRM.example.org., other.example.org", "8443, 8444", "true, false"})
  void one_secret_is_not_for_two_places(String here, String there) {
    String other = WHOLE.replace("'api'", "'other'");

    assertThat(system(WHOLE + "," + other.replace("/v1/customers", "/v2")).connections())
        .hasSize(2);
    assertThat(problems(WHOLE + "," + other.replace(here, there)))
        .isEqualTo("connections[1].secret");
  }
}
