package org.syncline.security.matrix;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syncline.platform.Permission;
import org.syncline.samples.HubClient.Answer;

/** Opens every page and sends every form on behalf of everybody, and compares the answers. */
final class PageRows {
  private static final String HOME = "/index.xhtml";

  private final Stage stage;
  private final Report report;
  private final Mismatches mismatches = new Mismatches();
  private final Map<Who, Visit> visits = new EnumMap<>(Who.class);
  private final Map<String, Answer> answered = new LinkedHashMap<>();
  private final Map<String, Integer> refusals = new TreeMap<>();

  PageRows(Stage stage, Report report) {
    this.stage = stage;
    this.report = report;
  }

  /** One row of the matrix. */
  private record Row(String page, PageCase asked, Who who) {
    Optional<Permission> needed() {
      return Optional.ofNullable(PageEntries.NEEDED.get(page));
    }

    PageCase.Expected expected() {
      return asked.expected(who, needed(), page.equals(HOME));
    }

    boolean changes() {
      return asked.changes() && expected().equals(allowed());
    }

    private PageCase.Expected allowed() {
      return new PageCase.Expected(asked.answer(), asked.location());
    }

    String name() {
      return name(asked.subject());
    }

    String name(String subject) {
      return asked.method() + " " + page + " [" + subject + "] as " + who;
    }
  }

  private static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    PageEntries.all()
        .forEach(
            (page, cases) ->
                cases.forEach(
                    asked -> {
                      for (Who who : Who.values()) {
                        if (PageCase.VISITORS.contains(who)) {
                          rows.add(new Row(page, asked, who));
                        }
                      }
                    }));
    return rows;
  }

  /** Pages, and forms that are refused; each page also as HEAD. */
  List<String> thatChangeNothing() throws Exception {
    logAllIn();
    for (Row row : all()) {
      if (!row.changes()) {
        ask(row);
        if (row.asked().method().equals("GET")) {
          head(row);
        }
      }
    }
    compareTwins();
    return mismatches.lines();
  }

  /** Each in a session of its own: some end it. */
  List<String> thatChangeSomething() throws Exception {
    for (Row row : all()) {
      if (row.changes()) {
        visits.put(row.who(), begin(row.who()));
        ask(row);
      }
    }
    return mismatches.lines();
  }

  private void logAllIn() throws Exception {
    for (Who who : PageCase.VISITORS) {
      visits.put(who, begin(who));
    }
  }

  private Visit begin(Who who) throws Exception {
    Visit visit = new Visit(stage.http());
    if (who.known()) {
      String to = visit.logIn(who.user(), stage.password(who));
      boolean machine = Who.MACHINES.contains(who);
      if (to.contains("log-in=refused") != machine) {
        mismatches.add("log-in by the form as " + who, "leads to " + to);
      }
    }
    return visit;
  }

  private void ask(Row row) throws Exception {
    Visit visit = visits.get(row.who());
    String form = row.asked().method().equals("POST") ? row.asked().formOf(stage, visit) : null;
    Answer answer = visit.send(row.asked().method(), row.asked().path().of(stage), form);
    mismatches.status(row.name(), row.expected().status(), answer);
    String location = answer.header("Location");
    boolean leads = !location.isEmpty();
    if (leads == row.expected().location().isEmpty()
        || !location.contains(row.expected().location())) {
      mismatches.add(row.name(), "leads to '" + location + "', not " + row.expected().location());
    }
    if (answer.status() == 403) {
      refusals.merge(row.who().user(), 1, Integer::sum);
    }
    report.note(
        row.page(), row.asked().method() + " " + row.asked().subject(), row.who(), answer.status());
    answered.put(row.name(), answer);
  }

  private void head(Row row) throws Exception {
    Answer answer = visits.get(row.who()).send("HEAD", row.asked().path().of(stage), null);
    mismatches.status("HEAD of " + row.name(), row.expected().status(), answer);
    if (!answer.body().isEmpty()) {
      mismatches.add("HEAD of " + row.name(), "has a body");
    }
    if (answer.status() == 403) {
      refusals.merge(row.who().user(), 1, Integer::sum);
    }
    report.count();
  }

  Map<String, Integer> refusals() {
    return refusals;
  }

  private void compareTwins() {
    for (Row row : all()) {
      String twin = row.asked().twin();
      if (twin != null && Who.AGENTS.contains(row.who())) {
        mismatches.same(
            row.name(),
            withoutWhatWasAsked(answered.get(row.name())),
            withoutWhatWasAsked(answered.get(row.name(twin))));
      }
    }
  }

  /** A page without its nonce, and without the address that its reader gave and gets back. */
  private static String withoutWhatWasAsked(Answer page) {
    return page.body()
        .replaceAll("nonce=\"[\\w-]{43}\"", "nonce")
        .replaceAll("name=\"to\" value=\"[a-z-]+\\.xhtml\\?id=\\d+[^\"]*\"", "to");
  }
}
