package org.syncline.security.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.syncline.samples.HubClient.Answer;
import org.syncline.security.LogIn;

/** Every operation and every page x everybody x own, foreign and unknown: on a real server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoleMatrixIT {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Report REPORT = new Report();
  private static Stage stage;

  @BeforeAll
  static void start() throws Exception {
    stage = Stage.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (stage != null) {
      stage.close();
    }
    REPORT.write(Path.of("target", "role-matrix.md"));
  }

  @Test
  @Order(1)
  void reads_and_refusals_are_as_expected_change_nothing_and_each_refusal_is_noted()
      throws Exception {
    Map<String, String> before = State.of(stage);
    long trail = State.latest(stage);
    Rows rows = new Rows(stage, REPORT);

    List<String> mismatches = rows.thatChangeNothing();
    Map<String, Integer> noted = State.audited(stage, trail);
    Set<String> changed = State.changed(before, State.of(stage));
    assertSoftly(
        softly -> {
          softly.assertThat(mismatches).isEmpty();
          softly.assertThat(changed).isEmpty();
          softly.assertThat(noted).isEqualTo(rows.refusals());
        });
  }

  @Test
  @Order(2)
  void pages_and_refused_forms_are_as_expected_and_change_nothing() throws Exception {
    Map<String, String> before = State.of(stage);
    long trail = State.latest(stage);
    PageRows rows = new PageRows(stage, REPORT);

    List<String> mismatches = rows.thatChangeNothing();
    Map<String, Integer> noted = State.audited(stage, trail);
    Set<String> changed = State.changed(before, State.of(stage));
    assertSoftly(
        softly -> {
          softly.assertThat(mismatches).isEmpty();
          softly.assertThat(changed).isEmpty();
          softly.assertThat(noted).isEqualTo(rows.refusals());
        });
  }

  @Test
  @Order(3)
  void no_other_method_is_answered_at_an_address_and_options_tell_nothing_of_what_is_there()
      throws Exception {
    Mismatches mismatches = new Mismatches();
    Map<String, String> before = State.of(stage);
    for (Map.Entry<String, Set<String>> path : methodsByPath().entrySet()) {
      Ask ask = anyAsk(path.getKey(), path.getValue());
      for (String method : METHODS) {
        if (!path.getValue().contains(method)) {
          Answer answer = stage.send(Who.ADMIN, ask.as(method));
          mismatches.status(method + " " + ask.path(), 405, answer);
          mismatches.problem(method + " " + ask.path(), answer);
          REPORT.count();
        }
      }
      for (Who who : List.of(Who.NOBODY, Who.AGENT, Who.ADMIN)) {
        options(path.getKey(), path.getValue(), who, mismatches);
      }
    }

    assertThat(mismatches.lines()).isEmpty();
    assertThat(State.changed(before, State.of(stage))).isEmpty();
  }

  private static void options(String path, Set<String> methods, Who who, Mismatches mismatches)
      throws Exception {
    Set<String> told = new LinkedHashSet<>();
    for (String method : methods) {
      for (Case asked : ApiEntries.all().get(method + " " + path)) {
        Ask ask = asked.request().of(stage, Who.ADMIN).as("OPTIONS");
        Answer answer = stage.send(who, ask);
        mismatches.status("OPTIONS " + ask.path() + " as " + who, 200, answer);
        told.add(answer.header("Allow") + answer.body());
        REPORT.count();
      }
    }
    if (told.size() != 1) {
      mismatches.add("OPTIONS " + path + " as " + who, "differ: " + told);
    }
  }

  private static Map<String, Set<String>> methodsByPath() {
    Map<String, Set<String>> methods = new TreeMap<>();
    for (Operation operation : Operation.all()) {
      methods
          .computeIfAbsent(operation.path(), none -> new LinkedHashSet<>())
          .add(operation.method());
    }
    return methods;
  }

  private static Ask anyAsk(String path, Set<String> methods) throws Exception {
    String first = methods.iterator().next();
    return ApiEntries.all().get(first + " " + path).get(0).request().of(stage, Who.ADMIN);
  }

  @Test
  @Order(4)
  void whatever_is_allowed_is_done() throws Exception {
    stage.makesAnew(true);

    assertThat(new Rows(stage, REPORT).thatChangeSomething()).isEmpty();
    assertThat(new PageRows(stage, REPORT).thatChangeSomething()).isEmpty();
  }

  @Test
  @Order(5)
  void a_machine_is_shown_messages_of_its_own_system_and_an_agent_its_own_records()
      throws Exception {
    Set<String> systems = new LinkedHashSet<>();
    stage
        .send(Who.MACHINE_TOKEN, Ask.get("/messages?limit=200"))
        .json()
        .get("messages")
        .forEach(message -> systems.add(message.get("system").asText()));
    assertThat(systems).containsExactly("erp");

    for (String type : List.of("customer", "opportunity")) {
      List<String> strangers = new ArrayList<>();
      JsonNode found =
          stage
              .send(Who.AGENT_TOKEN, Ask.get("/records/" + type + "?limit=200"))
              .json()
              .get("records");
      assertThat(found).isNotEmpty();
      for (JsonNode record : found) {
        boolean own =
            record.at("/values/owner").asText().equals(Whose.OWN.owner)
                || record.at("/values/team").asText().equals(Whose.TEAM.team);
        if (!own) {
          strangers.add(record.toString());
        }
      }
      assertThat(strangers).isEmpty();
    }
  }

  @Test
  @Order(6)
  void what_an_agent_reads_of_its_own_leads_to_nobody_else_s() throws Exception {
    stage.makesAnew(false);
    long own = stage.opportunity(Whose.OWN);
    long foreign = stage.customer(Whose.FOREIGN);
    String relations = "/records/" + own + "/relations/stakeholders";
    assertThat(others(Who.ADMIN, relations)).contains(foreign);
    assertThat(others(Who.AGENT_TOKEN, relations)).containsExactly(stage.customer(Whose.OWN));

    String export = "/records/customer/export?format=csv";
    assertThat(stage.send(Who.ADMIN, Ask.get(export)).body()).contains(Whose.FOREIGN.team);
    assertThat(stage.send(Who.AGENT_TOKEN, Ask.get(export)).body())
        .contains(Whose.TEAM.team)
        .doesNotContain(Whose.FOREIGN.team);
  }

  private static List<Long> others(Who who, String relations) throws Exception {
    List<Long> others = new ArrayList<>();
    stage
        .send(who, Ask.get(relations))
        .json()
        .get("relations")
        .forEach(relation -> others.add(relation.get("other").asLong()));
    return others;
  }

  @Test
  @Order(7)
  void a_machine_of_the_api_puts_customers_and_sees_what_became_of_these_only() throws Exception {
    stage.makeMachine("api-machine", "api");
    Ask put = Ask.post("/customers", "{'id': 'M-1', 'name': 'Byron'}");
    assertThat(stage.sendWith("api-machine", Stage.PASSWORD, put).status()).isEqualTo(201);

    Set<String> systems = new LinkedHashSet<>();
    stage
        .sendWith("api-machine", Stage.PASSWORD, Ask.get("/messages?limit=200"))
        .json()
        .get("messages")
        .forEach(message -> systems.add(message.get("system").asText()));
    assertThat(systems).containsExactly("api");
  }

  @Test
  @Order(8)
  void a_forged_token_opens_nothing_and_too_many_of_them_are_not_even_looked_at() throws Exception {
    assertThat(refusedEverywhere("a forged token", stage::sendForged)).isEmpty();
    assertThat(stage.send(Who.READER_TOKEN, Ask.get("/account")).status()).isEqualTo(200);
  }

  /** The last, because no password opens anything from here after it. */
  @Test
  @Order(9)
  void a_wrong_password_opens_nothing_and_too_many_of_them_close_the_log_in() throws Exception {
    Try wrong = ask -> stage.sendWith("spare", "a password that is wrong", ask);

    assertThat(refusedEverywhere("a wrong password", wrong)).isEmpty();
  }

  /** A request with a log-in that is wrong. */
  @FunctionalInterface
  private interface Try {
    Answer of(Ask ask) throws Exception;
  }

  private static List<String> refusedEverywhere(String with, Try wrong) throws Exception {
    Mismatches mismatches = new Mismatches();
    stage.makesAnew(false);
    List<Operation> operations = Operation.all();
    assertThat(operations).hasSizeGreaterThan(LogIn.FAILURES_OF_ADDRESS);
    // Made before: the stage asks too, from the address that is closed soon.
    List<Ask> asked = new ArrayList<>();
    for (Operation operation : operations) {
      Case first = ApiEntries.all().get(operation.name()).get(0);
      asked.add(first.request().of(stage, Who.NOBODY));
    }
    String said = "";
    for (int tries = 0; tries < operations.size(); tries++) {
      String name = operations.get(tries).name();
      Answer answer = wrong.of(asked.get(tries));
      boolean looked = tries < LogIn.FAILURES_OF_ADDRESS;
      mismatches.status(name + " with " + with, looked ? 401 : 429, answer);
      mismatches.problem(name + " with " + with, answer);
      if (looked) {
        said = said.isEmpty() ? answer.body() : said;
        mismatches.same(name + " with " + with, answer.body(), said);
      }
      REPORT.count();
    }
    return mismatches.lines();
  }
}
