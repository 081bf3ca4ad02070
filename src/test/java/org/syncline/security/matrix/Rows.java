package org.syncline.security.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.syncline.samples.HubClient.Answer;

/** Asks the API whatever the entries say, on behalf of everybody, and compares the answers. */
final class Rows {
  private final Stage stage;
  private final Report report;
  private final Mismatches mismatches = new Mismatches();
  private final Map<String, Asked> answered = new LinkedHashMap<>();
  private final Map<String, Integer> refusals = new TreeMap<>();

  Rows(Stage stage, Report report) {
    this.stage = stage;
    this.report = report;
  }

  /** One row of the matrix. */
  private record Row(Operation operation, Case asked, Who who) {
    int expected() {
      return asked.expected(operation, who);
    }

    boolean changes() {
      return !operation.method().equals("GET") && expected() < 400;
    }

    String name(String subject) {
      return operation.name() + " [" + subject + "] as " + who;
    }

    String name() {
      return name(asked.subject());
    }
  }

  /** What was asked, and what came back. */
  private record Asked(Ask ask, Answer answer) {}

  private static List<Row> all() {
    Map<String, List<Case>> entries = ApiEntries.all();
    List<Row> rows = new ArrayList<>();
    for (Operation operation : Operation.all()) {
      for (Case asked : entries.get(operation.name())) {
        for (Who who : Who.values()) {
          if (!asked.notFor().contains(who)) {
            rows.add(new Row(operation, asked, who));
          }
        }
      }
    }
    return rows;
  }

  /** Reads, and all that is refused; each read also as HEAD. */
  List<String> thatChangeNothing() throws Exception {
    for (Row row : all()) {
      if (!row.changes()) {
        ask(row);
        if (row.operation().method().equals("GET")) {
          head(row);
        }
      }
    }
    compareTwins();
    return mismatches.lines();
  }

  List<String> thatChangeSomething() throws Exception {
    for (Row row : all()) {
      if (row.changes()) {
        ask(row);
      }
    }
    return mismatches.lines();
  }

  private void ask(Row row) throws Exception {
    Ask ask = row.asked().request().of(stage, row.who());
    Answer answer = stage.send(row.who(), ask);
    mismatches.status(row.name(), row.expected(), answer);
    mismatches.problem(row.name(), answer);
    lacking(row, answer);
    noteRefusal(row.who(), answer.status());
    report.note(row.operation().name(), row.asked().subject(), row.who(), answer.status());
    answered.put(row.name(), new Asked(ask, answer));
    if (answer.status() < 400) {
      ask.then().run();
    }
  }

  /** Who lacks the permission is told which one it takes. */
  private void lacking(Row row, Answer answer) {
    boolean lacks = row.who().known() && !row.who().mayAsk(row.operation());
    String needed = row.operation().permission().map(known -> known.word()).orElse("");
    if (lacks && !answer.body().contains(needed)) {
      mismatches.add(row.name(), "does not name the permission: " + answer.body());
    }
  }

  private void head(Row row) throws Exception {
    Ask ask = row.asked().request().of(stage, row.who()).as("HEAD");
    Answer answer = stage.send(row.who(), ask);
    mismatches.status("HEAD of " + row.name(), row.expected(), answer);
    if (!answer.body().isEmpty()) {
      mismatches.add("HEAD of " + row.name(), "has a body");
    }
    noteRefusal(row.who(), answer.status());
    report.count();
  }

  private void noteRefusal(Who who, int status) {
    if (status == 403 && who.known()) {
      refusals.merge(who.user(), 1, Integer::sum);
    }
  }

  /** How many refusals there were, by the name of the account. */
  Map<String, Integer> refusals() {
    return refusals;
  }

  private void compareTwins() {
    for (Row row : all()) {
      String twin = row.asked().twin();
      if (twin != null && row.asked().alike().contains(row.who())) {
        Asked one = answered.get(row.name());
        Asked other = answered.get(row.name(twin));
        if (one != null && other != null) {
          mismatches.same(row.name(), seen(one, other), seen(other, one));
        } else if (!row.changes()) {
          mismatches.add(row.name(), "has nothing to be compared with");
        }
      }
    }
  }

  private static String seen(Asked one, Asked other) {
    Map<String, List<String>> headers = new TreeMap<>(one.answer().headers().map());
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("date"));
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("content-length"));
    return one.ask()
        .withoutOwnWords(
            one.answer().status() + " " + headers + " " + one.answer().body(), other.ask());
  }
}
