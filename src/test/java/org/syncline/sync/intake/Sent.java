package org.syncline.sync.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that was sent in a test, with what the door learnt. */
record Sent(Hub hub, InboundMessage message, Acceptance acceptance) {

  long receipt() {
    return acceptance instanceof Acceptance.Taken taken
        ? taken.receipt()
        : ((Acceptance.Redelivered) acceptance).receipt();
  }

  /** The present outcomes in words, by flow: {@code updated}, {@code parked(NOT_A_DATE)}. */
  List<String> outcomes() {
    return hub.kit().ledger().outcomes(receipt()).stream().map(Sent::words).toList();
  }

  /** The only present outcome in words. */
  String became() {
    List<String> outcomes = outcomes();
    if (outcomes.size() != 1) {
      throw new AssertionError("Outcomes: " + outcomes);
    }
    return outcomes.get(0);
  }

  Outcome outcome() {
    return hub.kit().ledger().outcomes(receipt()).get(0);
  }

  String problems() {
    byte @Nullable [] problems = outcome().problems();
    return problems == null ? "" : new String(problems, StandardCharsets.UTF_8);
  }

  private static String words(Outcome outcome) {
    String reason = outcome.reason();
    String word = outcome.status().word();
    return outcome.status().open() ? word + "(" + reason + ")" : word;
  }
}
