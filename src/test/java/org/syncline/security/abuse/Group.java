package org.syncline.security.abuse;

import java.util.ArrayList;
import java.util.List;

/** Attacks of one kind, in the making. */
final class Group {
  private final String name;
  private final List<AbuseCase> cases = new ArrayList<>();

  Group(String name) {
    this.name = name;
  }

  Group add(String title, String attack, String expected, AbuseCase.Attempt attempt) {
    cases.add(new AbuseCase(name, title, attack, expected, attempt));
    return this;
  }

  List<AbuseCase> cases() {
    return List.copyOf(cases);
  }
}
