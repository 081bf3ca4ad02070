package org.syncline.security.abuse;

import java.util.List;
import org.syncline.samples.HubClient.Answer;

/** Sessions that are planted or stolen, and requests that a foreign page makes a browser send. */
final class SessionAbuse {
  private static final String NEW_PASSWORD =
      "&present="
          + Visit.encoded(AbusedHub.PASSWORD)
          + "&password=another+password+here&again=another+password+here";

  private SessionAbuse() {}

  static List<AbuseCase> fixation() {
    return new Group("fixation")
        .add(
            "planted session",
            "the attacker's session id in the victim's browser, then the victim logs in",
            "victim logged in, attacker nobody",
            hub -> {
              Visit attacker = new Visit(hub, null);
              attacker.get("/login.xhtml");
              Visit victim = new Visit(hub, attacker.session());
              victim.logIn("victim", AbusedHub.PASSWORD);
              return "victim "
                  + victim.state()
                  + ", attacker "
                  + new Visit(hub, attacker.session()).state();
            })
        .add(
            "invented session",
            "JSESSIONID=attackers-own is there before the log-in",
            "victim logged in, attacker nobody",
            hub -> {
              Visit victim = new Visit(hub, "attackers-own");
              victim.logIn("victim", AbusedHub.PASSWORD);
              return "victim "
                  + victim.state()
                  + ", attacker "
                  + new Visit(hub, "attackers-own").state();
            })
        .add(
            "session in the address",
            "a good session id behind ;jsessionid=",
            "302 to login.xhtml?to=account.xhtml",
            hub -> {
              Visit victim = Visit.by(hub, "victim");
              String path = "/account.xhtml;jsessionid=" + victim.session();
              return Seen.of(Call.get(path).to(hub));
            })
        .add(
            "session after log-out",
            "a stolen cookie is used after its owner has logged out",
            "logged in, then nobody",
            hub -> {
              Visit victim = Visit.by(hub, "victim");
              Visit thief = new Visit(hub, victim.session());
              String before = thief.state();
              String page = victim.get("/account.xhtml").body();
              victim.post("/session/end", "token=" + Visit.token(page));
              return before + ", then " + new Visit(hub, thief.session()).state();
            })
        .add(
            "session after another password",
            "a stolen cookie is used after the password was changed",
            "logged in, then nobody",
            hub -> {
              hub.account("robbed", "operator", "");
              Visit thief = Visit.by(hub, "robbed");
              String before = thief.state();
              hub.put("/api/accounts/robbed/password", "{'password': 'another password here'}");
              return before + ", then " + thief.state();
            })
        .add(
            "session at the API",
            "the cookie of a logged-in administrator, no Authorization",
            "401 unauthenticated",
            hub -> Seen.of(Visit.by(hub, "ada").get("/api/accounts")))
        .add(
            "password at the pages",
            "Basic at a page, as a browser would send it by itself",
            "302 to login.xhtml?to=index.xhtml",
            hub -> Seen.of(Call.get("/index.xhtml").as("ada").to(hub)))
        .cases();
  }

  static List<AbuseCase> forgery() {
    Group group = new Group("CSRF");
    forms(group);
    files(group);
    addresses(group);
    foreignPages(group);
    return group.cases();
  }

  private static void forms(Group group) {
    group
        .add(
            "no token",
            "a foreign page posts the form for another password",
            "403, the password still works",
            hub -> {
              Visit victim = Visit.by(hub, "victim");
              return withOldPassword(hub, victim.post("/password", NEW_PASSWORD.substring(1)));
            })
        .add(
            "forged token",
            "the same with a token of its own",
            "403, the password still works",
            hub -> {
              Visit victim = Visit.by(hub, "victim");
              return withOldPassword(
                  hub, victim.post("/password", "token=" + "A".repeat(43) + NEW_PASSWORD));
            })
        .add(
            "token of another session",
            "the same with the token of the attacker's own session",
            "403, the password still works",
            hub -> {
              Visit attacker = Visit.by(hub, "operator");
              String token = Visit.token(attacker.get("/account.xhtml").body());
              Visit victim = Visit.by(hub, "victim");
              return withOldPassword(
                  hub, victim.post("/password", "token=" + token + NEW_PASSWORD));
            })
        .add(
            "log-in as the attacker",
            "a foreign page logs its victim in to the attacker's account",
            "302 to login.xhtml?log-in=stale&to=index.xhtml",
            hub ->
                Seen.of(
                    new Visit(hub, null)
                        .post(
                            "/session/begin",
                            "user=operator&password=" + Visit.encoded(AbusedHub.PASSWORD))));
  }

  private static String withOldPassword(AbusedHub hub, Answer answer) throws Exception {
    int status = Call.get("/api/account").as("victim").to(hub).status();
    return Seen.of(answer) + ", the password " + (status == 200 ? "still works" : "is another");
  }

  /** The one form whose token does not come as a field like any other. */
  private static void files(Group group) {
    group
        .add(
            "file without a token",
            "a foreign page posts the form that puts a file",
            "403, no file",
            hub -> withoutFile(hub, "", part("file\"; filename=\"odd.csv", "x"), ""))
        .add(
            "token behind the file",
            "the token of the session comes when the file is there already",
            "403, no file",
            hub -> withoutFile(hub, "", part("file\"; filename=\"odd.csv", "x"), "behind"))
        .add(
            "token in the address",
            "the token of the session, as a parameter of the address",
            "403, no file",
            hub -> withoutFile(hub, "?token=", part("file\"; filename=\"odd.csv", "x"), ""))
        .add(
            "name that leads out",
            "a file whose name leads to another folder, with the token of its session",
            "400, no file",
            hub -> withoutFile(hub, "", part("file\"; filename=\"odd.csv\\..", "x"), "before"));
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  /**
   * @param query of the address, which the session's token is added to; empty for none
   * @param where the part with the token is; empty for nowhere
   */
  private static String withoutFile(AbusedHub hub, String query, String file, String where)
      throws Exception {
    Visit victim = Visit.by(hub, "victim");
    String token = Visit.token(victim.get("/account.xhtml").body());
    String parts =
        switch (where) {
          case "before" -> part("token", token) + file;
          case "behind" -> file + part("token", token);
          default -> file;
        };
    String path = "/put-file" + (query.isEmpty() ? "" : query + Visit.encoded(token));
    Answer answer =
        victim.send(
            Call.of("POST", path).body("multipart/form-data; boundary=b", parts + "--b--\r\n"));
    boolean there = Call.get("/api/files").as("ada").to(hub).body().contains("odd.csv");
    return Seen.of(answer) + (there ? ", a file" : ", no file");
  }

  private static void addresses(Group group) {
    for (String path : List.of("/decide", "/reveal", "/password", "/session/end")) {
      group.add(
          "GET " + path,
          "an image of a foreign page has the address of a form, token included",
          "405, logged in",
          hub -> {
            Visit victim = Visit.by(hub, "victim");
            String token = Visit.token(victim.get("/account.xhtml").body());
            return Seen.of(victim.get(path + "?token=" + token)) + ", " + victim.state();
          });
    }
    group.add(
        "way back to another site",
        "the form's member 'to' names the attacker's site",
        "302 to index.xhtml",
        hub -> {
          Visit victim = new Visit(hub, null);
          String token = victim.formToken();
          return Seen.of(
              victim.post(
                  "/session/begin",
                  "user=victim&to=//attacker.example/&token="
                      + token
                      + "&password="
                      + Visit.encoded(AbusedHub.PASSWORD)));
        });
  }

  private static void foreignPages(Group group) {
    String account = "{'user': 'eve', 'password': 'a password of eve', 'roles': ['admin']}";
    for (String site : List.of("cross-site", "same-site")) {
      group.add(
          "API from a page, " + site,
          "the browser adds the password it knows: POST /api/accounts, Sec-Fetch-Site: " + site,
          "403 forbidden, nothing kept",
          hub ->
              hub.leavingNothing(
                  () ->
                      Seen.of(
                          Call.json("POST", "/api/accounts", account)
                              .header("Sec-Fetch-Site", site)
                              .as("ada")
                              .to(hub))));
    }
    group
        .add(
            "form that looks like JSON",
            "text/plain needs no question to the hub first",
            "415 unsupported-media-type, nothing kept",
            hub ->
                hub.leavingNothing(
                    () ->
                        Seen.of(
                            Call.of("POST", "/api/accounts")
                                .body("text/plain", account.replace('\'', '"'))
                                .as("ada")
                                .to(hub))))
        .add(
            "leave for another origin",
            "a page of another origin asks by OPTIONS whether it may",
            "allowed origins: none",
            hub -> {
              Answer answer =
                  Call.of("OPTIONS", "/api/accounts")
                      .header("Origin", "https://attacker.example")
                      .header("Access-Control-Request-Method", "POST")
                      .as("ada")
                      .to(hub);
              String allowed = answer.header("Access-Control-Allow-Origin");
              return "allowed origins: " + (allowed.isEmpty() ? "none" : allowed);
            });
  }
}
