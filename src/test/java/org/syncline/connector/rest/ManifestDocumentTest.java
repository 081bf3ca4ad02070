package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.connector.spi.Description.Setting;
import org.syncline.platform.HostName;
import org.syncline.system.Connection;

/** Settings, read and described. */
class ManifestDocumentTest {

  private static Manifest read(String settings) {
    return ManifestDocument.read(OpenedRest.connection(settings, null, 80), id -> Optional.empty());
  }

  private static List<ConfigurationProblem> problems(String settings) {
    return catchThrowableOfType(InvalidConfiguration.class, () -> read(settings)).problems();
  }

  @Test
  void all_mistakes_are_told_at_once_with_their_places() {
    List<ConfigurationProblem> problems =
        problems(
            """
            {
              "auth": {"kind": "oauth2", "tokenPath": "token?x", "scope": 7, "header": "X",
                "parameters": {"client_secret": "x"}},
              "headers": {"Host": "evil", "X Y": "1", "X-Ok": "h\u00e9"},
              "values": {"zone": "Mars/Base"},
              "errorPath": "a..b",
              "errors": [
                {"when": {}, "is": "refused"},
                {"when": {"status": 700, "operations": ["creat"]}, "is": "no", "code": "x"},
                {"is": "later", "code": "E"},
                {"when": {"status": "500-400", "header": {"equals": "1"}}, "is": "done"}
              ],
              "limits": {"perSecond": 0, "atOnce": 100},
              "objects": {"rows": {
                "create": {"path": "/rows/{externalId}", "method": "TRACE",
                  "body": {"a": ["{externalId}"], "b": "{unknown}"}},
                "upsert": {"path": "/rows/{externalId}"},
                "update": {"path": "/rows/../{externalId}", "query": {"a": "{record"},
                  "headers": {"Content-Length": "3"}, "answer": {"id": "a", "idHeader": "B", "list": "c"}},
                "archive": {"path": "rows/{externalId}", "body": {"a": "{body}"}},
                "delete": {"path": "/rows?id={externalId}", "body": {"a": "{record:big}"}},
                "find": {"path": "/rows//{externalId}", "answer": {"idAfter": "("}},
                "search": {"path": "/rows/{externalId}", "query": {"a": "}", "b": "{record.x}"}},
                "replace": {}
              }}
            }
            """);

    assertThat(problems)
        .extracting(ConfigurationProblem::path)
        .contains(
            "auth.tokenPath",
            "auth.clientId",
            "auth.scope",
            "auth.header",
            "auth.parameters.client_secret",
            "headers.Host",
            "headers.X Y",
            "headers.X-Ok",
            "values.zone",
            "errorPath",
            "errors[0].when.status",
            "errors[1].when.status",
            "errors[1].when.operations[0]",
            "errors[1].is",
            "errors[1].code",
            "errors[2].when",
            "errors[2].code",
            "errors[3].when.status",
            "errors[3].when.header.name",
            "limits.perSecond",
            "limits.atOnce",
            "objects.rows.create.path",
            "objects.rows.create.method",
            "objects.rows.create.body.a[0]",
            "objects.rows.create.body.b",
            "objects.rows.upsert.path",
            "objects.rows.update.path",
            "objects.rows.update.query.a",
            "objects.rows.update.headers.Content-Length",
            "objects.rows.update.answer.id",
            "objects.rows.update.answer.list",
            "objects.rows.archive.path",
            "objects.rows.archive.body.a",
            "objects.rows.delete.path",
            "objects.rows.delete.body.a",
            "objects.rows.find.path",
            "objects.rows.find.answer.idHeader",
            "objects.rows.search.path",
            "objects.rows.search.query.a",
            "objects.rows.search.query.b",
            "objects.rows.replace");
    assertThat(problems).extracting(ConfigurationProblem::message).allMatch(m -> m.endsWith("."));
    assertThat(problems.toString()).contains("has no external id yet", "key of the hub's choice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\": \"api-key\"} | auth.header",
        "{\"kind\": \"api-key\", \"header\": \"A\", \"query\": \"b\"} | auth.header",
        "{\"kind\": \"api-key\", \"header\": \"A B\"} | auth.header",
        "{\"kind\": \"basic\"} | auth.user",
        "{\"kind\": \"basic\", \"user\": \"a:b\"} | auth.user",
        "{\"kind\": \"bearer\", \"user\": \"a\"} | auth.user",
        "{\"kind\": \"oauth2\", \"clientId\": \"a\"} | auth.tokenPath",
        "{\"kind\": \"oauth2\", \"clientId\": \"a\", \"tokenPath\": \"https://x/t\"}"
            + " | auth.tokenPath",
        "{\"kind\": \"oauth2\", \"clientId\": \"a\", \"tokenPath\": \"//x/t\"} | auth.tokenPath",
        "{\"kind\": \"oauth2\", \"clientId\": \"a\", \"tokenPath\": \"/t\", \"host\": \"x\"}"
            + " | auth.host",
        "{\"kind\": \"session\", \"token\": {\"body\": \"a\"}, \"send\": {\"cookie\": \"a\"}}"
            + " | auth.logIn",
        "{\"kind\": \"session\", \"logIn\": {\"path\": \"/l\", \"body\": {\"a\": \"{user}\"}},"
            + " \"token\": {\"body\": \"a\"}, \"send\": {\"cookie\": \"a\"}} | auth.logIn.body.a",
        "{\"kind\": \"session\", \"logIn\": {\"path\": \"/l\"}, \"token\": {\"body\": \"a\"},"
            + " \"send\": {\"cookie\": \"a\"}} | auth.logIn.body",
        "{\"kind\": \"session\", \"logIn\": {\"path\": \"/l\", \"body\": {}}, \"token\": {},"
            + " \"send\": {\"cookie\": \"a\"}} | auth.token.body",
        "{\"kind\": \"session\", \"logIn\": {\"path\": \"/l\", \"body\": {}}, \"token\":"
            + " {\"body\": \"a\"}, \"send\": {}} | auth.send.header",
        "{\"kind\": \"hmac\", \"header\": \"A\"} | auth.signed",
        "{\"kind\": \"hmac\", \"header\": \"A\", \"signed\": \"{secret}\"} | auth.signed",
        "{\"kind\": \"hmac\", \"header\": \"A\", \"signed\": \"{body}\", \"key\": \"k\"}"
            + " | auth.key",
        "{\"kind\": \"mutual-tls\"} | auth.kind",
        "{} | auth.kind"
      })
  void a_log_in_that_is_not_described_whole_is_told(String auth, String path) {
    assertThat(problems("{\"auth\": " + auth + ", \"objects\": {}}"))
        .extracting(ConfigurationProblem::path)
        .containsOnly(path);
  }

  private static final String WITH_SECRET = "\"logIn\": {\"path\": \"/l\", \"body\": {}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"auth\": {\"kind\": \"api-key\", \"header\": \"A\", \"prefix\": \"\u00e9\"} | auth.prefix",
        "\"auth\": {\"kind\": \"basic\", \"user\": \":b\"} | auth.user",
        "\"auth\": {\"kind\": \"session\", "
            + WITH_SECRET
            + ", \"token\": {\"cookie\": \"a b\"}, \"send\": {\"cookie\": \"c\"}} | auth.token.cookie",
        "\"auth\": {\"kind\": \"session\", "
            + WITH_SECRET
            + ", \"token\": {\"cookie\": \"a\"}, \"send\": {\"cookie\": \"c d\"}} | auth.send.cookie",
        "\"auth\": {\"kind\": \"session\", "
            + WITH_SECRET
            + ", \"token\": {\"cookie\": \"a\"}, \"send\": {\"header\": \"Host\"}} | auth.send.header",
        "\"auth\": {\"kind\": \"hmac\", \"signed\": \"{body}\", \"header\": \"a b\"} | auth.header",
        "\"auth\": {\"kind\": \"hmac\", \"signed\": \"{body}\", \"header\": \"a\", \"timestampHeader\":"
            + " \"te\"} | auth.timestampHeader",
        "\"auth\": {\"kind\": \"hmac\", \"signed\": \"{body}\", \"header\": \"a\", \"keyHeader\": \"a b\","
            + " \"key\": \"k\"} | auth.keyHeader",
        "\"auth\": {\"kind\": \"hmac\", \"signed\": \"{body}\", \"header\": \"a\", \"keyHeader\": \"a\","
            + " \"key\": \"\u00e9\"} | auth.key",
        "\"errors\": [{\"when\": {\"status\": 400}, \"is\": \"refused\", \"code\": \"low\"}]"
            + " | errors[0].code",
        "\"limits\": {\"perSecond\": 10000.1} | limits.perSecond",
        "\"limits\": {\"burst\": 3} | limits.burst",
        "\"errorPath\": \"a.1.b.1.c.1.d.1.e.1.f.1.g.1.h.1.i.1.j.1.k\" | errorPath"
      })
  void a_mistake_is_told_at_its_place_and_nowhere_else(String member, String path) {
    assertThat(problems("{" + member + ", \"objects\": {}}"))
        .extracting(ConfigurationProblem::path)
        .containsExactly(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"idempotencyHeader\": \"a b\" | idempotencyHeader",
        "\"headers\": {\"X-A\": \"\u00e9\"} | headers.X-A",
        "\"headers\": {\"X A\": \"1\"} | headers.X A",
        "\"path\": \"/a{b\" | path",
        "\"path\": \"/a%20b\" | path",
        "\"path\": \"/{body.}\" | path",
        "\"path\": \"/{}\" | path",
        "\"path\": \"/{.a}\" | path",
        "\"answer\": {\"idHeader\": \"a b\"} | answer.idHeader",
        "\"answer\": {\"idHeader\": \"a\", \"idFrom\": \"b\"} | answer.id",
        "\"answer\": {\"id\": \"a\", \"idFrom\": \"b\"} | answer.id",
        "\"answer\": {\"idFrom\": \"{secret}\"} | answer.idFrom"
      })
  void a_mistake_in_a_request_is_told_at_its_place(String member, String path) {
    assertThat(problems("{\"objects\": {\"rows\": {\"create\": {" + member + "}}}}"))
        .extracting(ConfigurationProblem::path)
        .containsExactly("objects.rows.create." + path);
  }

  @Test
  void what_is_just_inside_the_limits_is_taken() {
    Manifest manifest =
        read(
            """
            {
              "limits": {"perSecond": 10000, "burst": 1, "atOnce": 64},
              "errorPath": "a.1.b.1.c.1.d.1.e.1.f.1.g.1.h.1.i.1.j.1",
              "objects": {"o": {"create": {"path": "/azAZ09._~!$&'()*+,;=:@-/"}, "search": {}}}
            }
            """);

    assertThat(manifest.limits().burst()).isEqualTo(1);
    assertThat(manifest.limits().perSecond()).isEqualByComparingTo("10000");
    assertThat(manifest.objects()).containsOnlyKeys("o");
  }

  @Test
  void a_log_in_needs_the_connections_secret() {
    Connection without =
        new Connection(
            "api",
            Connection.Kind.REST,
            new HostName("crm.example.org"),
            443,
            true,
            null,
            null,
            "{\"auth\": {\"kind\": \"bearer\"}, \"objects\": {}}");

    assertThatThrownBy(() -> ManifestDocument.read(without, id -> Optional.empty()))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("auth.kind")
        .hasMessageContaining("needs a secret");
  }

  @Test
  void settings_without_objects_describe_nothing() {
    assertThat(problems("{}"))
        .containsExactly(
            new ConfigurationProblem(
                "objects", "This member is missing: describe the requests of an object."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"salesforce-like", "hubspot-like", "odata-like", "zendesk-like", "json-rpc"})
  void what_is_shipped_can_be_read(String name) {
    assertThat(read(OpenedRest.example(name)).objects()).hasSize(1);
  }

  /** What the reader knows is told by its complaint about a member that it does not know. */
  @Test
  void each_member_that_is_read_is_described_and_the_other_way_round() {
    Set<String> described =
        RestDescription.DESCRIPTION.settings().stream()
            .map(Setting::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>();
    String requests =
        List.of("create", "update", "upsert", "archive", "delete", "find", "search").stream()
            .map(
                name ->
                    "\""
                        + name
                        + "\": {\"answer\": {\"_\": 1}, \"query\": {\"a\": \"1\"},"
                        + " \"headers\": {\"a\": \"1\"}, \"_\": 1}")
            .collect(Collectors.joining(","));
    for (String auth :
        List.of(
            "{\"kind\": \"api-key\", \"_\": 1}",
            "{\"kind\": \"basic\", \"_\": 1}",
            "{\"kind\": \"oauth2\", \"parameters\": {\"a\": \"1\"}, \"_\": 1}",
            "{\"kind\": \"oauth2-refresh\", \"parameters\": {\"a\": \"1\"}, \"_\": 1}",
            "{\"kind\": \"session\", \"logIn\": {\"headers\": {\"a\": \"1\"}, \"_\": 1},"
                + " \"token\": {\"_\": 1}, \"send\": {\"_\": 1}, \"_\": 1}",
            "{\"kind\": \"hmac\", \"_\": 1}")) {
      for (ConfigurationProblem problem :
          problems(
              "{\"auth\": "
                  + auth
                  + ", \"headers\": {\"a\": \"1\"}, \"values\": {\"booleans\": [\"a\"], \"_\": 1},"
                  + " \"check\": {\"query\": {\"a\": \"1\"}, \"headers\": {\"a\": \"1\"}, \"_\": 1},"
                  + " \"limits\": {\"_\": 1}, \"errors\": [{\"when\": {\"operations\": [],"
                  + " \"body\": {\"_\": 1}, \"header\": {\"_\": 1}, \"_\": 1}, \"_\": 1}],"
                  + " \"objects\": {\"o\": {"
                  + requests
                  + ", \"_\": 1}}, \"_\": 1}")) {
        String mark = "Known here: ";
        int at = problem.message().indexOf(mark);
        if (at >= 0) {
          String parent =
              problem
                  .path()
                  .substring(0, problem.path().length() - 1)
                  .replace("errors[0]", "errors[]")
                  .replace("objects.o.", "objects.*.");
          String names = problem.message().substring(at + mark.length());
          for (String name : names.substring(0, names.length() - 1).split(", ")) {
            known.add(parent + name);
          }
        }
      }
    }
    // Free names and items have no list to be told in.
    described.removeIf(name -> name.endsWith("*") || name.endsWith("[]"));
    known.removeIf(
        name ->
            name.endsWith(".answer.list") && !name.contains("find") && !name.contains("search"));

    assertThat(known).isEqualTo(described);
  }

  @Test
  void the_description_says_what_it_is_and_what_it_can_not() {
    assertThat(RestDescription.DESCRIPTION.kind()).isEqualTo(Connection.Kind.REST);
    assertThat(RestDescription.DESCRIPTION.guarantees())
        .anyMatch(sentence -> sentence.startsWith("It can't"));
    assertThat(RestDescription.DESCRIPTION.settings())
        .extracting(Setting::name)
        .doesNotHaveDuplicates();
    assertThat(RestDescription.DESCRIPTION.settings())
        .extracting(Setting::meaning)
        .allMatch(sentence -> sentence.endsWith("."));
  }
}
