package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.samples.HubClient;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.ConsoleClient;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/**
 * People make, change and find records by REST, on PostgreSQL: an administrator adds a field,
 * somebody enters a person, somebody else changes it, an operator finds it masked.
 */
class RecordsByHandIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static PostgresServer postgres;
  private static HubUnderTest hub;
  private static HubClient operator;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.start("records-by-hand");
    hub =
        HubUnderTest.start(
            HubServer.named("records-by-hand")
                .withSamples()
                .on(postgres, postgres.createDatabase("hub")));
    operator = hub.account("olga", "operator", Map.of());
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private static Answer send(String method, String path, String ifMatch, String body)
      throws Exception {
    HttpRequest.Builder request =
        hub.admin()
            .request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    return hub.admin().call(ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch));
  }

  private static Answer create(String type, String values) throws Exception {
    return send("POST", "/api/records/" + type, "", "{'values': " + values + "}");
  }

  private static long id(Answer created) {
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.json().get("id").asLong();
  }

  private static JsonNode find(String query) throws Exception {
    Answer answer = hub.admin().get("/api/records/" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<Long> ids(JsonNode page) {
    List<Long> ids = new ArrayList<>();
    page.get("records").forEach(record -> ids.add(record.get("id").asLong()));
    return ids;
  }

  @Test
  void a_record_is_made_changed_and_read_as_it_is_and_as_it_was() throws Exception {
    long before = hub.ledger().get("accepted").asLong();
    Answer created =
        create(
            "customer",
            "{'kind': 'person', 'givenName': 'Ada', 'familyName': 'Byron', 'email': 'Ada@Example.org',"
                + " 'creditLimit': 12345678901234567890.250}");
    long id = id(created);
    assertThat(created.header("Location")).endsWith("/api/records/" + id);
    JsonNode record = created.json();
    assertThat(record.at("/values/email").textValue()).isEqualTo("ada@example.org");
    assertThat(created.body()).contains("\"creditLimit\":12345678901234567890.25,");
    String tag = created.header("ETag");
    String updated = record.get("updated").textValue();

    Answer changed =
        send(
            "PATCH",
            "/api/records/" + id,
            tag,
            "{'values': {'familyName': 'King', 'email': null}}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    Answer late = send("PATCH", "/api/records/" + id, tag, "{'values': {'familyName': 'Late'}}");
    Answer blind = send("PATCH", "/api/records/" + id, "", "{'values': {'familyName': 'Blind'}}");
    assertThat(late.status()).isEqualTo(412);
    assertThat(blind.status()).isEqualTo(428);

    JsonNode now = hub.admin().get("/api/records/" + id).json();
    assertThat(now.at("/values/familyName").textValue()).isEqualTo("King");
    assertThat(now.at("/values/email").isNull()).isTrue();
    assertThat(now.at("/origins/familyName/system").textValue()).isEqualTo("hub");
    JsonNode then = hub.admin().get("/api/records/" + id + "?asOf=" + updated).json();
    assertThat(then.at("/values/familyName").textValue()).isEqualTo("Byron");
    assertThat(then.get("version").asInt()).isEqualTo(1);
    assertThat(then.at("/setBy/familyName/flow").textValue()).isEqualTo("hub-customer");
    assertThat(hub.admin().get("/api/records/" + id + "?asOf=2020-01-01T00:00:00Z").status())
        .isEqualTo(404);

    String receipt = now.at("/origins/familyName/receipt").asText();
    JsonNode journey = hub.admin().get("/api/messages/" + receipt).json();
    assertThat(journey.get("system").textValue()).isEqualTo("hub");
    assertThat(journey.get("door").textValue()).isEqualTo("edit");
    assertThat(journey.at("/outcomes/0/decidedBy").textValue()).isEqualTo(HubUnderTest.ADMIN);
    hub.atRest(before + 2);
  }

  @Test
  void an_administrator_adds_a_field_and_a_type_and_people_use_them_at_once() throws Exception {
    Answer type = hub.admin().get("/api/record-types/customer");
    ObjectNode customer = (ObjectNode) JSON.readTree(type.body());
    ArrayNode fields = (ArrayNode) customer.get("fields");
    fields
        .addObject()
        .put("name", "points")
        .put("type", "integer")
        .put("minimum", 0)
        .put("maximum", 150)
        .put("privacy", "personal")
        .put("indexed", true);
    Answer put =
        send("PUT", "/api/record-types/customer", type.header("ETag"), customer.toString());
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    Answer asset =
        send(
            "PUT",
            "/api/record-types/asset",
            "",
            "{'id': 'asset', 'fields': ["
                + "{'name': 'serial', 'type': 'string', 'privacy': 'none', 'indexed': true},"
                + "{'name': 'user', 'type': 'reference', 'to': 'customer', 'privacy': 'none'}]}");
    assertThat(asset.status()).as(asset.body()).isEqualTo(201);

    long john = id(create("customer", "{'givenName': 'John', 'points': 30}"));
    long laptop = id(create("asset", "{'serial': 'LT-7', 'user': '" + john + "'}"));

    HubUnderTest.await(
        "the index of ages",
        () -> hub.admin().get("/api/records/customer?points=30").status(),
        status -> status == 200);
    assertThat(ids(find("customer?points=30"))).containsExactly(john);
    assertThat(ids(find("customer?points.from=31"))).isEmpty();
    HubUnderTest.await(
        "the index of assets",
        () -> hub.admin().get("/api/records/asset?user=" + john).status(),
        status -> status == 200);
    assertThat(ids(find("asset?user=" + john))).containsExactly(laptop);
    assertThat(create("customer", "{'points': 151}").status()).isEqualTo(422);
    fields.remove(fields.size() - 1);
    fields.addObject().put("name", "points").put("type", "string").put("privacy", "personal");
    Answer other =
        send("PUT", "/api/record-types/customer", put.header("ETag"), customer.toString());
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.body()).contains("points", "integer");
  }

  @Test
  void a_program_posts_customers_through_a_mapping_table_that_gets_a_custom_field()
      throws Exception {
    Answer type = hub.admin().get("/api/record-types/customer");
    ObjectNode customer = (ObjectNode) JSON.readTree(type.body());
    if (!type.body().contains("\"age\"")) {
      ((ArrayNode) customer.get("fields"))
          .addObject()
          .put("name", "age")
          .put("type", "integer")
          .put("minimum", 0)
          .put("maximum", 150)
          .put("privacy", "personal")
          .put("indexed", true);
      assertThat(
              send("PUT", "/api/record-types/customer", type.header("ETag"), customer.toString())
                  .status())
          .isEqualTo(200);
    }
    Answer mapping = hub.admin().get("/api/mappings/api-customers");
    ObjectNode table = (ObjectNode) JSON.readTree(mapping.body());
    ((ArrayNode) table.get("rows")).addObject().put("target", "age").put("source", "age");
    assertThat(
            send("PUT", "/api/mappings/api-customers", mapping.header("ETag"), table.toString())
                .status())
        .isEqualTo(200);
    long before = hub.ledger().get("accepted").asLong();

    Answer john = send("POST", "/api/customers", "", "{'id': 1, 'name': 'John', 'age': 30}");
    Answer older = send("POST", "/api/customers", "", "{'id': 1, 'name': 'John', 'age': 31}");
    Answer same = send("POST", "/api/customers", "", "{'id': 1, 'name': 'John', 'age': 31}");
    Answer wrong = send("POST", "/api/customers", "", "{'id': 2, 'name': 'Jane', 'age': 'old'}");
    Answer nameless = send("POST", "/api/customers", "", "{'id': 3}");
    Answer broken = send("POST", "/api/customers", "", "{'id': 3");

    assertThat(john.status()).as(john.body()).isEqualTo(201);
    assertThat(older.json().get("outcome").textValue()).isEqualTo("updated");
    assertThat(same.json().get("outcome").textValue()).isEqualTo("unchanged");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("age", "whole number");
    assertThat(nameless.status()).isEqualTo(422);
    assertThat(broken.status()).isEqualTo(422);
    JsonNode record = hub.admin().get("/api/records/" + john.json().get("record").asLong()).json();
    assertThat(record.at("/values/familyName").textValue()).isEqualTo("John");
    assertThat(record.at("/values/age").asInt()).isEqualTo(31);
    assertThat(record.at("/origins/age/system").textValue()).isEqualTo("api");
    hub.atRest(before + 3);
  }

  @Test
  void members_of_a_campaign_are_relations_with_values_and_history_of_their_own() throws Exception {
    long campaign = id(create("campaign", "{'name': 'Spring'}"));
    long ada = id(create("customer", "{'familyName': 'Relationer'}"));
    long bob = id(create("contact", "{'familyName': 'Relationer'}"));
    String members = "/api/records/" + campaign + "/relations/members";

    assertThat(send("PUT", members + "/" + ada, "", "{'values': {'status': 'sent'}}").status())
        .isEqualTo(204);
    assertThat(send("PUT", members + "/" + bob, "", "{}").status()).isEqualTo(204);
    assertThat(
            send(
                    "PUT",
                    members + "/" + ada,
                    "",
                    "{'values': {'status': 'responded', 'response': 'Yes!'}}")
                .status())
        .isEqualTo(204);
    Answer wrong =
        send("PUT", members + "/" + ada, "", "{'values': {'status': 'glad', 'mood': 'good'}}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("values.status", "values.mood");
    assertThat(send("PUT", members + "/" + campaign, "", "{}").status()).isEqualTo(422);
    assertThat(send("PUT", members + "/99999999999", "", "{}").status()).isEqualTo(422);
    assertThat(send("PUT", members.replace("members", "fans") + "/" + ada, "", "{}").status())
        .isEqualTo(404);

    JsonNode all = hub.admin().get(members).json().get("relations");
    assertThat(all).hasSize(2);
    assertThat(all.get(0).at("/values/response").textValue()).isEqualTo("Yes!");
    assertThat(operator.get(members).body()).doesNotContain("Yes!").contains("responded");
    JsonNode page = hub.admin().get(members + "?limit=1").json();
    assertThat(page.get("relations")).hasSize(1);
    assertThat(page.get("next").textValue()).contains("cursor=" + ada);
    JsonNode related = hub.admin().get("/api/records/" + ada + "/related").json().get("relations");
    assertThat(related.get(0).get("record").asLong()).isEqualTo(campaign);
    JsonNode changes = hub.admin().get(members + "/" + ada + "/history").json().get("changes");
    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).has("was")).isFalse();
    assertThat(changes.get(1).at("/is/status").textValue()).isEqualTo("responded");

    assertThat(send("DELETE", members + "/" + bob, "", "").status()).isEqualTo(204);
    assertThat(send("DELETE", members + "/" + bob, "", "").status()).isEqualTo(404);
    assertThat(hub.admin().get(members).json().get("relations")).hasSize(1);
  }

  @Test
  void business_figures_are_counted_from_the_records() throws Exception {
    create(
        "opportunity",
        "{'name': 'F', 'status': 'won', 'opened': '2020-01-01', 'closed': '2020-01-11', 'amount': 5, 'currency': 'EUR'}");
    create("opportunity", "{'name': 'F', 'status': 'lost', 'closed': '2020-01-12'}");
    create("case", "{'subject': 'F', 'closed': '2020-01-12T08:00:00Z', 'satisfaction': 4}");

    JsonNode figures =
        hub.admin().get("/api/business-figures?from=2020-01-01&to=2020-02-01").json();

    assertThat(figures.at("/wonOfClosed/ratio").asDouble()).isEqualTo(0.5);
    assertThat(figures.at("/wonOfClosed/amounts/EUR").asInt()).isEqualTo(5);
    assertThat(figures.at("/daysToClose/ratio").asDouble()).isEqualTo(10.0);
    assertThat(figures.at("/satisfaction/ratio").asDouble()).isEqualTo(4.0);
    assertThat(figures.at("/churn/lost").asInt()).isZero();
    assertThat(hub.admin().get("/api/business-figures?from=2020-02-01&to=2020-01-01").status())
        .isEqualTo(400);
    assertThat(hub.admin().get("/api/business-figures?from=yesterday").status()).isEqualTo(400);
  }

  @Test
  void a_computed_segment_follows_its_records() throws Exception {
    long segment =
        id(
            create(
                "segment",
                "{'name': 'Wholesale', 'filter': 'industry=wholesale&lifecycle=customer'}"));
    long one =
        id(
            create(
                "customer",
                "{'familyName': 'W', 'industry': 'Wholesale', 'lifecycle': 'customer'}"));
    String members = "/api/records/" + segment + "/relations/members";

    HubUnderTest.await(
        "the member", () -> hub.admin().get(members).json().get("relations").size(), n -> n == 1);
    Answer record = hub.admin().get("/api/records/" + one);
    send(
        "PATCH",
        "/api/records/" + one,
        record.header("ETag"),
        "{'values': {'lifecycle': 'former'}}");
    HubUnderTest.await(
        "its leaving", () -> hub.admin().get(members).json().get("relations").size(), n -> n == 0);
    Answer wrong = create("segment", "{'name': 'X', 'filter': 'description=x'}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("values.filter", "no indexed field");
  }

  @Test
  void two_records_are_merged_and_taken_apart_and_one_is_archived() throws Exception {
    long kept = id(create("contact", "{'familyName': 'Mergeton', 'phone': '+493012345601'}"));
    Answer created = create("contact", "{'familyName': 'Mergeton', 'jobTitle': 'Owner'}");
    long other = id(created);
    String tag = hub.admin().get("/api/records/" + kept).header("ETag");

    Answer merged =
        send(
            "POST",
            "/api/records/" + kept + "/merge",
            tag,
            "{'with': " + other + ", 'version': 1}");
    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    assertThat(merged.json().at("/values/jobTitle").textValue()).isEqualTo("Owner");
    assertThat(hub.admin().get("/api/records/" + other).json().get("mergedInto").asLong())
        .isEqualTo(kept);
    assertThat(ids(find("contact?text=mergeton"))).containsExactly(kept);
    Answer again =
        send(
            "POST",
            "/api/records/" + kept + "/merge",
            merged.header("ETag"),
            "{'with': " + other + ", 'version': 1}");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("with", "merged into record " + kept);

    Answer apart = send("POST", "/api/records/" + other + "/unmerge", "", "");
    assertThat(apart.status()).as(apart.body()).isEqualTo(200);
    assertThat(apart.json().has("mergedInto")).isFalse();
    assertThat(
            hub.admin().get("/api/records/" + kept).json().at("/values/jobTitle").isMissingNode())
        .isTrue();
    assertThat(ids(find("contact?text=mergeton"))).containsExactlyInAnyOrder(kept, other);

    Answer archived = send("POST", "/api/records/" + other + "/archive", apart.header("ETag"), "");
    assertThat(archived.json().get("archived").asBoolean()).isTrue();
    assertThat(ids(find("contact?text=mergeton"))).containsExactly(kept);
    Answer restored =
        send("POST", "/api/records/" + other + "/restore", archived.header("ETag"), "");
    assertThat(restored.json().has("archived")).isFalse();
    assertThat(ids(find("contact?text=mergeton"))).hasSize(2);
  }

  @Test
  void pages_go_through_everything_once_in_the_order_asked_for() throws Exception {
    TreeSet<Long> all = new TreeSet<>();
    for (int i = 0; i < 25; i++) {
      all.add(
          id(
              create(
                  "opportunity",
                  "{'name': 'Deal "
                      + i
                      + "', 'amount': "
                      + (i * 7 % 25)
                      + ".5, 'stage': 'pages'}")));
    }
    List<Long> found = new ArrayList<>();
    List<Double> amounts = new ArrayList<>();
    JsonNode page = find("opportunity?stage=pages&order=-amount&limit=10");
    while (true) {
      found.addAll(ids(page));
      page.get("records").forEach(r -> amounts.add(-r.at("/values/amount").asDouble()));
      if (!page.has("next")) {
        break;
      }
      URI next = URI.create(page.get("next").textValue());
      page =
          hub.admin()
              .get(next.getRawPath().substring("/syncline".length()) + "?" + next.getRawQuery())
              .json();
    }

    assertThat(found).hasSize(25).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    assertThat(amounts).isSorted();
    assertThat(ids(find("opportunity?text=deal+24"))).hasSize(1);
  }

  @Test
  void an_operator_finds_a_person_and_sees_it_masked() throws Exception {
    long id = id(create("customer", "{'familyName': 'Zuse', 'phone': '+493012345678'}"));

    JsonNode found = operator.get("/api/records/customer?text=zuse").json();
    assertThat(ids(found)).containsExactly(id);
    assertThat(found.toString()).doesNotContain("Zuse", "493012345678");
    assertThat(ids(operator.get("/api/records/customer?text=zus").json())).isEmpty();
    assertThat(operator.get("/api/records/customer?phone.begins=%2B49").status()).isEqualTo(400);
    assertThat(operator.get("/api/records/customer?order=phone").status()).isEqualTo(400);
    assertThat(
            operator.post("/api/records/customer", Map.of("values", Map.of("city", "X"))).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'values': {'familyName': 42}}                          | 201 |
          {'values': {'email': 'nobody'}}                         | 422 | values.email
          {'values': {'email': 'a@b.de', 'phone': '12'}}          | 422 | values.phone
          {'values': {'country': 'Germany'}}                      | 422 | values.country
          {'values': {'currency': 'EURO'}}                        | 422 | values.currency
          {'values': {'language': 'xx'}}                          | 422 | values.language
          {'values': {'birthDate': '2026-02-30'}}                 | 422 | values.birthDate
          {'values': {'employees': 1.5}}                          | 422 | values.employees
          {'values': {'employees': -1}}                           | 422 | values.employees
          {'values': {'employees': 1e400}}                        | 422 | values.employees
          {'values': {'newsletter': 'perhaps'}}                   | 422 | values.newsletter
          {'values': {'lifecycle': 'friend'}}                     | 422 | values.lifecycle
          {'values': {'employer': 'Ada'}}                         | 422 | values.employer
          {'values': {'employer': '99999999999'}}                 | 422 | values.employer
          {'values': {'shoeSize': 1, 'hat': 2}}                   | 422 | values.shoeSize
          {'values': {'familyName': ['a', 'b']}}                  | 422 | values.familyName
          {'values': {'familyName': {'a': 1}}}                    | 422 | values.familyName
          {'values': {'familyName': '\\ud800'}}                   | 422 | values.familyName
          {'values': {'@archived': true}}                         | 422 | values.@archived
          {'values': {}}                                          | 400 | values
          {'values': null}                                        | 400 | values
          {'value': {'city': 'Rom'}}                              | 400 | value
          {'values': {'city': 'Rom', 'city': 'Paris'}}            | 400 |
          {'values': 'city'}                                      | 400 | values
          ['values']                                              | 400 |
          {'values':                                              | 400 |
          """)
  void what_is_wrong_is_said_with_its_place_and_nothing_is_kept(
      String body, int status, String where) throws Exception {
    long before = hub.ledger().get("accepted").asLong();

    Answer answer = send("POST", "/api/records/customer", "", body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    if (status != 201) {
      JsonNode problem = answer.json();
      assertThat(problem.get("type").textValue()).startsWith("urn:syncline:problem:");
      assertThat(where == null ? "" : where)
          .isSubstringOf(problem.path("field").asText("") + problem.path("errors"));
      assertThat(hub.ledger().get("accepted").asLong()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          customer?description=x                  | 400 | is not indexed
          customer?nobody=x                       | 400 | has no field
          customer?phone.like=x                   | 400 | has no field
          customer?birthDate.from=tomorrow        | 400 | is not indexed
          customer?employees.from=many            | 400 | is not indexed
          opportunity?amount.from=many            | 400 | no number
          opportunity?amount.begins=1             | 400 | Only texts
          customer?text=%20%2E                    | 400 | 1 to 8 words
          customer?text=a+b+c+d+e+f+g+h+i         | 400 | 1 to 8 words
          customer?order=description              | 400 | is not indexed
          customer?limit=1000000000               | 400 | from 1 to 200
          customer?limit=0                        | 400 | from 1 to 200
          customer?cursor=%21%21                  | 400 | no cursor
          customer?cursor=AAAA                    | 400 | no cursor
          customer?owner=%00                      | 400 | U+0000
          customer?owner.begins=%F0%9F%98%80      | 200 |
          nothing                                 | 404 | no record type
          """)
  void a_search_that_can_not_be_made_says_why(String query, int status, String why)
      throws Exception {
    Answer answer = hub.admin().get("/api/records/" + query);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    if (why != null) {
      assertThat(answer.json().get("detail").textValue()).contains(why);
    }
  }

  @Test
  void text_of_any_kind_is_kept_and_found() throws Exception {
    String text = "<script>alert(1)</script> \u202E 你好 \uD83D\uDE00 %_'\"\\";
    long id =
        id(
            hub.admin()
                .post("/api/records/customer", Map.of("values", Map.of("organisationName", text))));

    assertThat(
            hub.admin().get("/api/records/" + id).json().at("/values/organisationName").textValue())
        .isEqualTo(text);
    assertThat(ids(find("customer?text=" + URLEncoder.encode("你好", StandardCharsets.UTF_8))))
        .contains(id);
  }

  private static List<String> noted(String action) throws Exception {
    List<String> noted = new ArrayList<>();
    for (JsonNode entry : hub.admin().get("/api/audit?limit=1000").json().get("entries")) {
      if (entry.get("action").textValue().equals(action)) {
        noted.add(
            entry.get("actor").textValue()
                + " "
                + entry.get("subject").textValue()
                + " "
                + entry.get("detail").textValue());
      }
    }
    return noted;
  }

  @Test
  void what_a_search_finds_is_taken_away_as_a_file_masked_as_on_the_page() throws Exception {
    long id =
        id(
            create(
                "customer",
                "{'familyName': 'Exporter', 'city': '=1+1', 'industry': 'exports',"
                    + " 'birthDate': '1990-04-01'}"));

    Answer masked =
        operator.get("/api/records/customer/export?format=csv&industry=exports&order=-industry");
    assertThat(masked.status()).as(masked.body()).isEqualTo(200);
    assertThat(masked.header("Content-Type")).startsWith("text/csv");
    assertThat(masked.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"syncline-customer.csv\"");
    assertThat(masked.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(masked.body()).startsWith("\uFEFFid,version,updated,").endsWith("\r\n");
    assertThat(masked.body()).contains("\r\n" + id + ",1,").doesNotContain("Exporter", "1990-");
    assertThat(masked.body().split("\r\n")).hasSize(2);
    Answer open = hub.admin().get("/api/records/customer/export?format=csv&industry=exports");
    assertThat(open.body()).contains("Exporter", "1990-04-01", ",'=1+1,");
    HttpResponse<InputStream> book =
        hub.admin().stream("/api/records/customer/export?format=xlsx&industry=exports");
    try (ReadableWorkbook workbook = new ReadableWorkbook(book.body())) {
      assertThat(workbook.getFirstSheet().getName()).isEqualTo("customer");
      assertThat(workbook.getFirstSheet().read()).hasSize(2);
    }
    assertThat(operator.get("/api/records/customer/export?format=csv&order=phone").status())
        .isEqualTo(400);
    assertThat(operator.get("/api/records/customer/export?format=ods").status()).isEqualTo(400);
    assertThat(operator.get("/api/records/customer/export?format=csv&limit=1").status())
        .isEqualTo(400);
    assertThat(operator.get("/api/records/ghost/export?format=csv").status()).isEqualTo(404);
    assertThat(noted("record.export"))
        .contains(
            "olga record-type/customer format=csv personal=masked rows=1 complete",
            "ada record-type/customer format=xlsx personal=open rows=1 complete",
            "olga record-type/customer format=csv personal=masked why=search");
    assertThat(noted("record.export").toString()).doesNotContain("industry");

    Answer audit = hub.admin().get("/api/audit/export?format=csv");
    assertThat(audit.body()).contains("number,at,actor,", ",record.export,record-type/customer,");
    assertThat(operator.get("/api/audit/export?format=csv").status()).isEqualTo(403);
  }

  @Test
  void an_operator_sees_what_is_masked_for_a_reason_that_auditors_read() throws Exception {
    long id = id(create("customer", "{'familyName': 'Hopper', 'city': 'Jena'}"));
    String reveal = "/api/records/" + id + "/reveal";
    String why = "Customer asks which name we have";

    assertThat(operator.post(reveal, Map.of("reason", "curious")).status()).isEqualTo(400);
    Answer address = operator.post(reveal, Map.of("reason", "asked by ada@example.org today"));
    assertThat(address.json().get("detail").textValue()).contains("e-mail address");
    assertThat(noted("record.reveal")).noneMatch(entry -> entry.contains("record/" + id));
    Answer shown = operator.post(reveal, Map.of("reason", why, "fields", List.of("familyName")));
    assertThat(shown.status()).as(shown.body()).isEqualTo(200);
    assertThat(shown.json().at("/values/familyName").textValue()).isEqualTo("Hopper");
    assertThat(shown.header("Cache-Control")).contains("no-store");
    HubClient auditor = hub.account("otto", "auditor", Map.of());
    assertThat(auditor.post(reveal, Map.of("reason", why)).status()).isEqualTo(403);
    assertThat(operator.post("/api/records/99999999999/reveal", Map.of("reason", why)).status())
        .isEqualTo(404);

    ConsoleClient browser = new ConsoleClient(hub.url());
    browser.logIn("olga", HubUnderTest.PASSWORD);
    String page = browser.get("/record.xhtml?id=" + id);
    assertThat(page).contains("H\u2026", "action=\"reveal\"").doesNotContain("Hopper");
    String form = "id=" + id + "&token=" + ConsoleClient.token(page) + "&why=";
    assertThat(browser.post("/reveal", form + "x").body())
        .contains("10 to 500 characters")
        .doesNotContain("Hopper", "???", "#{");
    HttpResponse<String> open = browser.post("/reveal", form + "Customer+asks+on+the+phone");
    assertThat(open.statusCode()).isEqualTo(200);
    assertThat(open.body()).contains("Hopper", "shown for a reason").doesNotContain("???", "#{");
    assertThat(open.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(browser.get("/record.xhtml?id=" + id)).doesNotContain("Hopper");
    assertThat(browser.post("/reveal", "id=" + id + "&why=" + why.replace(' ', '+')).statusCode())
        .isEqualTo(403);
    assertThat(noted("record.reveal"))
        .contains(
            "olga record/" + id + " version=1 fields=familyName reason=" + why,
            "olga record/"
                + id
                + " version=1 fields=city,familyName reason=Customer asks on the phone");
  }

  @Test
  void the_body_of_a_message_is_not_seen_unnoticed() throws Exception {
    Answer record = create("customer", "{'familyName': 'Bodyson'}");
    String receipt = record.json().at("/origins/familyName/receipt").asText();

    assertThat(hub.admin().get("/api/messages/" + receipt + "/body").body()).contains("Bodyson");

    assertThat(noted("message.reveal")).contains("ada message/" + receipt + " ");
  }

  /** More than fits into the buffers between two programs. */
  private static void manyLongComments() throws Exception {
    String comment = "0123456789".repeat(1_000);
    for (int i = 0; i < 2_000; i++) {
      id(create("feedback", "{'channel': 'web', 'comment': '" + comment + "'}"));
    }
  }

  @Test
  void an_export_that_can_not_be_completed_does_not_look_complete() throws Exception {
    manyLongComments();

    for (String more : List.of("", "Connection: close\r\n")) {
      try (SlowReader reader = comments("HTTP/1.1", more)) {
        assertThat(reader.head()).startsWith("http/1.1 200").contains("transfer-encoding: chunked");
        sql("alter table golden_record rename to golden_record_away");
        try {
          assertThat(reader.endsProperly()).as(more).isFalse();
        } finally {
          sql("alter table golden_record_away rename to golden_record");
        }
      }
    }
    HubUnderTest.await("both notes of a cut", RecordsByHandIT::cuts, cuts -> cuts == 2);

    try (SlowReader reader = comments("HTTP/1.1", "")) {
      assertThat(reader.head()).contains(" 200 ");
    }
    HubUnderTest.await(
        "the note of the reader that went away", RecordsByHandIT::cuts, cuts -> cuts == 3);
    for (String more : List.of("", "Connection: close\r\n")) {
      try (SlowReader reader = comments("HTTP/1.1", more)) {
        assertThat(reader.endsProperly()).as(more).isTrue();
      }
    }
    try (SlowReader reader = comments("HTTP/1.0", "")) {
      assertThat(reader.head()).contains(" 505 ", "urn:syncline:problem:http-version");
    }
  }

  private static SlowReader comments(String version, String more) throws Exception {
    return SlowReader.of(hub.url(), "/api/records/feedback/export?format=csv", version, more);
  }

  private static long cuts() throws Exception {
    return noted("record.export").stream()
        .filter(entry -> entry.matches("ada record-type/feedback .* rows=[1-9][0-9]* cut"))
        .count();
  }

  private static void sql(String statement) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(postgres.url("hub"), postgres.user(), postgres.password());
        Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }
}
