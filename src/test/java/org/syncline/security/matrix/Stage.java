package org.syncline.security.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.syncline.platform.Sha256;
import org.syncline.samples.HubClient;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;

/**
 * A hub with accounts of every role, and with one of everything that can be asked about. As long as
 * {@link #fresh} is false the standing things are handed out; after that each is made anew, for
 * whoever changes it.
 */
final class Stage implements AutoCloseable {
  static final String PASSWORD = "a password for the matrix";

  /** Has no record, message or version. */
  static final long UNKNOWN = 999_999_999;

  private static final String MAKER = "ada";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HubServer server;
  private final HubClient maker;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Who, String> secrets = new EnumMap<>(Who.class);
  private final Map<Who, String> passwords = new EnumMap<>(Who.class);
  private final Map<Who, String> ownTokens = new EnumMap<>(Who.class);
  private final Map<Whose, Long> customers = new EnumMap<>(Whose.class);
  private final Map<Whose, Long> opportunities = new EnumMap<>(Whose.class);
  private boolean fresh;
  private int made;
  private long erpReceipt;
  private long shopReceipt;
  private long run;
  private long sweep;
  private String spareToken = "";

  private Stage(HubServer server) {
    this.server = server;
    this.maker = new HubClient(url(), MAKER, PASSWORD);
  }

  static Stage start() throws Exception {
    Stage stage = new Stage(HubServer.named("role-matrix").withSamples().start());
    try {
      stage.furnish();
    } catch (Exception | AssertionError e) {
      stage.close();
      throw e;
    }
    return stage;
  }

  private String url() {
    return server.http().toString().replaceAll("/$", "");
  }

  URI http() {
    return server.http();
  }

  /** Whether from now on whatever is asked for is made anew. */
  void makesAnew(boolean anew) {
    fresh = anew;
  }

  private void furnish() throws Exception {
    String token = Files.readString(server.data().resolve("syncline").resolve("setup-token"));
    maker.setUp(token.strip(), MAKER, PASSWORD);
    for (Who who : Who.ACCOUNTS) {
      account(who);
    }
    for (Who who : Who.values()) {
      if (who.isToken()) {
        secrets.put(who, token(who).get("token").asText());
      }
    }
    makeAccount("spare");
    spareToken = tokenOf("spare");
    for (Who who : Who.ACCOUNTS) {
      ownTokens.put(who, tokenOf(who.user()));
    }
    done(put("/systems/crm", CRM));
    done(put("/secrets/crm/api-key", "{'value': 'something secret'}"));
    done(put("/egress/standing", ENTRY));
    done(put("/alerts/standing", ALERT));
    keepDraft(DRAFT);
    keepTwice(TWICE);
    targets();
    records();
    messages();
    runs();
    sweeps();
  }

  private static final String DRAFT = "standing-draft";
  private static final String TWICE = "standing-mapping";

  private static final String TARGET = "standing-target";
  private static final String PAUSED = "paused-target";
  private static final String OUTSIDE =
      "{'id': 'outside', 'name': 'Outside', 'owner': 'Ada', 'connections': [{'id': 'api', 'kind':"
          + " 'rest', 'host': 'localhost', 'port': 9, 'settings': {'objects': {'rows': {"
          + "'upsert': {'path': '/rows/{record}', 'answer': {'id': 'id'}}}}}}]}";

  static final String ALERT =
      "{'subject': 'hub', 'metric': 'messages', 'stage': 'parked', 'figure': 'count', 'minutes': 60,"
          + " 'condition': {'above': 1000000}, 'destinations': [{'kind': 'log'}]}";

  static final String ENTRY = "{'host': 'crm.example.org', 'ports': [443]}";
  private static final String CRM =
      "{'id': 'crm', 'name': 'CRM', 'owner': 'Ada', 'connections': [{'id': 'api', 'kind': 'rest',"
          + " 'host': 'localhost', 'port': 9, 'path': '/v1', 'secret': 'crm/api-key'}]}";

  private void account(Who who) throws Exception {
    String more =
        switch (who) {
          case AGENT -> ", 'teams': ['" + Whose.TEAM_OF_AGENT + "'], 'owners': ['agent']";
          case MACHINE -> ", 'system': 'erp'";
          default -> "";
        };
    passwords.put(who, PASSWORD);
    makeAccount(who.user(), who.role().word(), more);
  }

  private void makeAccount(String user) throws Exception {
    makeAccount(user, "auditor", "");
  }

  private void makeAccount(String user, String role, String more) throws Exception {
    done(
        post(
            "/accounts",
            "{'user': '"
                + user
                + "', 'password': '"
                + PASSWORD
                + "', 'roles': ['"
                + role
                + "']"
                + more
                + "}"));
  }

  void makeMachine(String user, String system) throws Exception {
    makeAccount(user, "machine", ", 'system': '" + system + "'");
  }

  private JsonNode token(Who who) throws Exception {
    String scopes =
        who.scopeWords().isEmpty()
            ? ""
            : ", 'scopes': ['" + String.join("', '", who.scopeWords()) + "']";
    return done(post("/accounts/" + who.user() + "/tokens", "{'label': 'matrix'" + scopes + "}"))
        .json();
  }

  /** The id of a token that can be revoked. */
  private String tokenOf(String user) throws Exception {
    return done(post("/accounts/" + user + "/tokens", "{'label': 'spare', 'days': 1}"))
        .json()
        .get("id")
        .asText();
  }

  private void records() throws Exception {
    for (Whose whose : List.of(Whose.OWN, Whose.TEAM, Whose.FOREIGN)) {
      customers.put(whose, makeCustomer(whose));
      opportunities.put(whose, make("opportunity", whose, "'name': 'Deal'"));
      for (Whose other : List.of(Whose.OWN, Whose.FOREIGN)) {
        if (customers.containsKey(other)) {
          relate(opportunities.get(whose), customers.get(other));
        }
      }
    }
    relate(opportunities.get(Whose.OWN), customers.get(Whose.FOREIGN));
  }

  private void messages() throws Exception {
    erp("K-own", "agent");
    erp("K-foreign", "somebody");
    erpReceipt = receipt("erp", "K-own");
    shopReceipt = sendToShop("S-standing");
    receipt("erp", "K-foreign");
    await("links", () -> maker.get("/api/links/erp/customer/customer/K-foreign").status() == 200);
  }

  private void erp(String key, String owner) throws Exception {
    Ask ask =
        Ask.post(
            "/intake/erp/customer",
            "{'customer': {'no': '"
                + key
                + "', 'rev': 1, 'name': {'last': 'Sent'}, 'rep': '"
                + owner
                + "'}}");
    done(call(ask.request(http()).header("Idempotency-Key", key)));
  }

  private long sendToShop(String id) throws Exception {
    Ask ask = Ask.post("/intake/shop/customer", "no XML");
    done(call(ask.request(http()).header("Idempotency-Key", id)));
    return receipt("shop", id);
  }

  private long receipt(String system, String messageId) throws Exception {
    String path = "/api/intake/" + system + "/messages/" + messageId;
    await(
        "a receipt of " + messageId,
        () -> {
          Answer answer = maker.get(path);
          return answer.status() == 200 && !answer.json().get("outcomes").isEmpty();
        });
    return maker.get(path).json().get("receipt").asLong();
  }

  /** Asked again and again. */
  @FunctionalInterface
  private interface Question {
    boolean ask() throws Exception;
  }

  private static void await(String what, Question question) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!question.ask()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private long makeCustomer(Whose whose) throws Exception {
    return make("customer", whose, "'familyName': 'Byron', 'city': 'Bonn'");
  }

  private long make(String type, Whose whose, String values) throws Exception {
    return done(post(
            "/records/" + type,
            "{'values': {"
                + values
                + ", 'owner': '"
                + whose.owner
                + "', 'team': '"
                + whose.team
                + "'}}"))
        .json()
        .get("id")
        .asLong();
  }

  void relate(long opportunity, long customer) throws Exception {
    done(put("/records/" + opportunity + "/relations/stakeholders/" + customer, "{'values': {}}"));
  }

  /** An id of a name that nothing has yet, the same in every run. */
  String next(String prefix) {
    made++;
    return prefix + "-" + made;
  }

  long customer(Whose whose) throws Exception {
    if (whose == Whose.UNKNOWN) {
      return UNKNOWN;
    }
    return fresh ? makeCustomer(whose) : customers.get(whose);
  }

  /** Fresh ones stand in no relation. */
  long opportunity(Whose whose) throws Exception {
    if (whose == Whose.UNKNOWN) {
      return UNKNOWN;
    }
    return fresh ? make("opportunity", whose, "'name': 'Deal'") : opportunities.get(whose);
  }

  /** Of an opportunity and a customer who are related, as {@code opportunity/name/customer}. */
  String relation(Whose opportunity, Whose customer) throws Exception {
    long one = opportunity(opportunity);
    long other = customer(customer);
    if (fresh && opportunity != Whose.UNKNOWN && customer != Whose.UNKNOWN) {
      relate(one, other);
    }
    return one + "/relations/stakeholders/" + other;
  }

  /** A record that another one was merged into, as the id of the merged one. */
  long merged() throws Exception {
    long kept = customer(Whose.FOREIGN);
    long other = customer(Whose.FOREIGN);
    if (fresh) {
      done(
          call(
              Ask.post("/records/" + kept + "/merge", "{'with': " + other + ", 'version': 1}")
                  .ifMatch("\"1-0\"")
                  .request(http())));
    }
    return other;
  }

  long erpReceipt() {
    return erpReceipt;
  }

  /** A message of the shop that is parked. */
  long parked() throws Exception {
    return fresh ? sendToShop(next("S")) : shopReceipt;
  }

  String messageIdOf(long receipt) throws Exception {
    return maker.get("/api/messages/" + receipt).json().get("messageId").asText();
  }

  String spareAccount() throws Exception {
    if (!fresh) {
      return "spare";
    }
    String user = next("spare");
    makeAccount(user);
    return user;
  }

  /** As {@code account/tokens/id}. */
  String spareToken() throws Exception {
    if (!fresh) {
      return "spare/tokens/" + spareToken;
    }
    String user = spareAccount();
    return user + "/tokens/" + tokenOf(user);
  }

  /** The id of a token of the asking account; of nobody's it is the spare account's. */
  String ownToken(Who who) throws Exception {
    if (!who.known()) {
      return spareToken;
    }
    return fresh ? tokenOf(who.user()) : ownTokens.getOrDefault(account(who.user()), spareToken);
  }

  private static Who account(String user) {
    return Who.ACCOUNTS.stream().filter(who -> who.user().equals(user)).findFirst().orElseThrow();
  }

  String password(Who who) {
    return who.known() ? passwords.get(account(who.user())) : PASSWORD;
  }

  void newPassword(Who who, String password) {
    passwords.put(account(who.user()), password);
  }

  /** None is ever called: one is paused, the others are for records that nobody makes. */
  private void targets() throws Exception {
    done(put("/systems/outside", OUTSIDE));
    done(
        put(
            "/mappings/to-outside",
            "{'id': 'to-outside', 'output': {'kind': 'json'}, 'rows': ["
                + "{'target': 'hub', 'source': '@id'}]}"));
    makeTarget(TARGET, "segment");
    makeTarget(PAUSED, "customer");
    pause(PAUSED);
  }

  private void makeTarget(String id, String recordType) throws Exception {
    done(
        put(
            "/flows/" + id,
            "{'id': '"
                + id
                + "', 'direction': 'out', 'system': 'outside', 'connection': 'api', 'object':"
                + " 'rows', 'recordType': '"
                + recordType
                + "', 'mapping': 'to-outside', 'write': 'upsert'}"));
  }

  private void pause(String target) throws Exception {
    done(post("/targets/" + target + "/pause", "{'why': 'the stage'}"));
  }

  /** One that goes on. */
  String target() throws Exception {
    if (!fresh) {
      return TARGET;
    }
    String id = next("target");
    makeTarget(id, "segment");
    return id;
  }

  String pausedTarget() throws Exception {
    if (!fresh) {
      return PAUSED;
    }
    String id = target();
    pause(id);
    return id;
  }

  /** One that is pending at a target that stays paused. */
  long delivery() throws Exception {
    String of = "/deliveries?flow=" + PAUSED + "&record=" + customer(Whose.OWN);
    JsonNode found = get(of).json().get("deliveries");
    assertThat(found).as(of).isNotEmpty();
    return found.get(0).get("id").asLong();
  }

  String egressEntry() throws Exception {
    if (!fresh) {
      return "standing";
    }
    String id = next("entry");
    done(put("/egress/" + id, ENTRY));
    return id;
  }

  /** One that nothing raises. */
  String alert() throws Exception {
    if (!fresh) {
      return "standing";
    }
    String id = next("rule");
    done(put("/alerts/" + id, ALERT));
    return id;
  }

  private void runs() throws Exception {
    done(put("/files/standing.csv", "no;rev"));
    run =
        done(post(
                "/jobs/bulk-mapping/runs", "{'flow': 'erp-customers-csv', 'file': 'standing.csv'}"))
            .json()
            .get("id")
            .asLong();
    await(
        "a run that is over",
        () -> get("/jobs/runs/" + run).json().path("state").asText().equals("completed"));
  }

  private void sweeps() throws Exception {
    sweep = done(post("/targets/" + TARGET + "/backfill", "{}")).json().get("id").asLong();
    await(
        "a backfill that is over",
        () -> get("/sweeps/" + sweep).json().path("state").asText().equals("completed"));
  }

  /** A backfill that is over. */
  long sweep() {
    return sweep;
  }

  /** One that is over, so that it can be neither stopped nor restarted. */
  long run() {
    return run;
  }

  /** One that no run reads. */
  String file() throws Exception {
    String name = fresh ? next("file") : "standing.csv";
    if (fresh) {
      done(put("/files/" + name, "no;rev"));
    }
    return name;
  }

  /** Of a system that is there. */
  String system() throws Exception {
    if (!fresh) {
      return "crm";
    }
    String id = next("system");
    done(put("/systems/" + id, system(id)));
    return id;
  }

  static String system(String id) {
    return "{'id': '" + id + "', 'name': 'One more', 'owner': 'Ada'}";
  }

  /** The id of a mapping that has a draft and is not published. */
  String draft() throws Exception {
    if (!fresh) {
      return DRAFT;
    }
    String id = next("draft");
    keepDraft(id);
    return id;
  }

  private void keepDraft(String id) throws Exception {
    done(put("/mappings/" + id + "/draft", mapping(id, "no")));
  }

  /** The ETag of a draft that nobody has changed. */
  static String tagOfDraft(String id) {
    return "\"" + Sha256.hex(mapping(id, "no").replace('\'', '"')) + "\"";
  }

  /** The id of a mapping that has two versions. */
  String twoVersions() throws Exception {
    if (!fresh) {
      return TWICE;
    }
    String id = next("mapping");
    keepTwice(id);
    return id;
  }

  private void keepTwice(String id) throws Exception {
    done(put("/mappings/" + id, mapping(id, "no")));
    done(call(Ask.put("/mappings/" + id, mapping(id, "number")).ifMatch("\"1\"").request(http())));
  }

  /** A mapping of customers by their number. */
  static String mapping(String id, String number) {
    return "{'id': '"
        + id
        + "', 'recordType': 'customer', 'rows': [{'target': '@key', 'source': '"
        + number
        + "'}]}";
  }

  /** The secret of a system that is there. */
  String secret() throws Exception {
    if (fresh) {
      done(put("/secrets/crm/api-key", "{'value': 'something secret'}"));
    }
    return "crm/api-key";
  }

  /** All documents as they are; taken back they change nothing. */
  Ask.Body archive() throws IOException, InterruptedException {
    byte[] bytes = new byte[10];
    if (fresh) {
      try (InputStream archive = maker.stream("/api/configuration-archive").body()) {
        bytes = archive.readAllBytes();
      }
    }
    return new Ask.Body(ApiEntries.ZIP, bytes);
  }

  Answer send(Who who, Ask ask) throws IOException, InterruptedException {
    HttpRequest.Builder request = ask.request(http());
    if (who == Who.UNREADABLE) {
      request.header("Authorization", "Bearer ?");
    } else if (who.isToken()) {
      request.header("Authorization", "Bearer " + secrets.get(who));
    } else if (who != Who.NOBODY) {
      request.header("Authorization", basic(who.user(), password(who)));
    }
    return sent(request);
  }

  Answer sendForged(Ask ask) throws IOException, InterruptedException {
    return sent(ask.request(http()).header("Authorization", "Bearer syncline_" + "x".repeat(43)));
  }

  Answer sendWith(String user, String password, Ask ask) throws IOException, InterruptedException {
    return sent(ask.request(http()).header("Authorization", basic(user, password)));
  }

  private Answer sent(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.headers(), answer.body());
  }

  private static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** What the maker of the stage is answered. */
  Answer get(String path) throws IOException, InterruptedException {
    return maker.get("/api" + path);
  }

  private Answer post(String path, String body) throws IOException, InterruptedException {
    return call(Ask.post(path, body).request(http()));
  }

  private Answer put(String path, String body) throws IOException, InterruptedException {
    return call(Ask.put(path, body).request(http()));
  }

  private Answer call(HttpRequest.Builder request) throws IOException, InterruptedException {
    return maker.call(request);
  }

  private static Answer done(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    return answer;
  }

  @Override
  public void close() {
    server.close();
  }
}
