package org.syncline.security.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.syncline.samples.HubClient.Answer;

/** Whoever may change where a connection leads to, and may not read its secret, gets it sent. */
final class SecretAbuse {
  private static final String DROPPED = "200 dropped, nobody has it after the way back";

  private SecretAbuse() {}

  static List<AbuseCase> cases() {
    Group group = new Group("secret that follows a host");
    moved(group, "another host", "127.0.0.1", 443, "rest", true);
    moved(group, "another port", "crm.example.org", 8443, "rest", true);
    moved(group, "another kind", "crm.example.org", 443, "soap", true);
    moved(group, "no TLS", "crm.example.org", 443, "rest", false);
    return group
        .add(
            "two hosts, one secret",
            "a second connection with another host uses the secret of the first",
            "422 unusable connections[1].secret, nothing kept",
            hub -> {
              String both =
                  "{'id': 'twice', 'name': 'X', 'owner': 'X', 'connections': [%s, %s]}"
                      .formatted(
                          one("a", "rest", "crm.example.org", 443, true, "twice/key"),
                          one("b", "rest", "127.0.0.1", 443, true, "twice/key"));
              return hub.leavingNothing(
                  () ->
                      Seen.of(
                          Call.json("PUT", "/api/systems/twice", both).as("integrator").to(hub)));
            })
        .add(
            "secret before its connection",
            "a secret is set, so that a connection made later sends it",
            "409 conflict, nothing kept",
            hub ->
                hub.leavingNothing(
                    () ->
                        Seen.of(
                            Call.json("PUT", "/api/secrets/later/key", "{'value': 'x'}")
                                .as("integrator")
                                .to(hub))))
        .add(
            "reading a secret",
            "GET at the address where a secret is put",
            "405 method-not-allowed",
            hub -> Seen.of(Call.get("/api/secrets/moved1/key").as("ada").to(hub)))
        .cases();
  }

  private static void moved(
      Group group, String name, String host, int port, String kind, boolean tls) {
    group.add(
        name,
        "an integrator leads a connection with a secret to %s %s:%d%s, and back"
            .formatted(kind, host, port, tls ? "" : " without TLS"),
        DROPPED,
        hub -> {
          String system = AbusedHub.unique("moved");
          String key = system + "/key";
          put(hub, system, "crm.example.org", 443, key);
          hub.put("/api/secrets/" + key, "{'value': 'a secret of the CRM'}");
          Answer away = again(hub, system, one("c", kind, host, port, tls, key), 1);
          again(hub, system, one("c", "rest", "crm.example.org", 443, true, key), 2);
          boolean dropped = away.json().get("droppedSecrets").toString().contains(key);
          return away.status()
              + (dropped ? " dropped, " : " kept, ")
              + (isThere(hub, system) ? "it is back" : "nobody has it")
              + " after the way back";
        });
  }

  private static Answer again(AbusedHub hub, String system, String connection, int version)
      throws Exception {
    String document =
        "{'id': '%s', 'name': 'X', 'owner': 'X', 'connections': [%s]}"
            .formatted(system, connection);
    Call call = Call.json("PUT", "/api/systems/" + system, document);
    return AbusedHub.expect(
        200, call.header("If-Match", "\"" + version + "\"").as("integrator").to(hub));
  }

  private static boolean isThere(AbusedHub hub, String system) throws Exception {
    for (JsonNode secret : hub.admin().get("/api/secrets").json().get("secrets")) {
      if (secret.get("system").textValue().equals(system)) {
        return true;
      }
    }
    return false;
  }

  private static String one(
      String id, String kind, String host, int port, boolean tls, String secret) {
    return "{'id': '%s', 'kind': '%s', 'host': '%s', 'port': %d, 'tls': %s%s}"
        .formatted(id, kind, host, port, tls, secret == null ? "" : ", 'secret': '" + secret + "'");
  }

  static Call connection(String system, String kind, String host, int port, String secret) {
    return Call.json(
        "PUT",
        "/api/systems/" + system,
        "{'id': '%s', 'name': 'X', 'owner': 'X', 'connections': [%s]}"
            .formatted(system, one("c", kind, host, port, true, secret)));
  }

  /** A new system with one REST connection {@code c}. */
  static void put(AbusedHub hub, String system, String host, int port, String secret)
      throws Exception {
    AbusedHub.expect(201, connection(system, "rest", host, port, secret).as("integrator").to(hub));
  }
}
