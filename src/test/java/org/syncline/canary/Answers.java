package org.syncline.canary;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What the hub said to people and programs, by the kind of answer that must be free of canaries.
 */
final class Answers {
  /** One answer, with the door it was given at. */
  record Said(String subject, String place, String text) {}

  private final List<Said> all = new ArrayList<>();

  synchronized void add(String subject, String place, String text) {
    all.add(new Said(subject, place, text));
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
