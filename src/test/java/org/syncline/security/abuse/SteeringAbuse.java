package org.syncline.security.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.jms.JMSException;
import javax.jms.StreamMessage;
import org.syncline.samples.HubClient.Answer;

/** Headers that steer, objects that act, requests behind requests, pages without end. */
final class SteeringAbuse {
  private static final String EVIL = "attacker.example";

  private SteeringAbuse() {}

  static List<AbuseCase> headers() {
    Group group = new Group("steering by headers");
    byHttp(group);
    byJms(group);
    return group.cases();
  }

  private static void byHttp(Group group) {
    for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      group.add(
          header,
          "a GET says by " + header + " that it is a DELETE of an account",
          "200, nothing kept",
          hub ->
              hub.leavingNothing(
                  () ->
                      Seen.of(
                          Call.get("/api/account").header(header, "DELETE").as("ada").to(hub))));
    }
    for (String header : List.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix")) {
      group.add(
          header,
          "an operator asks for the own account, and by " + header + " for all accounts",
          "200, own account",
          hub -> {
            Answer answer =
                Call.get("/api/account")
                    .header(header, "/syncline/api/accounts")
                    .as("operator")
                    .to(hub);
            boolean own = answer.json().path("user").asText().equals("operator");
            return Seen.of(answer) + (own ? ", own account" : answer.body());
          });
    }
    group.add(
        "X-Forwarded-Host",
        "an answer with addresses in it is asked for under a foreign name",
        "attacker's name in the answer: no",
        hub -> {
          Answer answer =
              Call.get("/api/messages?limit=1")
                  .header("X-Forwarded-Host", EVIL)
                  .header("Forwarded", "host=" + EVIL)
                  .as("ada")
                  .to(hub);
          boolean led = (answer.body() + answer.headers()).contains(EVIL);
          return "attacker's name in the answer: " + (led ? "yes" : "no");
        });
    group.add(
        "X-Forwarded-User",
        "headers by which proxies tell who somebody is",
        "401 unauthenticated",
        hub ->
            Seen.of(
                Call.get("/api/account")
                    .header("X-Forwarded-User", "ada")
                    .header("X-Remote-User", "ada")
                    .header("Remote-User", "ada")
                    .to(hub)));
    group.add(
        "TRACE",
        "the hub shall send back what it got, cookies and all",
        "405",
        hub ->
            Seen.of(Call.of("TRACE", "/index.xhtml").header("Cookie", "secret=x").to(hub))
                .replaceFirst(" .*", ""));
  }

  private static void byJms(Group group) {
    group.add(
        "forged origin",
        "erp sends with the properties by which the hub and its broker note an origin",
        "as erp by jms; as shop 0",
        hub -> {
          String id = AbusedHub.unique("abuse-");
          String stolen = AbusedHub.unique("stolen-");
          hub.send(
              "erp",
              "syncline.in.erp",
              session -> {
                var message = session.createTextMessage("{}");
                message.setStringProperty("messageId", id);
                message.setStringProperty("_AMQ_ORIG_ADDRESS", "syncline.in.shop");
                message.setStringProperty("_AMQ_ORIG_QUEUE", "syncline.in.shop");
                message.setStringProperty("syncline_system", "shop");
                message.setStringProperty("syncline_messageId", stolen);
                message.setStringProperty("syncline_door", "http");
                return message;
              });
          String door = hub.message("erp", id).get("door").asText();
          return "as erp by "
              + door
              + "; as shop "
              + hub.admin().messages("system=shop&messageId=" + stolen).size();
        });
    for (String address : List.of("syncline.in.shop", "activemq.management")) {
      group.add(
          "foreign address " + address,
          "erp sends to an address that is not its own",
          "refused by the broker",
          hub -> {
            try {
              hub.send("erp", address, session -> session.createTextMessage("{}"));
              return "taken";
            } catch (JMSException refused) {
              return "refused by the broker";
            }
          });
    }
  }

  /** Leaves a mark where somebody reads it. */
  private static final class Gadget implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String mark;

    Gadget(Path mark) {
      this.mark = mark.toString();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      Files.writeString(Path.of(mark), "read");
    }
  }

  static List<AbuseCase> objects() {
    return new Group("Java objects")
        .add(
            "object message",
            "a serialised map by JMS",
            "parked(UNSUPPORTED_MESSAGE)",
            hub ->
                hub.sent(
                    "erp", session -> session.createObjectMessage(new HashMap<>(Map.of("a", 1)))))
        .add(
            "object message that acts",
            "an object whose class does something when it is read",
            "parked(UNSUPPORTED_MESSAGE), not read",
            hub -> {
              Path mark = hub.server().base().resolve("gadget-was-read");
              String seen =
                  hub.sent("erp", session -> session.createObjectMessage(new Gadget(mark)));
              return seen + (Files.exists(mark) ? ", READ" : ", not read");
            })
        .add(
            "stream message",
            "a message of a kind that nobody asked for",
            "parked(UNSUPPORTED_MESSAGE)",
            hub ->
                hub.sent(
                    "erp",
                    session -> {
                      StreamMessage message = session.createStreamMessage();
                      message.writeString("x");
                      return message;
                    }))
        .add(
            "object at intake",
            "a serialised map by HTTP, with its content type",
            "parked(BODY_UNREADABLE)",
            hub ->
                hub.taken("erp", "customer", "application/x-java-serialized-object", serialised()))
        .add(
            "object at the API",
            "the same where a record is made",
            "415 unsupported-media-type, nothing kept",
            hub ->
                hub.leavingNothing(
                    () ->
                        Seen.of(
                            Call.of("POST", "/api/records/customer")
                                .body("application/x-java-serialized-object", serialised())
                                .as("ada")
                                .to(hub))))
        .cases();
  }

  private static byte[] serialised() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new HashMap<>(Map.of("customer", 1)));
    }
    return bytes.toByteArray();
  }

  static List<AbuseCase> smuggling() {
    String behind = "GET /syncline/api/accounts HTTP/1.1\r\nHost: x\r\n\r\n";
    return new Group("request smuggling")
        .add(
            "length and chunks",
            "Content-Length and Transfer-Encoding differ; a second request lies between",
            "answers 1: 400",
            hub ->
                answers(
                    Call.of("POST", "/api/account")
                        .header("Content-Length", "" + (5 + behind.length()))
                        .header("Transfer-Encoding", "chunked")
                        .body("application/json", "0\r\n\r\n" + behind)
                        .unframed()
                        .rawTo(hub)))
        .add(
            "two lengths",
            "two Content-Length headers that differ",
            "answers 1: 400",
            hub ->
                answers(
                    Call.of("POST", "/api/account")
                        .header("Content-Length", "0")
                        .header("Content-Length", "" + behind.length())
                        .body("application/json", behind)
                        .unframed()
                        .rawTo(hub)))
        .cases();
  }

  private static String answers(String all) {
    String[] answers = all.split("HTTP/1\\.1 ", -1);
    StringBuilder seen = new StringBuilder("answers " + (answers.length - 1) + ":");
    for (int i = 1; i < answers.length; i++) {
      seen.append(' ').append(answers[i], 0, 3);
    }
    return seen.toString();
  }

  static List<AbuseCase> pages() {
    Group group = new Group("pages without end");
    for (String path : List.of("/api/records/customer", "/api/messages", "/api/audit")) {
      for (String limit : List.of("1000000000", "-1", "99999999999999999999")) {
        group.add(
            path + " limit " + limit,
            "GET " + path + "?limit=" + limit,
            "400 invalid limit",
            hub -> Seen.of(Call.get(path + "?limit=" + limit).as("ada").to(hub)));
      }
    }
    group
        .add(
            "forged cursor",
            "a cursor of one's own making",
            "400 invalid cursor",
            hub -> Seen.of(Call.get("/api/records/customer?cursor=AAAA").as("ada").to(hub)))
        .add(
            "cursor of an administrator",
            "an agent goes on from where a page of all records ended",
            "200, records of others 0",
            hub -> {
              String cursor = afterTheFirst(hub);
              Answer page =
                  Call.get("/api/records/customer?limit=200&cursor=" + cursor).as("anna").to(hub);
              return Seen.of(page) + ", records of others " + foreign(hub, page);
            })
        .add(
            "cursor of another search",
            "the cursor of all customers in a search by owner",
            "200, records of others 0",
            hub -> {
              String cursor = afterTheFirst(hub);
              Answer page =
                  Call.get("/api/records/customer?owner=anna&cursor=" + cursor).as("ada").to(hub);
              return Seen.of(page) + ", records of others " + foreign(hub, page);
            })
        .add(
            "conditions without end",
            "a search with 100 conditions",
            "400 invalid owner",
            hub ->
                Seen.of(
                    Call.get("/api/records/customer?" + "owner=x&".repeat(100)).as("ada").to(hub)))
        .add(
            "misspelt filter",
            "a filter that is not known must not mean all",
            "400 invalid sytem",
            hub -> Seen.of(Call.get("/api/messages?sytem=erp").as("ada").to(hub)));
    return group.cases();
  }

  /** Where a page of all customers goes on that has one of them. */
  private static String afterTheFirst(AbusedHub hub) throws Exception {
    String next =
        Call.get("/api/records/customer?limit=1").as("ada").to(hub).json().get("next").textValue();
    return next.substring(next.indexOf("cursor=") + 7);
  }

  private static long foreign(AbusedHub hub, Answer page) {
    long foreign = 0;
    for (JsonNode record : page.json().get("records")) {
      foreign += record.get("id").asLong() == hub.foreignRecord() ? 1 : 0;
    }
    return foreign;
  }

  static List<AbuseCase> paths() {
    Group group = new Group("paths around the doors");
    for (String path :
        List.of(
            "/WEB-INF/web.xml",
            "/api/../WEB-INF/web.xml",
            "/api/..;/WEB-INF/web.xml",
            "/%57EB-INF/web.xml",
            "/api/%2e%2e/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF")) {
      group.add(
          path,
          "GET " + path + " as nobody",
          "nothing of the file",
          hub -> {
            Answer answer = Call.get(path).to(hub);
            boolean file = answer.status() == 200 || answer.body().contains("<web-app");
            return file ? "200 " + answer.body() : "nothing of the file";
          });
    }
    for (String path :
        List.of("/api;x/accounts", "/api/accounts;x=y", "//api/accounts", "/API/accounts")) {
      group.add(
          path,
          "all accounts under another spelling of the address, as nobody and as an operator",
          "no accounts",
          hub -> {
            Answer nobody = Call.get(path).to(hub);
            Answer operator = Call.get(path).as("operator").to(hub);
            boolean told = (nobody.body() + operator.body()).contains("\"accounts\"");
            return told ? "ACCOUNTS" : "no accounts";
          });
    }
    return group.cases();
  }
}
