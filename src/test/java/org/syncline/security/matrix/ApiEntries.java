package org.syncline.security.matrix;

import static org.syncline.security.matrix.Ask.delete;
import static org.syncline.security.matrix.Ask.get;
import static org.syncline.security.matrix.Ask.patch;
import static org.syncline.security.matrix.Ask.post;
import static org.syncline.security.matrix.Ask.put;
import static org.syncline.security.matrix.Stage.UNKNOWN;
import static org.syncline.security.matrix.Who.ADMIN;
import static org.syncline.security.matrix.Who.AGENTS;
import static org.syncline.security.matrix.Who.MACHINES;
import static org.syncline.security.matrix.Whose.FOREIGN;
import static org.syncline.security.matrix.Whose.OWN;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each operation of the API is asked about, and what it answers to those who may ask. */
final class ApiEntries {
  private static final Set<Who> KNOWN = EnumSet.range(ADMIN, Who.READER_TOKEN);
  private static final String SEEN = "\"1-0\"";
  static final String ZIP = "application/zip";
  private static final String WHY = "{'why': 'matrix'}";
  private static final String REASON = "{'reason': 'asked about by the matrix'}";

  private final Map<String, List<Case>> entries = new LinkedHashMap<>();

  private ApiEntries() {}

  /** By {@link Operation#name}. */
  static Map<String, List<Case>> all() {
    ApiEntries all = new ApiEntries();
    all.accounts();
    all.ownAccount();
    all.messages();
    all.decisions();
    all.deliveries();
    all.targets();
    all.records();
    all.changes();
    all.relations();
    all.conflicts();
    all.configuration();
    all.mappings();
    all.archive();
    all.mappingSuggestions();
    all.mappingTables();
    all.connections();
    all.jobs();
    all.reports();
    all.reviews();
    return all.entries;
  }

  private void add(String operation, Case... cases) {
    if (entries.put(operation, List.of(cases)) != null) {
      throw new IllegalStateException("There are two entries for " + operation);
    }
  }

  private static Case any(int answer, Case.Request request) {
    return Case.of("any", answer, request);
  }

  private static Case unknown(int answer, Case.Request request) {
    return Case.of("unknown", answer, request);
  }

  private void accounts() {
    // Without a token it is not counted as a try: how tries end is told by AccessIT.
    add("POST /setup", any(400, (stage, who) -> post("/setup", "{'user': 'eve'}")));
    add("GET /accounts", any(200, (stage, who) -> get("/accounts")));
    add(
        "POST /accounts",
        any(
            201,
            (stage, who) ->
                post(
                    "/accounts",
                    "{'user': '"
                        + stage.next("new")
                        + "', 'password': 'a password of theirs', 'roles': ['admin']}")),
        Case.of("taken", 409, (stage, who) -> post("/accounts", account("spare"))));
    add(
        "DELETE /accounts/{user}",
        Case.of("own", 204, (stage, who) -> delete("/accounts/" + who.user())).not(ADMIN),
        Case.of("other", 204, (stage, who) -> delete("/accounts/" + stage.spareAccount())),
        unknown(404, (stage, who) -> delete("/accounts/unknown")));
    String standing = "{'roles': ['admin']}";
    add(
        "PUT /accounts/{user}",
        Case.of("own", 200, (stage, who) -> put("/accounts/" + who.user(), standing)),
        Case.of("other", 200, (stage, who) -> put("/accounts/" + stage.spareAccount(), standing)),
        unknown(404, (stage, who) -> put("/accounts/unknown", standing)));
    String password = "{'password': 'another one of theirs'}";
    add(
        "PUT /accounts/{user}/password",
        Case.of("own", 204, (stage, who) -> put("/accounts/" + who.user() + "/password", password))
            .not(ADMIN),
        Case.of(
            "other",
            204,
            (stage, who) -> put("/accounts/" + stage.spareAccount() + "/password", password)),
        unknown(404, (stage, who) -> put("/accounts/unknown/password", password)));
    add(
        "GET /accounts/{user}/tokens",
        Case.of("own", 200, (stage, who) -> get("/accounts/" + who.user() + "/tokens")),
        Case.of("other", 200, (stage, who) -> get("/accounts/spare/tokens")),
        unknown(404, (stage, who) -> get("/accounts/unknown/tokens")));
    add(
        "GET /accounts/{user}",
        Case.of("own", 200, (stage, who) -> get("/accounts/" + who.user())),
        Case.of("other", 200, (stage, who) -> get("/accounts/spare")),
        unknown(404, (stage, who) -> get("/accounts/unknown")));
    add(
        "PUT /accounts/{user}/block",
        Case.of(
            "other",
            200,
            (stage, who) -> put("/accounts/" + stage.spareAccount() + "/block", "{}")),
        unknown(404, (stage, who) -> put("/accounts/unknown/block", "{}")));
    add(
        "DELETE /accounts/{user}/block",
        Case.of(
            "other", 204, (stage, who) -> delete("/accounts/" + stage.spareAccount() + "/block")),
        unknown(404, (stage, who) -> delete("/accounts/unknown/block")));
    add(
        "DELETE /accounts/{user}/sessions",
        Case.of("own", 204, (stage, who) -> delete("/accounts/" + who.user() + "/sessions")),
        Case.of(
            "other",
            204,
            (stage, who) -> delete("/accounts/" + stage.spareAccount() + "/sessions")),
        unknown(404, (stage, who) -> delete("/accounts/unknown/sessions")));
    add(
        "GET /tokens",
        any(200, (stage, who) -> get("/tokens")),
        Case.of("of one account", 200, (stage, who) -> get("/tokens?user=spare")));
    add("GET /exports/accounts", any(200, (stage, who) -> get("/exports/accounts?format=csv")));
    add("GET /exports/tokens", any(200, (stage, who) -> get("/exports/tokens?format=csv")));
    String token = "{'label': 'matrix'}";
    add(
        "POST /accounts/{user}/tokens",
        Case.of("own", 201, (stage, who) -> post("/accounts/" + who.user() + "/tokens", token)),
        Case.of(
            "other",
            201,
            (stage, who) -> post("/accounts/" + stage.spareAccount() + "/tokens", token)),
        unknown(404, (stage, who) -> post("/accounts/unknown/tokens", token)));
    add(
        "DELETE /accounts/{user}/tokens/{token}",
        Case.of("other", 204, (stage, who) -> delete("/accounts/" + stage.spareToken())),
        unknown(404, (stage, who) -> delete("/accounts/spare/tokens/unknown")));
  }

  private static String account(String user) {
    return "{'user': '" + user + "', 'password': 'a password of theirs', 'roles': ['auditor']}";
  }

  private void ownAccount() {
    add("GET /account", any(200, (stage, who) -> get("/account")));
    add(
        "PUT /account/password",
        any(
            204,
            (stage, who) -> {
              String next = stage.next("a password for the matrix");
              return put(
                      "/account/password",
                      "{'present': '" + stage.password(who) + "', 'password': '" + next + "'}")
                  .then(() -> stage.newPassword(who, next));
            }));
    add("DELETE /account/sessions", any(204, (stage, who) -> delete("/account/sessions")));
    add("GET /account/tokens", any(200, (stage, who) -> get("/account/tokens")));
    add(
        "POST /account/tokens",
        any(201, (stage, who) -> post("/account/tokens", "{'label': 'matrix'}")),
        Case.of(
            "more than the own roles",
            400,
            (stage, who) ->
                post("/account/tokens", "{'label': 'matrix', 'scopes': ['accounts.administer']}")));
    add(
        "DELETE /account/tokens/{token}",
        Case.of("own", 204, (stage, who) -> delete("/account/tokens/" + stage.ownToken(who))),
        Case.of(
                "somebody else's",
                404,
                (stage, who) ->
                    delete(
                        "/account/tokens/"
                            + stage.spareToken().substring("spare/tokens/".length())))
            .like("unknown", KNOWN),
        unknown(404, (stage, who) -> delete("/account/tokens/unknown")));
  }

  private void messages() {
    add(
        "POST /intake/{system}/{object}",
        Case.of("of erp", 202, (stage, who) -> post("/intake/erp/customer", "{}")),
        Case.of("of another system", 202, (stage, who) -> post("/intake/shop/customer", "{}"))
            .but(MACHINES, 403)
            .like("unknown", MACHINES),
        unknown(404, (stage, who) -> post("/intake/unknown/customer", "{}")).but(MACHINES, 403));
    add(
        "GET /intake/{system}/messages/{messageId}",
        Case.of("of erp", 200, (stage, who) -> get("/intake/erp/messages/K-own")),
        unknown(404, (stage, who) -> get("/intake/erp/messages/unknown")),
        Case.of("of another system", 200, (stage, who) -> get("/intake/shop/messages/S-standing"))
            .but(MACHINES, 403)
            .like("unknown of another system", MACHINES),
        Case.of(
                "unknown of another system",
                404,
                (stage, who) -> get("/intake/shop/messages/unknown"))
            .but(MACHINES, 403));
    add(
        "GET /messages",
        any(200, (stage, who) -> get("/messages")),
        Case.of("of erp", 200, (stage, who) -> get("/messages?system=erp")),
        Case.of("of another system", 200, (stage, who) -> get("/messages?system=shop"))
            .but(MACHINES, 403)
            .like("of an unknown system", MACHINES),
        Case.of("of an unknown system", 200, (stage, who) -> get("/messages?system=unknown"))
            .but(MACHINES, 403));
    add(
        "GET /messages/{receipt}",
        Case.of("of erp", 200, (stage, who) -> get("/messages/" + stage.erpReceipt())),
        Case.of("of another system", 200, (stage, who) -> get("/messages/" + stage.parked()))
            .but(MACHINES, 404)
            .like("unknown", MACHINES),
        unknown(404, (stage, who) -> get("/messages/" + UNKNOWN)));
    add(
        "GET /messages/{receipt}/body",
        Case.of("of erp", 200, (stage, who) -> get("/messages/" + stage.erpReceipt() + "/body")),
        unknown(404, (stage, who) -> get("/messages/" + UNKNOWN + "/body")));
    add(
        "POST /customers",
        // A machine speaks for its own system, and customers are put for the system 'api'.
        any(
                201,
                (stage, who) ->
                    post("/customers", "{'id': '" + stage.next("P") + "', 'name': 'Byron'}"))
            .but(MACHINES, 403));
  }

  private void decisions() {
    for (String decision : List.of("retry", "dismiss")) {
      int done = decision.equals("retry") ? 202 : 200;
      add(
          "POST /messages/{receipt}/flows/{flow}/" + decision,
          Case.of(
              "parked",
              done,
              (stage, who) ->
                  post("/messages/" + stage.parked() + "/flows/shop-customers/" + decision, WHY)),
          unknown(
              409,
              (stage, who) ->
                  post("/messages/" + UNKNOWN + "/flows/shop-customers/" + decision, WHY)));
      add(
          "POST /messages/" + decision,
          any(
              200,
              (stage, who) ->
                  post(
                      "/messages/" + decision,
                      "{'filter': {'messageId': '"
                          + stage.messageIdOf(stage.parked())
                          + "'}, 'why': 'matrix'}")));
    }
  }

  private void deliveries() {
    add("GET /deliveries", any(200, (stage, who) -> get("/deliveries")));
    add(
        "GET /deliveries/{delivery}",
        any(200, (stage, who) -> get("/deliveries/" + stage.delivery())),
        unknown(404, (stage, who) -> get("/deliveries/" + UNKNOWN)));
    for (String decision : List.of("retry", "dismiss")) {
      add(
          "POST /deliveries/{delivery}/" + decision,
          any(
              decision.equals("retry") ? 202 : 200,
              (stage, who) -> post("/deliveries/" + stage.delivery() + "/" + decision, WHY)),
          unknown(404, (stage, who) -> post("/deliveries/" + UNKNOWN + "/" + decision, WHY)));
      add(
          "POST /deliveries/" + decision,
          any(
              200,
              (stage, who) ->
                  post(
                      "/deliveries/" + decision,
                      "{'filter': {'status': 'parked', 'record': "
                          + UNKNOWN
                          + "}, 'why': 'matrix'}")),
          Case.of(
              "those that are over",
              400,
              (stage, who) ->
                  post(
                      "/deliveries/" + decision,
                      "{'filter': {'status': 'delivered'}, 'why': 'matrix'}")));
    }
  }

  private void targets() {
    add("GET /targets", any(200, (stage, who) -> get("/targets")));
    add(
        "GET /targets/{flow}/delays",
        any(200, (stage, who) -> get("/targets/" + stage.target() + "/delays?last=5")),
        Case.of("none", 400, (stage, who) -> get("/targets/" + stage.target() + "/delays?last=0")),
        unknown(404, (stage, who) -> get("/targets/unknown/delays")));
    add(
        "POST /targets/{flow}/pause",
        any(200, (stage, who) -> post("/targets/" + stage.target() + "/pause", WHY)),
        Case.of(
            "paused",
            409,
            (stage, who) -> post("/targets/" + stage.pausedTarget() + "/pause", WHY)),
        unknown(404, (stage, who) -> post("/targets/unknown/pause", WHY)));
    add(
        "POST /targets/{flow}/resume",
        any(200, (stage, who) -> post("/targets/" + stage.pausedTarget() + "/resume")),
        Case.of("not paused", 409, (stage, who) -> post("/targets/" + stage.target() + "/resume")),
        unknown(404, (stage, who) -> post("/targets/unknown/resume")));
    add(
        "POST /targets/{flow}/dry-run",
        any(200, (stage, who) -> post("/targets/" + stage.target() + "/dry-run", "{'limit': 1}")),
        unknown(404, (stage, who) -> post("/targets/unknown/dry-run", "{'limit': 1}")));
    add(
        "POST /targets/dry-run",
        any(
            200,
            (stage, who) ->
                post(
                    "/targets/dry-run",
                    "{'flow': {'id': 'tried', 'direction': 'out', 'system': 'outside', 'connection':"
                        + " 'api', 'object': 'rows', 'recordType': 'segment', 'mapping':"
                        + " 'to-outside', 'write': 'upsert'}, 'limit': 1}")),
        Case.of(
            "mistaken", 422, (stage, who) -> post("/targets/dry-run", "{'flow': {'id': 'x'}}")));
    sweeps();
  }

  private void sweeps() {
    add(
        "POST /targets/{flow}/backfill",
        any(202, (stage, who) -> post("/targets/" + stage.target() + "/backfill", "{}")),
        unknown(404, (stage, who) -> post("/targets/unknown/backfill", "{}")));
    add(
        "POST /targets/{flow}/mirror",
        Case.of("no mirror", 409, (stage, who) -> post("/targets/" + stage.target() + "/mirror")),
        unknown(404, (stage, who) -> post("/targets/unknown/mirror")));
    add("GET /sweeps", any(200, (stage, who) -> get("/sweeps")));
    add(
        "GET /sweeps/{sweep}",
        any(200, (stage, who) -> get("/sweeps/" + stage.sweep())),
        unknown(404, (stage, who) -> get("/sweeps/" + UNKNOWN)));
    add(
        "GET /sweeps/{sweep}/rows",
        any(200, (stage, who) -> get("/sweeps/" + stage.sweep() + "/rows")));
    for (String act : List.of("stop", "restart")) {
      add(
          "POST /sweeps/{sweep}/" + act,
          any(409, (stage, who) -> post("/sweeps/" + stage.sweep() + "/" + act)),
          unknown(404, (stage, who) -> post("/sweeps/" + UNKNOWN + "/" + act)));
    }
    for (String decision : List.of("approve", "dismiss")) {
      add(
          "POST /sweeps/{sweep}/" + decision,
          Case.of(
              "no mirror",
              404,
              (stage, who) -> post("/sweeps/" + stage.sweep() + "/" + decision, WHY)),
          unknown(404, (stage, who) -> post("/sweeps/" + UNKNOWN + "/" + decision, WHY)));
    }
  }

  private void records() {
    add(
        "GET /records/{type}",
        any(200, (stage, who) -> get("/records/customer")),
        unknown(404, (stage, who) -> get("/records/unknown")));
    add(
        "GET /records/{type}/export",
        any(200, (stage, who) -> get("/records/customer/export?format=csv")),
        unknown(404, (stage, who) -> get("/records/unknown/export?format=csv")));
    add("GET /records/{id}", reads(""));
    add("GET /records/{id}/history", reads("/history"));
    add("GET /records/{id}/related", reads("/related"));
    add(
        "GET /links/{system}/{object}/{recordType}/{key}",
        Case.of("own", 200, (stage, who) -> get("/links/erp/customer/customer/K-own")),
        Case.of("foreign", 200, (stage, who) -> get("/links/erp/customer/customer/K-foreign"))
            .but(AGENTS, 404)
            .like("unknown", AGENTS),
        unknown(404, (stage, who) -> get("/links/erp/customer/customer/K-unknown")));
    add(
        "POST /records/{id}/reveal",
        Case.of(
            "there",
            200,
            (stage, who) -> post("/records/" + stage.customer(FOREIGN) + "/reveal", REASON)),
        unknown(404, (stage, who) -> post("/records/" + UNKNOWN + "/reveal", REASON)));
  }

  private static Case[] reads(String what) {
    return ofEach(200, (stage, whose) -> get("/records/" + stage.customer(whose) + what));
  }

  /** What is asked about a record of somebody's. */
  @FunctionalInterface
  private interface About {
    Ask of(Stage stage, Whose whose) throws Exception;
  }

  /** Records of everybody, of which an agent can't tell those of others from those of nobody. */
  private static Case[] ofEach(int answer, About about) {
    List<Case> cases = new ArrayList<>();
    for (Whose whose : Whose.values()) {
      int given = whose == Whose.UNKNOWN ? 404 : answer;
      Case one = Case.of(whose.word(), given, (stage, who) -> about.of(stage, whose));
      cases.add(whose == FOREIGN ? one.but(AGENTS, 404).like("unknown", AGENTS) : one);
    }
    return cases.toArray(Case[]::new);
  }

  private void conflicts() {
    add("GET /conflicts", any(200, (stage, who) -> get("/conflicts")));
    add("GET /conflicts/counts", any(200, (stage, who) -> get("/conflicts/counts")));
    add("GET /conflicts/{id}", unknown(404, (stage, who) -> get("/conflicts/" + UNKNOWN)));
    add(
        "POST /conflicts/{id}/decide",
        unknown(
            404,
            (stage, who) ->
                post("/conflicts/" + UNKNOWN + "/decide", "{'choice': 'keep'}").ifMatch(SEEN)));
    add("GET /records/{id}/conflicts", reads("/conflicts"));
    add(
        "POST /records/{id}/conflicts/decide",
        ofEach(
            412,
            (stage, whose) ->
                post(
                        "/records/" + stage.customer(whose) + "/conflicts/decide",
                        "{'choice': 'keep'}")
                    .ifMatch("\"0-0\"")));
    add(
        "POST /conflict-rules",
        unknown(
            404,
            (stage, who) ->
                post(
                        "/conflict-rules",
                        "{'recordType': 'unknown', 'field': 'city', 'rule': 'newest'}")
                    .ifMatch("\"1\"")));
    add(
        "GET /conflict-rules/settlements",
        any(200, (stage, who) -> get("/conflict-rules/settlements")));
    add(
        "GET /conflict-rules/settlements/{id}",
        unknown(404, (stage, who) -> get("/conflict-rules/settlements/" + UNKNOWN)));
  }

  private void changes() {
    add(
        "POST /records/{type}",
        Case.of("own", 201, (stage, who) -> post("/records/customer", values(OWN))),
        Case.of("foreign", 201, (stage, who) -> post("/records/customer", values(FOREIGN)))
            .but(AGENTS, 422),
        unknown(404, (stage, who) -> post("/records/unknown", values(OWN))));
    List<Case> changed =
        new ArrayList<>(
            List.of(
                ofEach(
                    200,
                    (stage, whose) ->
                        patch(
                                "/records/" + stage.customer(whose),
                                "{'values': {'city': 'Cologne'}}")
                            .ifMatch(SEEN))));
    changed.add(
        Case.of("reference to foreign", 200, (stage, who) -> refer(stage, stage.customer(FOREIGN)))
            .but(AGENTS, 422)
            .like("reference to unknown", AGENTS));
    changed.add(Case.of("reference to unknown", 422, (stage, who) -> refer(stage, UNKNOWN)));
    changed.add(
        Case.of("foreign, another version", 412, (stage, who) -> change(stage, FOREIGN, "city", 7))
            .but(AGENTS, 404)
            .like("unknown", AGENTS));
    changed.add(
        Case.of("foreign, no such field", 422, (stage, who) -> change(stage, FOREIGN, "none", 1))
            .but(AGENTS, 404)
            .like("unknown", AGENTS));
    add("PATCH /records/{id}", changed.toArray(Case[]::new));
    add("POST /records/{id}/archive", changes("/archive"));
    add("POST /records/{id}/restore", changes("/restore"));
    add(
        "POST /records/{id}/merge",
        Case.of("there", 200, (stage, who) -> merge(stage, stage.customer(FOREIGN))),
        Case.of("with unknown", 422, (stage, who) -> merge(stage, UNKNOWN)),
        unknown(
            404,
            (stage, who) ->
                post("/records/" + UNKNOWN + "/merge", "{'with': 1, 'version': 1}").ifMatch(SEEN)));
    add(
        "POST /records/{id}/unmerge",
        Case.of("merged", 200, (stage, who) -> post("/records/" + stage.merged() + "/unmerge")),
        unknown(404, (stage, who) -> post("/records/" + UNKNOWN + "/unmerge")));
  }

  private static Case[] changes(String what) {
    return ofEach(
        200, (stage, whose) -> post("/records/" + stage.customer(whose) + what).ifMatch(SEEN));
  }

  private static String values(Whose whose) {
    return "{'values': {'familyName': 'Byron', 'owner': '"
        + whose.owner
        + "', 'team': '"
        + whose.team
        + "'}}";
  }

  private static Ask change(Stage stage, Whose whose, String field, int version) throws Exception {
    return patch("/records/" + stage.customer(whose), "{'values': {'" + field + "': 'Cologne'}}")
        .ifMatch("\"" + version + "-0\"");
  }

  private static Ask refer(Stage stage, long to) throws Exception {
    return patch("/records/" + stage.opportunity(OWN), "{'values': {'customer': '" + to + "'}}")
        .ifMatch(SEEN);
  }

  private static Ask merge(Stage stage, long with) throws Exception {
    return post(
            "/records/" + stage.customer(OWN) + "/merge", "{'with': " + with + ", 'version': 1}")
        .ifMatch(SEEN);
  }

  private void relations() {
    add(
        "GET /records/{id}/relations/{name}",
        ofEach(
            200,
            (stage, whose) ->
                get("/records/" + stage.opportunity(whose) + "/relations/stakeholders")));
    add(
        "GET /records/{id}/relations/{name}/{other}/history",
        pairs(200, 404, 404, (stage, pair) -> get("/records/" + pair + "/history")));
    add(
        "PUT /records/{id}/relations/{name}/{other}",
        pairs(204, 422, 404, (stage, pair) -> put("/records/" + pair, "{'values': {}}")));
    add(
        "DELETE /records/{id}/relations/{name}/{other}",
        pairs(204, 404, 404, (stage, pair) -> delete("/records/" + pair)));
  }

  /** What is asked about two records. */
  @FunctionalInterface
  private interface AboutTwo {
    Ask of(Stage stage, String pair) throws Exception;
  }

  private static Case[] pairs(int answer, int withUnknown, int ofUnknown, AboutTwo about) {
    return new Case[] {
      Case.of("own", answer, pair(OWN, OWN, about)),
      Case.of("own with foreign", answer, pair(OWN, FOREIGN, about))
          .but(AGENTS, withUnknown)
          .like("own with unknown", AGENTS),
      Case.of("own with unknown", withUnknown, pair(OWN, Whose.UNKNOWN, about)),
      Case.of("foreign", answer, pair(FOREIGN, OWN, about))
          .but(AGENTS, ofUnknown)
          .like("unknown", AGENTS),
      Case.of("unknown", ofUnknown, pair(Whose.UNKNOWN, OWN, about))
    };
  }

  private static Case.Request pair(Whose one, Whose other, AboutTwo about) {
    return (stage, who) -> about.of(stage, stage.relation(one, other));
  }

  private void configuration() {
    List<Case> lists = new ArrayList<>();
    List<Case> documents = new ArrayList<>();
    List<Case> versions = new ArrayList<>();
    List<Case> contents = new ArrayList<>();
    List<Case> puts = new ArrayList<>();
    Map.of(
            "record-types", "customer",
            "systems", "erp",
            "mapping-functions", "clean-name",
            "mappings", "erp-customer",
            "flows", "erp-customers")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            kind -> {
              String folder = "/" + kind.getKey();
              String known = folder + "/" + kind.getValue();
              String none = folder + "/unknown";
              String word = kind.getKey();
              lists.add(Case.of(word, 200, (stage, who) -> get(folder)));
              documents.add(Case.of(word, 200, (stage, who) -> get(known)));
              documents.add(Case.of(word + " unknown", 404, (stage, who) -> get(none)));
              versions.add(Case.of(word, 200, (stage, who) -> get(known + "/versions")));
              versions.add(
                  Case.of(word + " unknown", 404, (stage, who) -> get(none + "/versions")));
              contents.add(Case.of(word, 200, (stage, who) -> get(known + "/versions/1")));
              contents.add(
                  Case.of(
                      word + " unknown", 404, (stage, who) -> get(known + "/versions/" + UNKNOWN)));
              puts.add(
                  Case.of(word + " unusable", 422, (stage, who) -> put(none, "{'id': 'unknown'}")));
              puts.add(Case.of(word + " unseen", 428, (stage, who) -> put(known, "{}")));
            });
    puts.add(
        Case.of(
            "systems",
            200,
            (stage, who) -> {
              String id = stage.system();
              return put("/systems/" + id, Stage.system(id).replace("Ada", "Bob")).ifMatch("\"1\"");
            }));
    puts.add(
        Case.of(
            "systems new",
            201,
            (stage, who) -> {
              String id = stage.next("new-system");
              return put("/systems/" + id, Stage.system(id));
            }));
    add("GET /{collection}", lists.toArray(Case[]::new));
    add("GET /{collection}/{id}", documents.toArray(Case[]::new));
    add("PUT /{collection}/{id}", puts.toArray(Case[]::new));
    add("GET /{collection}/{id}/versions", versions.toArray(Case[]::new));
    add("GET /{collection}/{id}/versions/{version}", contents.toArray(Case[]::new));
  }

  private void mappings() {
    add(
        "GET /mappings/{id}/draft",
        any(200, (stage, who) -> get("/mappings/" + stage.draft() + "/draft")),
        unknown(404, (stage, who) -> get("/mappings/unknown/draft")));
    add(
        "GET /mappings/{id}/draft/problems",
        any(200, (stage, who) -> get("/mappings/" + stage.draft() + "/draft/problems")),
        unknown(404, (stage, who) -> get("/mappings/unknown/draft/problems")));
    add(
        "PUT /mappings/{id}/draft",
        Case.of(
            "new",
            201,
            (stage, who) -> {
              String id = stage.next("new-mapping");
              return put("/mappings/" + id + "/draft", Stage.mapping(id, "no"));
            }),
        Case.of(
            "there",
            200,
            (stage, who) -> {
              String id = stage.draft();
              return put("/mappings/" + id + "/draft", Stage.mapping(id, "number"))
                  .ifMatch(Stage.tagOfDraft(id));
            }),
        Case.of(
            "there, unseen",
            428,
            (stage, who) -> {
              String id = stage.draft();
              return put("/mappings/" + id + "/draft", Stage.mapping(id, "number"));
            }),
        Case.of("unusable", 422, (stage, who) -> put("/mappings/unknown/draft", "{}")));
    add(
        "DELETE /mappings/{id}/draft",
        any(
            204,
            (stage, who) -> {
              String id = stage.draft();
              return delete("/mappings/" + id + "/draft").ifMatch(Stage.tagOfDraft(id));
            }),
        unknown(404, (stage, who) -> delete("/mappings/unknown/draft")));
    add(
        "POST /mappings/{id}/publication",
        any(200, (stage, who) -> post("/mappings/" + stage.draft() + "/publication", WHY)),
        unknown(404, (stage, who) -> post("/mappings/unknown/publication", WHY)));
    String back = "{'version': 1, 'why': 'matrix'}";
    add(
        "POST /mappings/{id}/roll-back",
        any(
            200,
            (stage, who) ->
                post("/mappings/" + stage.twoVersions() + "/roll-back", back).ifMatch("\"2\"")),
        unknown(404, (stage, who) -> post("/mappings/unknown/roll-back", back)));
    add(
        "GET /mappings/{id}/comparison",
        any(200, (stage, who) -> get("/mappings/erp-customer/comparison?from=1&to=1")),
        unknown(404, (stage, who) -> get("/mappings/unknown/comparison?from=1&to=1")));
    add(
        "POST /mappings/{id}/cases/run",
        any(200, (stage, who) -> post("/mappings/erp-customer/cases/run")),
        unknown(404, (stage, who) -> post("/mappings/unknown/cases/run")));
  }

  private void archive() {
    add("GET /configuration-archive", any(200, (stage, who) -> get("/configuration-archive")));
    add(
        "POST /configuration-archive",
        any(200, (stage, who) -> post("/configuration-archive", stage.archive())),
        Case.of(
            "unusable",
            422,
            (stage, who) -> post("/configuration-archive", new Ask.Body(ZIP, new byte[10]))));
  }

  private void mappingSuggestions() {
    String fields = "'fields': [{'name': 'email', 'type': 'varchar(254)'}]}";
    add(
        "POST /mapping-suggestions",
        any(
            200,
            (stage, who) -> post("/mapping-suggestions", "{'recordType': 'customer', " + fields)),
        Case.of(
            "nothing stored",
            422,
            (stage, who) ->
                post(
                    "/mapping-suggestions",
                    "{'recordType': 'customer', 'stored': {'flow': 'unknown'}}")),
        Case.of(
            "unusable",
            422,
            (stage, who) -> post("/mapping-suggestions", "{'recordType': 'unknown', " + fields)));
  }

  private void mappingTables() {
    String known = "/mappings/erp-customer/table";
    add(
        "GET /mappings/{id}/table",
        any(200, (stage, who) -> get(known)),
        Case.of("csv", 200, (stage, who) -> get(known + "?format=csv&version=1")),
        Case.of("xlsx", 200, (stage, who) -> get(known + "?format=xlsx")),
        unknown(404, (stage, who) -> get("/mappings/unknown/table")));
    add(
        "PUT /mappings/{id}/table",
        Case.of(
            "new",
            201,
            (stage, who) -> {
              String id = stage.next("new-mapping");
              return put("/mappings/" + id + "/table", mappingTable(id));
            }),
        Case.of("unseen", 428, (stage, who) -> put(known, mappingTable("erp-customer"))),
        Case.of(
            "unusable",
            422,
            (stage, who) -> put("/mappings/unknown/table", mappingTable("another"))));
    add(
        "POST /mapping-tables",
        any(200, (stage, who) -> post("/mapping-tables", mappingTable("any"))),
        Case.of(
            "unusable",
            422,
            (stage, who) -> post("/mapping-tables", new Ask.Body("text/csv", new byte[0]))));
  }

  private static Ask.Body mappingTable(String id) {
    String csv = "kind,id,recordType,target,source\nmapping," + id + ",customer\nrow,,,@key,no\n";
    return new Ask.Body("text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  private void connections() {
    add("GET /connectors", any(200, (stage, who) -> get("/connectors")));
    add(
        "GET /connectors/{kind}",
        any(200, (stage, who) -> get("/connectors/rest")),
        unknown(404, (stage, who) -> get("/connectors/unknown")));
    add(
        "GET /systems/{id}/connections/{connection}/test",
        unknown(404, (stage, who) -> get("/systems/unknown/connections/api/test")));
    add(
        "POST /systems/{id}/connections/{connection}/test",
        // The list of hosts does not lead there, so it ends before any network.
        any(200, (stage, who) -> post("/systems/crm/connections/api/test")),
        unknown(404, (stage, who) -> post("/systems/unknown/connections/api/test")));
    add("GET /secrets", any(200, (stage, who) -> get("/secrets")));
    String value = "{'value': 'another secret'}";
    add(
        "PUT /secrets/{system}/{name}",
        any(204, (stage, who) -> put("/secrets/crm/api-key", value)),
        unknown(409, (stage, who) -> put("/secrets/crm/unknown", value)));
    add(
        "DELETE /secrets/{system}/{name}",
        any(204, (stage, who) -> delete("/secrets/" + stage.secret())),
        unknown(404, (stage, who) -> delete("/secrets/crm/unknown")));
    add("POST /secrets/resealing", any(200, (stage, who) -> post("/secrets/resealing")));
    add("GET /egress", any(200, (stage, who) -> get("/egress")));
    add(
        "PUT /egress/{id}",
        any(204, (stage, who) -> put("/egress/" + stage.egressEntry(), Stage.ENTRY)));
    add(
        "DELETE /egress/{id}",
        any(204, (stage, who) -> delete("/egress/" + stage.egressEntry())),
        unknown(404, (stage, who) -> delete("/egress/unknown")));
  }

  private void jobs() {
    String runs = "/jobs/bulk-mapping/runs";
    add(
        "POST /jobs/bulk-mapping/runs",
        any(
            202,
            (stage, who) -> post(runs, "{'flow': 'erp-customers-csv', 'file': 'standing.csv'}")),
        unknown(
            400,
            (stage, who) -> post(runs, "{'flow': 'erp-customers-csv', 'file': 'unknown.csv'}")));
    add("GET /jobs/runs", any(200, (stage, who) -> get("/jobs/runs")));
    add(
        "GET /jobs/runs/{run}",
        any(200, (stage, who) -> get("/jobs/runs/" + stage.run())),
        unknown(404, (stage, who) -> get("/jobs/runs/" + UNKNOWN)));
    add(
        "GET /jobs/runs/{run}/failures",
        any(200, (stage, who) -> get("/jobs/runs/" + stage.run() + "/failures")),
        unknown(404, (stage, who) -> get("/jobs/runs/" + UNKNOWN + "/failures")));
    for (String act : List.of("stop", "restart")) {
      add(
          "POST /jobs/runs/{run}/" + act,
          any(409, (stage, who) -> post("/jobs/runs/" + stage.run() + "/" + act)),
          unknown(404, (stage, who) -> post("/jobs/runs/" + UNKNOWN + "/" + act)));
    }
    add("GET /files", any(200, (stage, who) -> get("/files")));
    add(
        "PUT /files/{name}",
        any(201, (stage, who) -> put("/files/" + stage.next("new-file"), "no;rev")));
    add(
        "DELETE /files/{name}",
        any(204, (stage, who) -> delete("/files/" + stage.file())),
        unknown(404, (stage, who) -> delete("/files/unknown.csv")));
  }

  private void reports() {
    add("GET /ledger", any(200, (stage, who) -> get("/ledger")));
    add(
        "POST /ledger/control-totals",
        any(
            200,
            (stage, who) -> post("/ledger/control-totals", "{'system': 'crm', 'messages': 0}")));
    add("GET /openapi.json", any(200, (stage, who) -> get("/openapi.json")));
    add(
        "GET /business-figures",
        any(200, (stage, who) -> get("/business-figures?from=2025-01-01&to=2025-02-01")));
    add(
        "GET /business-figures/series",
        any(200, (stage, who) -> get("/business-figures/series?from=2025-01-01&to=2025-02-01")));
    add("GET /metrics", any(200, (stage, who) -> get("/metrics?subject=system:crm&last=P1D")));
    add(
        "GET /metrics/series",
        any(200, (stage, who) -> get("/metrics/series?metric=delay&last=PT1H")));
    add("GET /metrics/subjects", any(200, (stage, who) -> get("/metrics/subjects")));
    alerts();
    add("GET /open-metrics", any(200, (stage, who) -> get("/open-metrics")));
    add("GET /settings", any(200, (stage, who) -> get("/settings")));
    add("GET /exports/settings", any(200, (stage, who) -> get("/exports/settings?format=csv")));
    add(
        "GET /audit",
        any(200, (stage, who) -> get("/audit")),
        Case.of(
            "filtered",
            200,
            (stage, who) -> get("/audit?actor=ada&subject=account/&refused=false")));
    add("GET /audit/export", any(200, (stage, who) -> get("/audit/export?format=csv")));
    add("POST /audit/verification", any(200, (stage, who) -> post("/audit/verification")));
  }

  private void alerts() {
    add("GET /alerts", any(200, (stage, who) -> get("/alerts")));
    add(
        "GET /alerts/{id}",
        any(200, (stage, who) -> get("/alerts/" + stage.alert())),
        unknown(404, (stage, who) -> get("/alerts/unknown")));
    add(
        "PUT /alerts/{id}",
        Case.of("new", 201, (stage, who) -> put("/alerts/" + stage.next("alert"), Stage.ALERT)),
        Case.of(
            "there",
            200,
            (stage, who) -> put("/alerts/" + stage.alert(), Stage.ALERT).ifMatch("\"1\"")),
        Case.of("unseen", 428, (stage, who) -> put("/alerts/" + stage.alert(), Stage.ALERT)),
        Case.of("unusable", 422, (stage, who) -> put("/alerts/unknown", "{}")));
    add(
        "DELETE /alerts/{id}",
        any(204, (stage, who) -> delete("/alerts/" + stage.alert())),
        unknown(404, (stage, who) -> delete("/alerts/unknown")));
    add("GET /alert-changes", any(200, (stage, who) -> get("/alert-changes?limit=5")));
    add(
        "POST /alert-trials",
        any(200, (stage, who) -> post("/alert-trials", Stage.ALERT)),
        Case.of("unusable", 422, (stage, who) -> post("/alert-trials", "{}")));
  }

  private void reviews() {
    String given = "'bodyBase64': 'eyJpZCI6IjEiLCJuYW1lIjoiQWRhIn0='}";
    add(
        "GET /mapping-accuracy/{mapping}",
        any(200, (stage, who) -> get("/mapping-accuracy/api-customers")),
        unknown(200, (stage, who) -> get("/mapping-accuracy/unknown")));
    add(
        "POST /what-if",
        any(200, (stage, who) -> post("/what-if", "{'flow': 'api-customers', 'version': 1}")),
        unknown(400, (stage, who) -> post("/what-if", "{'flow': 'unknown', 'version': 1}")));
    add(
        "POST /mapping-traces",
        any(200, (stage, who) -> post("/mapping-traces", "{'flow': 'api-customers', " + given)),
        unknown(
            404,
            (stage, who) ->
                post("/mapping-traces", "{'flow': 'api-customers', 'receipt': 999999999}")));
  }
}
