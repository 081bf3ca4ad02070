package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.server.HubServer;

/**
 * A legacy program sends one message of each format, and the commands of README.md read back what
 * became of them. The commands are taken from README.md as they stand there; only its variables get
 * other values.
 */
class JourneyIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> VARIABLES = new HashMap<>();
  private static final Path LOG = Path.of("target", "stories", "journey.log").toAbsolutePath();
  private static CommandsOfReadme readme;
  private static HubUnderTest hub;

  @BeforeAll
  static void aLegacyProgramSends() throws Exception {
    assumeTrue(
        CommandsOfReadme.run("curl --version", Map.of(), LOG).exit() == 0,
        "README.md reads back with curl, which this machine does not have.");
    readme = CommandsOfReadme.of(Path.of("README.md"), "Send one message by hand");
    hub = HubUnderTest.start(HubServer.named("journey").withSamples());
    VARIABLES.put("HUB", hub.url());
    VARIABLES.put("LOGIN", HubUnderTest.ADMIN + ":" + HubUnderTest.PASSWORD);

    CommandsOfReadme.Result sent =
        CommandsOfReadme.run(
            sending(), Map.of("CLASSES", System.getProperty("java.class.path")), LOG);

    assertThat(sent.output()).contains("key=LC-JSON", "key=LC-CSV", "key=LC-MAP");
    assertThat(sent.output()).contains("key=LC-XML", "key=99000001");
    hub.atRest(5);
  }

  /**
   * README.md's lines that send. Maven only finds the classes, and the demo's file only the
   * passwords: both are known here.
   */
  private static String sending() {
    List<String> script = new ArrayList<>();
    script.add(
        "java() { '"
            + ProcessHandle.current().info().command().orElse("java")
            + "' -cp \"$CLASSES\" \"$@\"; }");
    script.add("password() { case $1 in");
    hub.passwords()
        .forEach((system, password) -> script.add(system + ") echo '" + password + "';;"));
    script.add("esac; }");
    readme
        .block(0)
        .lines()
        .filter(line -> line.startsWith("java org."))
        .map(line -> line.replace("tcp://127.0.0.1:5445", hub.server().jmsUrl()))
        .forEach(script::add);
    return String.join("\n", script);
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "erp,    customer,     LC-JSON,  Größner, juergen.groessner@example.com, Invalidenstraße 116",
    "erp,    customer-csv, LC-CSV,   Lefèvre, chloe.lefevre@example.org,     'Lyon; 2e'",
    "erp,    customer-map, LC-MAP,   佐藤,     hanako.sato@example.net,       東京",
    "shop,   customer,     LC-XML,   Núñez,   begona.nunez@example.com,      Sevilla",
    "branch, customer,     99000001, Kjær,    soeren.kjaer@example.org,      +4533123456"
  })
  void the_commands_of_the_readme_tell_the_journey_of_each_format(
      String system, String object, String key, String family, String email, String other)
      throws Exception {
    VARIABLES.putAll(Map.of("SYSTEM", system, "OBJECT", object, "KEY", key));

    JsonNode found = json("/api/messages?").get("messages");
    assertThat(found).hasSize(1);
    JsonNode message = found.get(0);
    assertThat(message.get("outcomes").get(0).get("status").textValue()).isEqualTo("created");
    VARIABLES.put("RECEIPT", message.get("receipt").asText());

    JsonNode journey = json("$RECEIPT\"");
    JsonNode times = journey.get("times");
    assertThat(List.of("sent", "received", "accepted", "settled"))
        .extracting(name -> Instant.parse(times.get(name).textValue()))
        .isSorted();
    assertThat(journey.get("messageId").textValue()).startsWith("hand-");
    assertThat(run("/body\"")).contains(key);

    JsonNode record = json("/api/links/");
    assertThat(record.get("values").get("familyName").textValue()).isEqualTo(family);
    assertThat(record.get("values").get("email").textValue()).isEqualTo(email);
    assertThat(record.get("values")).extracting(JsonNode::asText).contains(other);
    JsonNode origin = record.get("origins").get("familyName");
    assertThat(origin.get("system").textValue()).isEqualTo(system);
    assertThat(origin.get("key").textValue()).isEqualTo(key);
    assertThat(origin.get("receipt").asText()).isEqualTo(VARIABLES.get("RECEIPT"));
    assertThat(record.get("links").get(0).get("key").textValue()).isEqualTo(key);
    VARIABLES.put("RECORD", record.get("id").asText());

    JsonNode versions = json("/history").get("versions");
    assertThat(versions).hasSize(1);
    assertThat(versions.get(0).get("receipt").asText()).isEqualTo(VARIABLES.get("RECEIPT"));
    assertThat(versions.get(0).get("changes").get("familyName").get("is").textValue())
        .isEqualTo(family);
    assertThat(json("/api/ledger").get("balanced").booleanValue()).isTrue();
  }

  @Test
  void the_same_goes_by_http() throws Exception {
    String answer = run("Idempotency-Key");

    assertThat(answer).startsWith("HTTP/1.1 202").containsIgnoringCase("Location: http");
    JsonNode became =
        HubUnderTest.await(
            "the message's outcome", () -> json("by-hand-1\""), status -> status.has("outcomes"));
    assertThat(became.get("outcomes").get(0).get("outcome").textValue()).isEqualTo("created");
  }

  private static JsonNode json(String command) throws Exception {
    return JSON.readTree(run(command));
  }

  private static String run(String command) throws Exception {
    CommandsOfReadme.Result result = CommandsOfReadme.run(readme.line(command), VARIABLES, LOG);
    assertThat(result.exit()).as(result.output()).isZero();
    return result.output();
  }
}
