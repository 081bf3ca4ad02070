package org.syncline.security.abuse;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.syncline.samples.HubClient.Answer;

/** Values that mean something to a spreadsheet, a log or a browser. */
final class OutputAbuse {
  private static final Pattern POLICY =
      Pattern.compile(
          "default-src 'none'; script-src 'nonce-([\\w-]{43})'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  private static final String OWN_SCRIPT =
      "<script src=\"/syncline/console\\.js\\?v=[0-9a-f]{12}\" nonce=\"%s\""
          + " defer=\"defer\"></script>";
  private static final String SCRIPT = "<script>alert(document.cookie)</script>";
  private static final String FORGED =
      "\r\n2026-01-01 00:00:00,000 INFO  [org.forged] (x) all good";
  private static final String ESCAPE = "\u001b[2J\u001b]0;x\u0007";

  private OutputAbuse() {}

  static List<AbuseCase> formulas() {
    Group group = new Group("formulas in exports");
    csv(group, "formula", "=HYPERLINK(0)", "'=HYPERLINK(0)");
    csv(group, "plus", "+1+cmd|0", "'+1+cmd|0");
    csv(group, "minus", "-1+1", "'-1+1");
    csv(group, "at", "@SUM(1)", "'@SUM(1)");
    csv(group, "formula behind spaces", "   =1+1", "'   =1+1");
    csv(group, "formula of full width", "\uff1d1+1", "'\uff1d1+1");
    csv(group, "cells of its own", "x\",=1+1,\"", "\"x\"\",=1+1,\"\"\"");
    group.add(
        "workbook",
        "the name of an organisation is =1+1: taken out as XLSX, all cells are texts",
        "rows 2, formulas 0",
        hub -> {
          String industry = AbusedHub.unique("book");
          hub.record("{'organisationName': '=1+1', 'industry': '" + industry + "'}");
          String path = "/api/records/customer/export?format=xlsx&industry=" + industry;
          try (ReadableWorkbook book = new ReadableWorkbook(hub.admin().stream(path).body())) {
            List<Row> rows = book.getFirstSheet().read();
            long formulas =
                rows.stream().flatMap(Row::stream).filter(OutputAbuse::isFormula).count();
            return "rows " + rows.size() + ", formulas " + formulas;
          }
        });
    group.add(
        "audit trail",
        "an operator's reason is a formula, an auditor opens the trail in a spreadsheet",
        "cells that begin with it 0",
        hub -> {
          String reason = "=HYPERLINK(A1) is my reason";
          Call.json(
                  "POST",
                  "/api/records/" + hub.ownRecord() + "/reveal",
                  "{'reason': '" + reason + "'}")
              .as("operator")
              .to(hub);
          String csv = Call.get("/api/audit/export?format=csv").as("auditor").to(hub).body();
          if (!csv.contains(reason)) {
            throw new AssertionError("The trail has no such reason.");
          }
          return "cells that begin with it " + (csv.split(",\"?=HYPER", -1).length - 1);
        });
    return group.cases();
  }

  private static boolean isFormula(Cell cell) {
    return cell != null && (cell.getFormula() != null || cell.getType() == CellType.FORMULA);
  }

  private static void csv(Group group, String name, String value, String cell) {
    group.add(
        name,
        "the name of an organisation is " + value.replace("|", "\\|") + ", taken out as CSV",
        cell,
        hub -> {
          String industry = AbusedHub.unique("sheet");
          hub.record(
              "{'organisationName': '%s', 'industry': '%s'}"
                  .formatted(value.replace("\"", "\\\""), industry));
          String path = "/api/records/customer/export?format=csv&industry=" + industry;
          String[] rows = Call.get(path).as("ada").to(hub).body().split("\r\n");
          return rows.length == 2 && rows[1].contains("," + cell + ",") ? cell : rows[1];
        });
  }

  static List<AbuseCase> logs() {
    Group group = new Group("log injection");
    logged(
        group,
        "user name",
        "line breaks and escapes of a terminal in a user name",
        hub -> Call.get("/api/account").as("eve" + FORGED + ESCAPE).from("127.0.0.11").to(hub));
    logged(
        group,
        "user name at the log-in page",
        "the same by the form",
        hub -> new Visit(hub, null).logIn("eve" + FORGED + ESCAPE, "wrong password!"));
    logged(
        group,
        "path",
        "the same in a path that leads nowhere",
        hub -> Call.get("/api/" + Visit.encoded(FORGED + ESCAPE)).as("ada").to(hub));
    logged(
        group,
        "account",
        "the same as the name of a new account",
        hub ->
            Call.json(
                    "POST",
                    "/api/accounts",
                    "{'user': 'eve%s', 'password': 'a password of eve', 'roles': ['auditor']}"
                        .formatted(escaped()))
                .as("ada")
                .to(hub));
    logged(
        group,
        "message id and object",
        "the same in what a JMS message says of itself",
        hub -> {
          hub.send(
              "erp",
              "syncline.in.erp",
              session -> {
                var message = session.createTextMessage("{}");
                message.setStringProperty("messageId", "log" + FORGED + ESCAPE);
                message.setStringProperty("object", "customer" + FORGED + ESCAPE);
                return message;
              });
          return hub.sent("erp", session -> session.createTextMessage("{}"));
        });
    logged(
        group,
        "headers",
        "escapes of a terminal in headers, and a number that is none",
        hub ->
            Call.get("/api/account")
                .header("User-Agent", ESCAPE + "org.forged")
                .header("If-Match", ESCAPE)
                .as("ada")
                .to(hub));
    logged(
        group,
        "values",
        "the same in a value that has to be a number",
        hub ->
            Call.json(
                    "POST",
                    "/api/records/customer",
                    "{'values': {'employees': 'x%s'}}".formatted(escaped()))
                .as("ada")
                .to(hub));
    return group.cases();
  }

  private static String escaped() {
    return FORGED.replace("\r", "\\r").replace("\n", "\\n") + "\\u001b[2J";
  }

  private interface Writing {
    Object to(AbusedHub hub) throws Exception;
  }

  private static void logged(Group group, String name, String attack, Writing writing) {
    group.add(
        name,
        attack,
        "forged lines 0, escapes 0",
        hub -> {
          writing.to(hub);
          List<String> log = hub.log();
          long forged = log.stream().filter(line -> line.startsWith("2026-01-01")).count();
          long escapes = log.stream().filter(line -> line.indexOf('\u001b') >= 0).count();
          return "forged lines " + forged + ", escapes " + escapes;
        });
  }

  static List<AbuseCase> scripts() {
    Group group = new Group("scripts in names");
    group.add(
        "record",
        "the name of an organisation is a script; somebody opens the record",
        "shown as text, no other script allowed",
        hub -> {
          long id = hub.record("{'organisationName': '" + SCRIPT + "'}");
          return shown(Visit.by(hub, "ada").get("/record.xhtml?id=" + id));
        });
    group.add(
        "message id",
        "a message's id and object are scripts; somebody looks at the newest messages",
        "shown as text, no other script allowed",
        hub -> {
          String id = AbusedHub.unique(SCRIPT);
          hub.send(
              "erp",
              "syncline.in.erp",
              session -> {
                var message = session.createTextMessage("{}");
                message.setStringProperty("messageId", id);
                message.setStringProperty("object", SCRIPT);
                return message;
              });
          hub.outcome("erp", id);
          return shown(Visit.by(hub, "ada").get("/messages.xhtml"));
        });
    group.add(
        "search",
        "a link to the search page has a script in it",
        "shown as text, no other script allowed",
        hub ->
            shown(
                Visit.by(hub, "ada")
                    .get("/messages.xhtml?system=" + Visit.encoded("\">" + SCRIPT))));
    group.add(
        "reason",
        "an operator dismisses a message with a script as the reason",
        "shown as text, no other script allowed",
        hub -> {
          String id = AbusedHub.unique("abuse-");
          hub.send(
              "erp",
              "syncline.in.erp",
              session -> {
                var message = session.createTextMessage("{}");
                message.setStringProperty("messageId", id);
                return message;
              });
          String receipt = hub.message("erp", id).get("receipt").asText();
          Call.json(
                  "POST",
                  "/api/messages/" + receipt + "/flows/erp-customers/dismiss",
                  "{'why': '" + SCRIPT + "'}")
              .as("operator")
              .to(hub);
          return shown(Visit.by(hub, "ada").get("/message.xhtml?receipt=" + receipt));
        });
    for (String page : List.of("deliveries.xhtml?flow=", "conflicts.xhtml?field=")) {
      group.add(
          "search at " + page,
          "a link to it has a script in it",
          "shown as text, no other script allowed",
          hub -> shown(Visit.by(hub, "ada").get("/" + page + Visit.encoded("\">" + SCRIPT))));
    }
    group.add(
        "reason of a pause",
        "an operator pauses a target with a script as the reason",
        "shown as text, no other script allowed",
        hub -> {
          String target = AbusedHub.unique("paused-");
          target(hub, target);
          Call.json("POST", "/api/targets/" + target + "/pause", "{'why': '" + SCRIPT + "'}")
              .as("operator")
              .to(hub);
          return shown(Visit.by(hub, "ada").get("/deliveries.xhtml"));
        });
    group.add(
        "expression",
        "the name of an organisation is #{...} and ${...}, which pages compute",
        "shown as it is",
        hub -> {
          String expression = "#{7*191} ${7*191} #{request.session.id}";
          long id = hub.record("{'organisationName': '" + expression + "'}");
          String page = Visit.by(hub, "ada").get("/record.xhtml?id=" + id).body();
          return page.contains(expression) && !page.contains("1337") ? "shown as it is" : page;
        });
    group.add(
        "name of an account",
        "an account is called as a script",
        "400 invalid user, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    Seen.of(
                        Call.json(
                                "POST",
                                "/api/accounts",
                                "{'user': '"
                                    + SCRIPT
                                    + "', 'password': 'a password of eve', 'roles': ['auditor']}")
                            .as("ada")
                            .to(hub))));
    group.add(
        "body of a message",
        "a message is a web page; somebody looks at its body",
        "attachment application/octet-stream nosniff",
        hub -> {
          String id = AbusedHub.unique("abuse-");
          Call.of("POST", "/api/intake/erp/customer")
              .body("text/html", "<html>" + SCRIPT)
              .header("Idempotency-Key", id)
              .as("ada")
              .to(hub);
          String receipt = hub.message("erp", id).get("receipt").asText();
          Answer body = Call.get("/api/messages/" + receipt + "/body").as("ada").to(hub);
          return body.header("Content-Disposition").replaceFirst(";.*", "")
              + " "
              + body.header("Content-Type")
              + " "
              + body.header("X-Content-Type-Options");
        });
    return group.cases();
  }

  /** Nothing is ever owed to it: nobody makes campaigns here. */
  private static void target(AbusedHub hub, String id) throws Exception {
    hub.put(
        "/api/systems/" + id,
        ("{'id': '%s', 'name': 'Outside', 'owner': 'tests', 'connections': [{'id': 'api', 'kind':"
                + " 'rest', 'host': 'localhost', 'port': 9, 'settings': {'objects': {'rows': {"
                + "'upsert': {'path': '/rows/{record}', 'answer': {'id': 'id'}}}}}}]}")
            .formatted(id));
    hub.put(
        "/api/mappings/" + id,
        "{'id': '%s', 'output': {'kind': 'json'}, 'rows': [{'target': 'hub', 'source': '@id'}]}"
            .formatted(id));
    hub.put(
        "/api/flows/" + id,
        ("{'id': '%s', 'direction': 'out', 'system': '%s', 'connection': 'api', 'object': 'rows',"
                + " 'recordType': 'campaign', 'mapping': '%s', 'write': 'upsert'}")
            .formatted(id, id, id));
  }

  /** The console runs one script of its own, by a nonce that no other answer has. */
  private static String shown(Answer page) {
    String policy = page.header("Content-Security-Policy");
    Matcher allowed = POLICY.matcher(policy);
    String own =
        allowed.matches()
            ? OWN_SCRIPT.formatted(Pattern.quote(allowed.group(1)))
            : "no script is allowed";
    boolean raw = page.body().replaceFirst(own, "").contains("<script");
    boolean text = page.body().contains("&lt;script&gt;alert(document.cookie)");
    return (raw ? "A SCRIPT" : text ? "shown as text" : "not shown: " + page.body())
        + (allowed.matches() ? ", no other script allowed" : ", policy " + policy);
  }
}
