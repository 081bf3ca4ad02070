package org.syncline.security.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.syncline.samples.HubClient.Answer;
import org.syncline.security.oidc.FakeProvider.Fault;
import org.syncline.security.oidc.TokenTricks;

/** Ways to make the hub call itself, its neighbours or its cloud. */
final class AddressAbuse {
  private AddressAbuse() {}

  static List<AbuseCase> addresses() {
    Group group = new Group("addresses inwards");
    literal(group, "loopback", "127.0.0.1");
    literal(group, "another loopback", "127.8.8.8");
    literal(group, "IPv6 loopback", "::1");
    literal(group, "link-local, where clouds have their services", "169.254.169.254");
    literal(group, "IPv6 link-local", "fe80::1");
    literal(group, "IPv4 mapped to IPv6", "::ffff:127.0.0.1");
    literal(group, "IPv4 mapped, in hexadecimal", "[::ffff:7f00:1]");
    literal(group, "NAT64 of loopback", "64:ff9b::7f00:1");
    literal(group, "6to4 of loopback", "2002:7f00:1::");
    literal(group, "every address", "0.0.0.0");
    literal(group, "private network", "10.0.0.1");
    literal(group, "digits of full width", "\uff11\uff12\uff17.0.0.1");
    for (String number : List.of("2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1")) {
      group.add(
          "number " + number,
          "a connection to an address as some systems write it",
          "422 unusable connections[0].host, nothing kept",
          hub ->
              hub.leavingNothing(
                  () ->
                      Seen.of(
                          SecretAbuse.connection("odd", "rest", number, hub.canaryPort(), null)
                              .as("integrator")
                              .to(hub))));
    }
    names(group);
    return group.cases();
  }

  /** Allowed by name and port, but not as an address of that kind. */
  private static void literal(Group group, String name, String host) {
    group.add(
        name,
        "a connection to " + host + ", whose egress entry allows no address of that kind",
        "200 no policy",
        hub -> tried(hub, host));
  }

  private static String tried(AbusedHub hub, String host) throws Exception {
    String system = AbusedHub.unique("odd");
    SecretAbuse.put(hub, system, host, hub.canaryPort(), null);
    hub.put(
        "/api/egress/" + system,
        "{'host': '%s', 'ports': [%d], 'plain': true}".formatted(host, hub.canaryPort()));
    return tryConnection(hub, system);
  }

  private static String tryConnection(AbusedHub hub, String system) throws Exception {
    return steps(
        Call.of("POST", "/api/systems/" + system + "/connections/c/test").as("integrator").to(hub));
  }

  /** Status, and the steps of a test up to the first that failed. */
  static String steps(Answer answer) {
    StringBuilder steps = new StringBuilder(Seen.of(answer));
    for (JsonNode step : answer.json().path("steps")) {
      steps.append(step.get("ok").asBoolean() ? " " : " no ").append(step.get("step").asText());
    }
    return steps.toString();
  }

  private static void names(Group group) {
    group
        .add(
            "name of this machine",
            "an allowed name has the address 127.0.0.1",
            "200 no policy",
            hub -> {
              hub.names("127.0.0.1 inward.example.org");
              return tried(hub, "inward.example.org");
            })
        .add(
            "name with two addresses",
            "an allowed name has a public address, and 127.0.0.1 behind it",
            "200 no policy",
            hub -> {
              hub.names("198.41.0.4 both.example.org", "127.0.0.1 both.example.org");
              return tried(hub, "both.example.org");
            })
        .add(
            "rebinding",
            "an allowed name has no address when it is first tried, and 127.0.0.1 the next time",
            "200 policy no connect, then 200 no policy",
            hub -> {
              hub.names();
              String system = AbusedHub.unique("odd");
              SecretAbuse.put(hub, system, "rebound.example.org", hub.canaryPort(), null);
              hub.put(
                  "/api/egress/" + system,
                  "{'host': '*.example.org', 'ports': [%d]}".formatted(hub.canaryPort()));
              String first = tryConnection(hub, system);
              hub.names("127.0.0.1 rebound.example.org");
              return first + ", then " + tryConnection(hub, system);
            });
  }

  static List<AbuseCase> redirects() {
    return new Group("redirects inwards")
        .add(
            "keys of the provider",
            "the provider sends the hub to another server of this machine for its keys, one that"
                + " the egress list allows",
            "503 unavailable",
            hub -> {
              // A key that the hub does not have yet: it has to ask.
              hub.provider().rotateKeys();
              return redirected(
                  hub,
                  "/keys",
                  () ->
                      Seen.of(
                          Call.get("/api/account")
                              .bearing(new TokenTricks(hub.provider(), hub.boss()).good())
                              .to(hub)));
            })
        .add(
            "token of the provider",
            "the same at the end of a log-in, with the code that was given",
            "302 to login.xhtml?log-in=provider-away",
            hub -> redirected(hub, "/token", () -> Seen.of(codeFlow(hub))))
        .cases();
  }

  private static String redirected(
      AbusedHub hub, String path, java.util.concurrent.Callable<String> attempt) throws Exception {
    String trap = "http://127.0.0.1:" + hub.decoyPort() + "/";
    hub.provider().misbehave(path, Fault.redirect(trap));
    int asked = hub.provider().calls(path);
    try {
      String seen = attempt.call();
      return hub.provider().calls(path) > asked ? seen : seen + ", the provider was not asked";
    } finally {
      hub.provider().back();
    }
  }

  private static Answer codeFlow(AbusedHub hub) throws Exception {
    hub.provider().atTheBrowser(hub.boss());
    Visit visit = new Visit(hub, null);
    String there = visit.get("/session/oidc/begin").header("Location");
    var sent =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(there)).build(),
                java.net.http.HttpResponse.BodyHandlers.discarding());
    String back = sent.headers().firstValue("Location").orElseThrow();
    return visit.get("/session/oidc?" + back.substring(back.indexOf('?') + 1));
  }

  static List<AbuseCase> urls() {
    Group group = new Group("jdbc:, jndi:, file: and the like");
    host(group, "jdbc: URL", "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://127.0.0.1:%d/x.sql'");
    host(group, "jndi: URL", "jndi:ldap://127.0.0.1:%d/a");
    host(group, "file: URL", "file:///etc/passwd");
    host(group, "host behind a user", "crm.example.org@127.0.0.1");
    host(group, "host with a port", "127.0.0.1:%d");
    host(group, "host with a path", "127.0.0.1/x");
    host(group, "host with a line break", "crm.example.org\\r\\nX-Injected: yes");
    path(group, "script of a database", "jdbc", "/db;INIT=CREATE/**/ALIAS/**/X/**/AS/**/1");
    path(group, "settings of a driver", "jdbc", "/db;socketFactory=org.example.Evil");
    path(group, "way up", "file", "/in/../../etc");
    path(group, "other host", "rest", "//127.0.0.1/x");
    path(group, "escaped way up", "rest", "/v1/%2e%2e/admin");
    path(group, "line break", "rest", "/v1\\r\\nX-Injected: yes");
    group.add(
        "egress to everywhere",
        "an entry for the host *",
        "400 invalid host, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    Seen.of(
                        Call.json("PUT", "/api/egress/all", "{'host': '*', 'ports': [443]}")
                            .as("ada")
                            .to(hub))));
    group.add(
        "look-up in a name",
        "${jndi:ldap://127.0.0.1:canary/a} as user, message id and parameter",
        "401 unauthenticated, 400 invalid status, parked(BODY_EMPTY)",
        hub -> {
          String lookUp = "${jndi:ldap://127.0.0.1:" + hub.canaryPort() + "/a}";
          String user = Seen.of(Call.get("/api/account").as(lookUp).from("127.0.0.10").to(hub));
          String query = "/api/messages?status=" + Visit.encoded(lookUp);
          hub.admin()
              .call(
                  hub.admin()
                      .request("/api/intake/erp/customer")
                      .header("Idempotency-Key", lookUp)
                      .POST(java.net.http.HttpRequest.BodyPublishers.ofString(" ")));
          return user
              + ", "
              + Seen.of(Call.get(query).as("ada").to(hub))
              + ", "
              + hub.outcome("erp", lookUp);
        });
    return group.cases();
  }

  private static void host(Group group, String name, String host) {
    group.add(
        name,
        "as the host of a connection: " + host.replace("%d", "<port>"),
        "422 unusable connections[0].host, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    Seen.of(
                        SecretAbuse.connection(
                                "odd",
                                "rest",
                                host.replace("%d", "" + hub.canaryPort()).replace("'", "\\u0027"),
                                443,
                                null)
                            .as("integrator")
                            .to(hub))));
  }

  private static void path(Group group, String name, String kind, String path) {
    group.add(
        name,
        "as the path of a connection of kind " + kind + ": " + path,
        "422 unusable connections[0].path, nothing kept",
        hub -> {
          String document =
              "{'id': 'odd', 'name': 'X', 'owner': 'X', 'connections': [{'id': 'c', 'kind': '%s',"
                  + " 'host': 'crm.example.org', 'port': 443, 'path': '%s'}]}";
          Call call = Call.json("PUT", "/api/systems/odd", document.formatted(kind, path));
          return hub.leavingNothing(() -> Seen.of(call.as("integrator").to(hub)));
        });
  }
}
