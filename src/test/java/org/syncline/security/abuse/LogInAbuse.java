package org.syncline.security.abuse;

import java.util.Arrays;
import java.util.List;
import org.syncline.samples.HubClient.Answer;

/**
 * The set-up token again, and guesses at names and passwords by what is said and how long it takes.
 */
final class LogInAbuse {
  private static final int TRIES = 11;

  private LogInAbuse() {}

  static List<AbuseCase> setUp() {
    return new Group("set-up token")
        .add(
            "used token",
            "the token of the first start once more; a wrong one tells no more",
            "403 forbidden, the same, nothing kept",
            hub ->
                hub.leavingNothing(
                    () ->
                        Seen.same(
                            setUp(hub, hub.setUpToken()).from("127.0.0.4").to(hub),
                            setUp(hub, "x".repeat(43)).from("127.0.0.4").to(hub))))
        .add(
            "token with a role",
            "more members than token, user and password",
            "400 unreadable roles",
            hub ->
                Seen.of(
                    Call.json(
                            "POST",
                            "/api/setup",
                            "{'token': 'x', 'user': 'eve', 'password': 'x', 'roles': ['admin']}")
                        .from("127.0.0.4")
                        .to(hub)))
        .add(
            "guessing",
            "eleven tokens within a minute",
            "403 forbidden, then 429 too-many-tries",
            hub -> {
              String first = Seen.of(setUp(hub, "guess-0").from("127.0.0.5").to(hub));
              String last = "";
              for (int i = 1; i < TRIES; i++) {
                last = Seen.of(setUp(hub, "guess-" + i).from("127.0.0.5").to(hub));
              }
              return first + ", then " + last;
            })
        .add(
            "guessing in disguise",
            "the twelfth try says by X-Forwarded-For that it comes from elsewhere",
            "429 too-many-tries",
            hub ->
                Seen.of(
                    setUp(hub, "guess-12")
                        .header("X-Forwarded-For", "203.0.113.7")
                        .header("Forwarded", "for=203.0.113.7")
                        .from("127.0.0.5")
                        .to(hub)))
        .cases();
  }

  private static Call setUp(AbusedHub hub, String token) {
    return Call.json(
        "POST",
        "/api/setup",
        "{'token': '%s', 'user': 'eve', 'password': '%s'}".formatted(token, AbusedHub.PASSWORD));
  }

  static List<AbuseCase> enumeration() {
    Group group = new Group("enumeration");
    byText(group);
    byTime(group);
    byIds(group);
    return group.cases();
  }

  private static Call guess(String user) {
    return Call.get("/api/account").as(user, "wrong password!");
  }

  private static void byText(Group group) {
    group
        .add(
            "names at the API",
            "a wrong password for a name that is there, and for one that is not",
            "401 unauthenticated, the same",
            hub ->
                Seen.same(
                    guess("victim").from("127.0.0.6").to(hub),
                    guess("nobody-here").from("127.0.0.6").to(hub)))
        .add(
            "names at the log-in page",
            "the same by the form",
            "302 to login.xhtml?log-in=refused&to=index.xhtml, the same",
            hub ->
                Seen.same(
                    new Visit(hub, null).logIn("victim", "wrong password!"),
                    new Visit(hub, null).logIn("nobody-here", "wrong password!")))
        .add(
            "locked account",
            "ten wrong passwords, then the right one: no word that it was right",
            "401 unauthenticated, the same",
            hub -> {
              for (int i = 1; i < 10; i++) {
                guess("locked").from("127.0.0.7").to(hub);
              }
              Answer wrong = guess("locked").from("127.0.0.7").to(hub);
              return Seen.same(
                  wrong, Call.get("/api/account").as("locked").from("127.0.0.7").to(hub));
            })
        .add(
            "many names from one address",
            "31 wrong log-ins with 31 names, the last under another X-Forwarded-For",
            "401 unauthenticated, then 429 too-many-tries",
            hub -> {
              String first = Seen.of(guess("name-0").from("127.0.0.8").to(hub));
              for (int i = 1; i < 30; i++) {
                guess("name-" + i).from("127.0.0.8").to(hub);
              }
              Call last = guess("name-30").header("X-Forwarded-For", "203.0.113.8");
              return first + ", then " + Seen.of(last.from("127.0.0.8").to(hub));
            })
        .add(
            "password of endless length",
            "a password of 50,000 characters for a name that is there",
            "401 unauthenticated",
            hub ->
                Seen.of(
                    Call.get("/api/account")
                        .as("victim", "x".repeat(40_000))
                        .from("127.0.0.6")
                        .to(hub)));
  }

  private static void byTime(Group group) {
    group.add(
        "names by the clock",
        "medians of 11 wrong log-ins each, with a known and an unknown name in turn",
        "known / unknown from 0.5 to 2",
        hub -> {
          long[] known = new long[TRIES];
          long[] unknown = new long[TRIES];
          for (int i = 0; i < TRIES; i++) {
            known[i] = nanos(hub, "timed");
            unknown[i] = nanos(hub, "untimed");
          }
          double ratio = median(known) / median(unknown);
          return "known / unknown " + (ratio > 0.5 && ratio < 2 ? "from 0.5 to 2" : ratio);
        });
  }

  private static long nanos(AbusedHub hub, String user) throws Exception {
    long begin = System.nanoTime();
    AbusedHub.expect(401, guess(user).from("127.0.0.9").to(hub));
    return System.nanoTime() - begin;
  }

  private static double median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void byIds(Group group) {
    group
        .add(
            "records of others",
            "an agent asks for a record of somebody else, and for one that is not there",
            "404 not-found, the same",
            hub ->
                Seen.same(
                    Call.get("/api/records/" + hub.foreignRecord()).as("anna").to(hub),
                    Call.get("/api/records/999999999").as("anna").to(hub)))
        .add(
            "history of others",
            "the same for the history",
            "404 not-found, the same",
            hub ->
                Seen.same(
                    Call.get("/api/records/" + hub.foreignRecord() + "/history").as("anna").to(hub),
                    Call.get("/api/records/999999999/history").as("anna").to(hub)))
        .add(
            "messages of other systems",
            "the machine of erp asks for a receipt of shop, and for one that is not there",
            "404 not-found, the same",
            hub -> {
              hub.taken("shop", "customer", "application/xml", "<x/>".getBytes());
              String receipt = hub.admin().messages("system=shop").get(0).get("receipt").asText();
              return Seen.same(
                  Call.get("/api/messages/" + receipt).as("machine").to(hub),
                  Call.get("/api/messages/999999999").as("machine").to(hub));
            })
        .add(
            "beginnings of masked values",
            "an operator, who sees phones masked, asks for those that begin with +4930",
            "400 invalid phone.begins",
            hub ->
                Seen.of(
                    Call.get("/api/records/customer?phone.begins=%2B4930").as("operator").to(hub)))
        .add(
            "order by masked values",
            "an operator lets the hub order by phone",
            "400 invalid order",
            hub -> Seen.of(Call.get("/api/records/customer?order=phone").as("operator").to(hub)));
  }
}
