package org.syncline.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Log-ins, right and wrong, accounts, passwords and tokens. */
final class LogInDoors {
  private final CanarySite site;
  private final Canaries canaries;

  LogInDoors(CanarySite site) {
    this.site = site;
    canaries = site.canaries();
  }

  void knock() throws Exception {
    wrongLogIns();
    accounts();
    tokens();
    passwords();
    theForm();
  }

  private void wrongLogIns() throws Exception {
    site.person(canaries.text("unknown user"), canaries.secret("password of an unknown user"))
        .get("/api/account");
    site.person("ada", canaries.secret("wrong password")).get("/api/account");
    site.bearer(canaries.secret("unknown token")).get("/api/account");
    site.bearer("syncline_" + canaries.secret("token that looks like one")).get("/api/account");
    site.bearer(signed(canaries.text("person in a token"))).get("/api/account");
    site.admin().send("GET", "/api/account?access_token=" + canaries.secret("token in query"), "");
    site.admin().page("/session/oidc?state=x&code=" + canaries.secret("code of OpenID Connect"));
    site.admin().page("/messages.xhtml?key=" + canaries.text("page asked for before log-in"));
  }

  private String signed(String name) {
    String header = "{\"alg\":\"RS256\",\"kid\":\"k\"}";
    String claims = "{\"sub\":\"" + name + "\",\"preferred_username\":\"" + name + "\"}";
    return coded(header) + "." + coded(claims) + "." + coded(canaries.secret("signature"));
  }

  private static String coded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void accounts() throws Exception {
    Person admin = site.admin();
    String path = "/api/accounts";
    admin.post(path, Json.of("user", "x y", "password", canaries.secret("password, bad name")));
    admin.post(
        path,
        Json.of(
            "user",
            "nora",
            "password",
            canaries.secret("password, bad role"),
            "roles",
            new String[] {"king"}));
    admin.post(path, "{\"user\":\"nora\",\"password\":\"" + canaries.secret("password, bad JSON"));
    admin.post(path, Json.of("user", "nora", "pasword", canaries.secret("password, bad member")));
    admin.send(
        "PUT",
        path + "/ghost/password",
        Json.of("password", canaries.secret("password for nobody")));
    admin.post("/api/setup", Json.of("token", canaries.secret("late set-up token"), "user", "x"));
  }

  private void tokens() throws Exception {
    Person tina = site.account("tina", "integrator", null);
    JsonNode made =
        Person.document(tina.post("/api/account/tokens", Json.of("label", "for the night")));
    String token = made.get("token").textValue();
    canaries.secret("API token", token.substring("syncline_".length()));
    Person program = site.bearer(token);
    Person.document(program.get("/api/account"));
    tina.post("/api/account/tokens", Json.of("label", "x", "scopes", canaries.text("bad scopes")));
  }

  private void passwords() throws Exception {
    Person paul = site.account("paul", "auditor", null);
    String other = canaries.secret("new password");
    paul.send(
        "PUT",
        "/api/account/password",
        Json.of("present", canaries.secret("wrong present password"), "password", other));
    paul.send("PUT", "/api/account/password", Json.of("present", other, "password", "short"));
    site.admin().send("PUT", "/api/accounts/paul/password", Json.of("password", other));
    Person.document(site.person("paul", other).get("/api/account"));
    Person.document(site.person("paul", other).get("/api/account"));
  }

  private void theForm() throws Exception {
    Person nobody = site.person("nobody", canaries.secret("password never used"));
    nobody.logIn(
        canaries.text("unknown user at the form"), canaries.secret("password at the form"));
    nobody.logIn("ada", canaries.secret("wrong password at the form"));
    nobody.submit(
        "/session/begin",
        "user=" + canaries.text("user, stale form") + "&password=" + canaries.secret("stale form"));
    Person fred = site.account("fred", "operator", null);
    String token = Person.token(fred.page("/account.xhtml"));
    canaries.secret("token of a session's forms", token);
    fred.sessions().forEach(id -> canaries.secret("id of a session", id));
    fred.submit(
        "/password",
        "present="
            + canaries.secret("wrong present password at the form")
            + "&password="
            + canaries.secret("two new passwords")
            + "&again=x&token="
            + token);
  }
}
