package org.syncline.security.abuse;

import java.util.List;
import org.syncline.samples.HubClient.Answer;

/** Members that nobody asked for, and things of others that are named in one's own. */
final class PostingAbuse {
  private PostingAbuse() {}

  static List<AbuseCase> overPosting() {
    Group group = new Group("over-posting");
    accounts(group);
    records(group);
    return group.cases();
  }

  private static void refused(
      Group group, String name, String attack, String expected, Call call, String user) {
    group.add(
        name,
        attack,
        expected + ", nothing kept",
        hub -> {
          call.as(user);
          return hub.leavingNothing(() -> Seen.of(call.to(hub)));
        });
  }

  private static void accounts(Group group) {
    refused(
        group,
        "roles with the own password",
        "an operator changes the password, and roles along with it",
        "400 unreadable roles",
        Call.json(
            "PUT",
            "/api/account/password",
            "{'present': '%s', 'password': 'another password', 'roles': ['admin']}"
                .formatted(AbusedHub.PASSWORD)),
        "operator");
    refused(
        group,
        "hash with an account",
        "a new account brings its own passwordHash",
        "400 unreadable passwordHash",
        Call.json(
            "POST",
            "/api/accounts",
            "{'user': 'eve', 'password': 'a password of eve', 'roles': ['auditor'],"
                + " 'passwordHash': 'x'}"),
        "ada");
    refused(
        group,
        "second role of a machine",
        "an account that is machine and admin",
        "400 invalid roles",
        Call.json(
            "POST",
            "/api/accounts",
            "{'user': 'eve', 'password': 'a password of eve', 'roles': ['machine', 'admin'],"
                + " 'system': 'erp'}"),
        "ada");
    refused(
        group,
        "own account",
        "an integrator gives itself the role admin",
        "403 forbidden",
        Call.json("PUT", "/api/accounts/integrator", "{'roles': ['admin']}"),
        "integrator");
    refused(
        group,
        "secret of one's choice",
        "a new API token brings its secret",
        "400 unreadable token",
        Call.json(
            "POST", "/api/account/tokens", "{'label': 'x', 'token': 'syncline_of-my-choice'}"),
        "operator");
    refused(
        group,
        "author of an egress entry",
        "an entry names another author",
        "400 unreadable changedBy",
        Call.json(
            "PUT",
            "/api/egress/x",
            "{'host': 'crm.example.org', 'ports': [443], 'changedBy': 'somebody'}"),
        "ada");
  }

  private static void records(Group group) {
    refused(
        group,
        "id and version of a record",
        "values named id and version",
        "422 unusable values.id values.version",
        Call.json(
            "POST",
            "/api/records/customer",
            "{'values': {'organisationName': 'X', 'id': 1, 'version': 99}}"),
        "ada");
    refused(
        group,
        "origin of a record",
        "a member origins beside values",
        "400 unreadable origins",
        Call.json(
            "POST",
            "/api/records/customer",
            "{'values': {'organisationName': 'X'}, 'origins': {}}"),
        "ada");
    refused(
        group,
        "object for a value",
        "a value is an object that names a Java class",
        "422 unusable values.organisationName",
        Call.json(
            "POST",
            "/api/records/customer",
            "{'values': {'organisationName': {'@class': 'java.net.URL', 'val': 'http://x'}}}"),
        "ada");
    refused(
        group,
        "id of a document",
        "the document put as systems/crm says that it is erp",
        "422 unusable id",
        Call.json("PUT", "/api/systems/crm", "{'id': 'erp', 'name': 'X', 'owner': 'X'}"),
        "ada");
    refused(
        group,
        "unknown member of a document",
        "a system that says admin: true",
        "422 unusable admin",
        Call.json(
            "PUT", "/api/systems/crm", "{'id': 'crm', 'name': 'X', 'owner': 'X', 'admin': true}"),
        "ada");
    refused(
        group,
        "message of another system",
        "the machine of erp sends as shop",
        "403 forbidden",
        Call.json("POST", "/api/intake/shop/customer", "{}"),
        "machine");
  }

  static List<AbuseCase> references() {
    return new Group("foreign references")
        .add(
            "secret of another system",
            "a connection of crm logs in with the secret of erp",
            "422 unusable connections[0].secret, nothing kept",
            hub ->
                hub.leavingNothing(
                    () ->
                        Seen.of(
                            SecretAbuse.connection("crm", "rest", "crm.example.org", 443, "erp/key")
                                .as("integrator")
                                .to(hub))))
        .add(
            "host in a test",
            "the test of a connection brings another host along",
            "200 no policy",
            hub -> {
              SecretAbuse.put(hub, "tried", "crm.example.org", 443, null);
              return AddressAbuse.steps(
                  Call.json(
                          "POST",
                          "/api/systems/tried/connections/c/test",
                          "{'host': '127.0.0.1', 'port': %d, 'tls': false}"
                              .formatted(hub.decoyPort()))
                      .as("integrator")
                      .to(hub));
            })
        .add(
            "test by an operator",
            "somebody who may only watch lets the hub call out",
            "403 forbidden",
            hub -> {
              SecretAbuse.put(hub, "watched", "127.0.0.1", hub.decoyPort(), null);
              return Seen.of(
                  Call.of("POST", "/api/systems/watched/connections/c/test")
                      .as("operator")
                      .to(hub));
            })
        .add(
            "reference to a record of others",
            "an agent's record refers to one that the agent may not see, and to one that is not"
                + " there",
            "422 unusable values.employer, the same, nothing kept",
            hub ->
                hub.leavingNothing(
                    () -> Seen.same(referring(hub, hub.foreignRecord()), referring(hub, 0))))
        .add(
            "relation to a record of others",
            "an agent relates the own record to a foreign one, and to one that is not there",
            "422 unusable with, the same",
            hub -> Seen.same(related(hub, hub.foreignRecord()), related(hub, 999_999_999)))
        .add(
            "change of a record of others",
            "an agent edits a foreign record, and one that is not there",
            "404 not-found, the same, nothing kept",
            hub ->
                hub.leavingNothing(
                    () -> Seen.same(changed(hub, hub.foreignRecord()), changed(hub, 999_999_999))))
        .add(
            "merge by an agent",
            "an agent merges a foreign record into the own one",
            "403 forbidden, nothing kept",
            hub ->
                hub.leavingNothing(
                    () ->
                        Seen.of(
                            Call.json(
                                    "POST",
                                    "/api/records/" + hub.ownRecord() + "/merge",
                                    "{'with': %d, 'version': 1}".formatted(hub.foreignRecord()))
                                .header("If-Match", "\"1-0\"")
                                .as("anna")
                                .to(hub))))
        .add(
            "export of others",
            "an agent takes all customers out as a file",
            "200, foreign rows 0",
            hub -> {
              Answer file = Call.get("/api/records/customer/export?format=csv").as("anna").to(hub);
              String id = hub.foreignRecord() + ",";
              long foreign = file.body().lines().filter(row -> row.startsWith(id)).count();
              boolean own = file.body().contains("Own Ltd");
              return Seen.of(file) + ", foreign rows " + foreign + (own ? "" : ", own missing");
            })
        .cases();
  }

  private static Answer referring(AbusedHub hub, long record) throws Exception {
    return Call.json(
            "PATCH",
            "/api/records/" + hub.ownRecord(),
            "{'values': {'employer': %d}}".formatted(record))
        .header("If-Match", tag(hub))
        .as("anna")
        .to(hub);
  }

  private static String tag(AbusedHub hub) throws Exception {
    return Call.get("/api/records/" + hub.ownRecord()).as("anna").to(hub).header("ETag");
  }

  private static Answer related(AbusedHub hub, long record) throws Exception {
    String path = "/api/records/" + hub.ownSegment() + "/relations/members/" + record;
    return Call.json("PUT", path, "{'values': {}}").as("anna").to(hub);
  }

  private static Answer changed(AbusedHub hub, long record) throws Exception {
    return Call.json("PATCH", "/api/records/" + record, "{'values': {'organisationName': 'Mine'}}")
        .header("If-Match", "\"1-0\"")
        .as("anna")
        .to(hub);
  }
}
