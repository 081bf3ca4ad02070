package org.syncline.canary;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the hub said to people and programs, by the kind of answer that must be free of canaries.
 */
final class Answers {
  /** One answer, with the door it was given at. */
  record Said(String subject, String place, String text, Set<Canary.Kind> allowed) {}

  private final List<Said> all = new ArrayList<>();

  void add(String subject, String place, String text) {
    add(new Said(subject, place, text, Set.of()));
  }

  /** Keeps what somebody saw who looks after messages without seeing whom they are about. */
  void view(String role, String place, String text) {
    add(new Said("views of the " + role, place, text, Set.of(Canary.Kind.IDENTIFIER)));
  }

  private synchronized void add(Said said) {
    all.add(said);
  }

  /** Keeps an answer that refuses: its status, headers and body. */
  void refusal(String door, HttpResponse<String> answer) {
    if (answer.statusCode() >= 400) {
      add("error answers", answer.statusCode() + " of " + door, whole(answer));
    }
  }

  static String whole(HttpResponse<String> answer) {
    return answer.statusCode() + "\n" + answer.headers().map() + "\n\n" + answer.body();
  }

  synchronized List<Said> all() {
    return List.copyOf(all);
  }
}
