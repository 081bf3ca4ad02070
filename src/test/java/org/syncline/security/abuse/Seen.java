package org.syncline.security.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.syncline.samples.HubClient.Answer;

/** What an attacker sees, in the words of the table. */
final class Seen {
  /** What must never be seen from outside: frames, exceptions, the names of the hub's own parts. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\bat [\\w.$]+\\(|Exception|RESTEASY|WFLY|[Uu]ndertow|\\b(java|org|com|io|jakarta)\\.\\w+\\.");

  private static final String PROBLEM = "urn:syncline:problem:";

  private Seen() {}

  /** Status, then the problem with its field and places, or where a redirect leads to. */
  static String of(Answer answer) {
    if (answer.status() >= 400 && INSIDE.matcher(answer.body()).find()) {
      throw new AssertionError("The answer shows the inside: " + answer.body());
    }
    if (answer.header("Content-Type").startsWith("application/problem+json")) {
      return answer.status() + " " + problem(answer.json());
    }
    String location = answer.header("Location");
    return answer.status() / 100 == 3
        ? answer.status() + " to " + location.replaceFirst("^(http://[^/]*)?/syncline/", "")
        : String.valueOf(answer.status());
  }

  private static String problem(JsonNode problem) {
    List<String> words = new ArrayList<>();
    String type = problem.get("type").textValue();
    words.add(type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : type);
    if (problem.hasNonNull("field")) {
      words.add(problem.get("field").textValue());
    }
    problem.path("errors").forEach(error -> words.add(place(error)));
    return String.join(" ", words);
  }

  /** Without the document, which is the attacker's own. */
  private static String place(JsonNode error) {
    return error.get("path").textValue().replaceFirst("^[a-z-]+/[a-z0-9-]+ ", "");
  }

  /** Both answers in one word if nobody can tell them apart. */
  static String same(Answer one, Answer other) {
    boolean alike =
        one.status() == other.status()
            && one.body().equals(other.body())
            && visible(one).equals(visible(other));
    return of(one) + (alike ? ", the same" : ", but " + of(other) + ": " + one + " / " + other);
  }

  private static String visible(Answer answer) {
    return answer.headers().map().entrySet().stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("Date"))
        .filter(header -> !header.getKey().equalsIgnoreCase("Set-Cookie"))
        .toList()
        .toString();
  }
}
