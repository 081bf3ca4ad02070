package org.syncline.canary;

import java.util.List;
import java.util.Map;

/** Secrets of connections, set, refused and used. */
final class ConnectionDoors {
  private final CanarySite site;
  private final Canaries canaries;

  ConnectionDoors(CanarySite site) {
    this.site = site;
    canaries = site.canaries();
  }

  void knock() throws Exception {
    Person admin = site.admin();
    Map<String, Object> connection =
        Map.of(
            "id", "api", "kind", "rest", "host", "localhost", "port", 9, "secret", "crm/api-key");
    admin.send("PUT", "/api/systems/crm", crm(connection));
    Person.document(
        admin.send(
            "PUT", "/api/egress/here", "{\"host\":\"localhost\",\"ports\":[9],\"loopback\":true}"));
    String path = "/api/secrets/crm/api-key";
    admin.send("PUT", path, Json.of("value", canaries.secret("secret of a connection")));
    admin.send("PUT", path, Json.of("valeu", canaries.secret("secret under a wrong name")));
    admin.send("PUT", path, "{\"value\": " + canaries.secret("secret in bad JSON"));
    admin.send("PUT", "/api/secrets/crm/x", Json.of("value", canaries.secret("secret for nobody")));
    admin.send("PUT", path + "?value=" + canaries.secret("secret in the query"), "{}");
    Person.document(admin.post("/api/systems/crm/connections/api/test", ""));
    admin.send(
        "PUT",
        "/api/systems/crm2",
        crm(
            Map.of(
                "id",
                "api",
                "kind",
                "rest",
                "host",
                "localhost",
                "port",
                9,
                "password",
                canaries.secret("password among settings"))));
    admin.send(
        "PUT",
        "/api/systems/crm3",
        crm(
            Map.of(
                "id",
                "api",
                "kind",
                "rest",
                "port",
                9,
                "host",
                "user:" + canaries.secret("password in a host") + "@localhost")));
  }

  private static String crm(Map<String, Object> connection) {
    return Json.of("id", "crm", "name", "CRM", "owner", "Ada", "connections", List.of(connection));
  }
}
