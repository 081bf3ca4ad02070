package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.connector.rest.OpenedRest.plain;
import static org.syncline.connector.rest.OpenedRest.write;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.HostName;
import org.syncline.security.egress.OutboundHttp;
import org.syncline.system.Connection;

/** No value leads a request elsewhere. */
class RestAddressesTest {
  private static final String TO_ANYWHERE =
      """
      {"objects": {"rows": {
        "update": {
          "method": "PUT", "path": "/rows/{externalId}/part",
          "query": {"q&": "a={body.q}", "of": "o''='{body.q:doubled}'", "s": "'{body.q:backslashed}'"},
          "headers": {"X-Row": "row {body.h}"}
        }
      }}}
      """;

  private final OpenedRest rest = OpenedRest.on(Apis::plain);

  @AfterEach
  void close() throws Exception {
    rest.close();
  }

  private static Write delete(String id) {
    return write("rows", Operation.DELETE, id, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "azAZ09-._~ | /rows/azAZ09-._~",
        "`{@[/: | /rows/%60%7B%40%5B%2F%3A",
        "a?b=c | /rows/a%3Fb%3Dc",
        "a#b | /rows/a%23b",
        "a%2fb | /rows/a%252fb",
        "%2e%2e%2f | /rows/%252e%252e%252f",
        "a/b | /rows/a%2Fb",
        "a\\b | /rows/a%5Cb",
        "a;b=c | /rows/a%3Bb%3Dc",
        "a b+c | /rows/a%20b%2Bc",
        "ü/日本 | /rows/%C3%BC%2F%E6%97%A5%E6%9C%AC",
        "😀 | /rows/%F0%9F%98%80",
        "...  | /rows/...",
        "a..b | /rows/a..b",
        "http://evil.example/ | /rows/http%3A%2F%2Fevil.example%2F",
        "@evil.example | /rows/%40evil.example",
        "{externalId} | /rows/%7BexternalId%7D",
        "x') or ('1' eq '1 | /rows/x%27%29%20or%20%28%271%27%20eq%20%271"
      })
  void an_id_stays_in_its_segment(String id, String target) throws Exception {
    rest.way(plain(), "/base").write(delete(id));

    Asked asked = rest.peer.asked().get(0);
    assertThat(asked.target()).isEqualTo("/base" + target);
    assertThat(asked.steps()).hasSize(3).last().isEqualTo(id.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "..",
        "../",
        "../x",
        "a/../b",
        "a/..",
        "..\\x",
        "a\\..",
        "./a",
        "",
        "a\u0000b",
        "a\r\nb",
        "a\nb",
        "\u007f",
        "a\tb",
        "\ud800"
      })
  void an_id_that_might_lead_elsewhere_is_refused_and_not_sent(String id) throws Exception {
    Way way = rest.way(plain());

    assertThat(way.write(delete(id)))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.code()).isIn("UNSAFE_IN_PATH", "UNSAFE_IN_ADDRESS", "NO_VALUE"));
    assertThat(way.find(delete(id))).isInstanceOf(Sighting.CantTell.class);
    assertThat(rest.peer.asked()).isEmpty();
  }

  @Test
  void a_request_without_a_body_has_no_type_of_one() throws Exception {
    rest.way(plain("\"headers\": {\"accept\": \"application/x+json\", \"X-All\": \"1\"}"))
        .write(delete("1"));

    assertThat(rest.peer.asked().get(0).headers())
        .doesNotContainKey("content-type")
        .containsEntry("accept", "application/x+json")
        .containsEntry("x-all", "1");
  }

  @Test
  void a_missing_id_is_refused_and_not_sent() throws Exception {
    assertThat(rest.way(plain()).write(delete(null)))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("NO_VALUE");
              assertThat(refused.sentence()).contains("{externalId}");
            });
    assertThat(rest.peer.asked()).isEmpty();
  }

  @Test
  void two_values_do_not_make_a_step_together() throws Exception {
    Way way =
        rest.way("{\"objects\": {\"rows\": {\"update\": {\"path\": \"/a/{body.x}{body.y}/b\"}}}}");

    assertThat(way.write(write("rows", Operation.UPDATE, "1", "{\"x\": \".\", \"y\": \"a\"}")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(way.write(write("rows", Operation.UPDATE, "1", "{\"x\": \"a\", \"y\": \"a\"}")))
        .isNotInstanceOf(Answer.Refused.class);
    assertThat(rest.peer.asked()).extracting(Asked::target).containsExactly("/a/aa/b");
  }

  @Test
  void a_parameter_stays_in_its_value_and_a_literal_in_its_quotes() throws Exception {
    rest.way(TO_ANYWHERE)
        .write(
            write(
                "rows", Operation.UPDATE, "1", "{\"q\": \"x' or\\\\ &b=\\\"1#\", \"h\": \"ok\"}"));
    Asked asked = rest.peer.asked().get(0);

    assertThat(asked.query())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "q&", "a=x' or\\ &b=\"1#",
                "of", "o''='x'' or\\ &b=\"1#'",
                "s", "'x\\' or\\\\ &b=\\\"1#'"));
    assertThat(asked.header("x-row")).isEqualTo("row ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\r\\nX-Evil: 1", "a\\u0000", "h\u00e9"})
  void a_header_takes_no_value_that_ends_it(String value) throws Exception {
    assertThat(
            rest.way(TO_ANYWHERE)
                .write(
                    write(
                        "rows", Operation.UPDATE, "1", "{\"q\": \"1\", \"h\": \"" + value + "\"}")))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("UNSAFE_IN_HEADER"));
    assertThat(rest.peer.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "crm.example.org, true, 443, /v1/, https://crm.example.org:443/v1/rows?hub=77",
    "2001:db8::7, false, 8080, /v1, http://[2001:db8:0:0:0:0:0:7]:8080/v1/rows?hub=77",
    "192.0.2.7, true, 1, , https://192.0.2.7:1/rows?hub=77"
  })
  void an_address_is_built_of_the_connections_fields(
      String host, boolean tls, int port, String path, String address) throws Exception {
    List<URI> sent = new ArrayList<>();
    Connection connection =
        new Connection(
            "api", Connection.Kind.REST, new HostName(host), port, tls, path, null, plain());
    new RestConnector(
            request -> {
              sent.add(request.uri());
              return new OutboundHttp.Answer(200, Map.of(), new byte[0]);
            },
            (system, asking) -> new Credentials.Given.Withheld("No."),
            rest.clock)
        .open("crm", connection)
        .find(write("rows", Operation.CREATE, null, "{}"));

    assertThat(sent).containsExactly(URI.create(address));
  }

  @Test
  void any_id_comes_as_it_is_or_not_at_all() throws Exception {
    long seed = 20_261_126;
    System.out.println("RestAddressesTest seed " + seed);
    Random random = new Random(seed);
    String alphabet = "./\\%?#&=+ ;:@2eEfFa'\"<>|^`{}[]üß日\t";
    Way way = rest.way(plain());
    for (int i = 0; i < 400; i++) {
      StringBuilder id = new StringBuilder();
      for (int length = random.nextInt(8); length >= 0; length--) {
        id.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int before = rest.peer.asked().size();
      Answer answer = way.write(delete(id.toString()));
      if (answer instanceof Answer.Refused) {
        assertThat(rest.peer.asked()).as(id.toString()).hasSize(before);
      } else {
        Asked asked = rest.peer.asked().get(before);
        assertThat(asked.target()).matches("/rows/[A-Za-z0-9._~%-]+");
        assertThat(asked.steps()).as(id.toString()).containsExactly("rows", id.toString());
      }
    }
    assertThat(rest.peer.asked()).hasSizeGreaterThan(200).hasSizeLessThan(400);
  }

  @Test
  void values_keep_their_types_in_a_body_and_can_not_leave_their_text() throws Exception {
    Way way =
        rest.way(
            """
            {"objects": {"rows": {"update": {"method": "PUT", "path": "/rows/1", "body": {
              "whole": "{body}", "text": "{body:text}", "n": "{body.n}", "deep": "{body.list.1.x}",
              "id": "{externalId}", "number": "{externalId:number}", "record": "{record}",
              "record-text": "{record:text}", "version": "{version}", "absent": "{body.absent}",
              "none": "{body.none}", "mixed": "<{body.q}|{record}>", "braces": "{{q}}", "one": 1.50,
              "yes": true, "nothing": null, "list": ["{idempotencyKey}", ["{version:text}"]]
            }}}}}
            """);
    way.write(
        write(
            "rows",
            Operation.UPDATE,
            "42",
            "{\"n\": 1.50, \"list\": [0, {\"x\": [1]}], \"none\": null, \"q\": \"\\\"}, {\"}"));

    assertThat(rest.peer.asked().get(0).header("content-type")).isEqualTo("application/json");
    assertThat(rest.peer.asked().get(0).body())
        .isEqualTo(
            "{\"whole\":{\"n\":1.50,\"list\":[0,{\"x\":[1]}],\"none\":null,\"q\":\"\\\"}, {\"},"
                + "\"text\":\"{\\\"n\\\":1.50,\\\"list\\\":[0,{\\\"x\\\":[1]}],\\\"none\\\":null,"
                + "\\\"q\\\":\\\"\\\\\\\"}, {\\\"}\","
                + "\"n\":1.50,\"deep\":[1],\"id\":\"42\",\"number\":42,\"record\":77,"
                + "\"record-text\":\"77\",\"version\":3,\"none\":null,\"mixed\":\"<\\\"}, {|77>\","
                + "\"braces\":\"{q}\",\"one\":1.50,\"yes\":true,\"nothing\":null,"
                + "\"list\":[\"duty-77-3\",[\"3\"]]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{body.absent}x | NO_VALUE",
        "{body.none}x | NO_VALUE",
        "{body.object}x | NO_TEXT",
        "{externalId:number} | NO_NUMBER",
        "{body.object:number} | NO_NUMBER",
        "{body.object:doubled} | NO_TEXT"
      })
  void a_body_that_can_not_be_filled_is_refused(String template, String code) throws Exception {
    Way way =
        rest.way(
            "{\"objects\": {\"rows\": {\"update\": {\"path\": \"/rows/1\", \"body\": {\"a\": \""
                + template
                + "\"}}}}}");

    assertThat(
            way.write(
                write("rows", Operation.UPDATE, "x7", "{\"none\": null, \"object\": {\"a\": 1}}")))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(rest.peer.asked()).isEmpty();
  }

  @Test
  void a_list_needs_all_its_values_and_a_body_has_to_be_json_to_be_taken_apart() throws Exception {
    Way way =
        rest.way(
            "{\"objects\": {\"rows\": {\"create\": {\"path\": \"/rows\", \"body\":"
                + " [\"{body.a}\"]}}}}");

    assertThat(way.write(write("rows", Operation.CREATE, null, "{}")))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("NO_VALUE"));
    assertThat(way.write(write("rows", Operation.CREATE, null, "a,b")))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("BODY_NOT_JSON"));
    assertThat(rest.peer.asked()).isEmpty();
  }
}
