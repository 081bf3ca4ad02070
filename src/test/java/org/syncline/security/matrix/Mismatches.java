package org.syncline.security.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.syncline.samples.HubClient.Answer;

/** What was answered otherwise than expected, one line each. */
final class Mismatches {
  private final List<String> lines = new ArrayList<>();

  List<String> lines() {
    return lines;
  }

  void add(String row, String what) {
    lines.add(row + ": " + what);
  }

  void status(String row, int expected, Answer answer) {
    if (answer.status() != expected) {
      add(row, "expected " + expected + ", was " + answer.status() + " " + shortened(answer));
    }
    if (answer.body().contains("Exception") || answer.body().contains("RESTEASY")) {
      add(row, "tells about the code: " + shortened(answer));
    }
  }

  /** Refusals of the API are problem documents that say the same as the status. */
  void problem(String row, Answer answer) {
    if (answer.status() < 400) {
      return;
    }
    if (!answer.header("Content-Type").startsWith("application/problem+json")) {
      add(row, "is no problem document: " + answer.header("Content-Type"));
      return;
    }
    JsonNode problem = answer.json();
    boolean whole =
        problem.path("status").asInt() == answer.status()
            && !problem.path("title").asText().isBlank()
            && !problem.path("detail").asText().isBlank();
    if (!whole) {
      add(row, "is a poor problem document: " + shortened(answer));
    }
    if (answer.status() == 401 && answer.header("WWW-Authenticate").isEmpty()) {
      add(row, "does not say how to log in");
    }
  }

  void same(String row, String is, String other) {
    if (!is.equals(other)) {
      add(row, "can be told from what is not there: " + is + " and " + other);
    }
  }

  private static String shortened(Answer answer) {
    return answer.body().substring(0, Math.min(300, answer.body().length())).replace('\n', ' ');
  }
}
