package org.syncline.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.server.Proof;

/** What the crash proofs found, as {@code target/crash/<name>.json}. */
final class CrashReport {
  private final String name;
  private final List<Found> rows = new ArrayList<>();

  CrashReport(String name) {
    this.name = name;
  }

  /** What was found of one kind of fault. */
  interface Found {
    String fault();

    /** How often it was made. */
    int rounds();

    Violations violations();

    /** As they stand in the report. */
    Map<String, Object> members();
  }

  /**
   * One fault of one round.
   *
   * @param acknowledged messages the broker had acknowledged at the fault
   * @param underWay of these, messages without a receipt yet
   * @param openSends sends that waited for their acknowledgement
   * @param repeated sends that had to be made again
   * @param seconds until the hub was at rest again
   */
  record Kill(int acknowledged, int underWay, int openSends, int repeated, long seconds) {}

  /**
   * @param rounds those in which messages were under way
   * @param kills all rounds
   */
  record Row(
      String fault, int rounds, Violations violations, long seed, long messages, List<Kill> kills)
      implements Found {

    @Override
    public Map<String, Object> members() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("fault", fault);
      members.put("rounds", rounds);
      members.put("violations", violations.count());
      members.put("found", violations.sentences());
      members.put("seed", seed);
      members.put("messages", messages);
      members.put("underWay", kills.stream().map(Kill::underWay).toList());
      members.put("openSends", kills.stream().map(Kill::openSends).toList());
      members.put("acknowledged", kills.stream().map(Kill::acknowledged).toList());
      members.put("repeatedSends", kills.stream().map(Kill::repeated).toList());
      members.put("secondsToRest", kills.stream().map(Kill::seconds).toList());
      return members;
    }
  }

  /** Writes at once, so that a later fault of the proof itself takes nothing back. */
  void add(Found row) throws IOException {
    rows.add(row);
    List<Map<String, Object>> results = rows.stream().map(Found::members).toList();
    Proof.write("crash", name, Map.of("results", results));
    System.out.printf(
        "CRASH %s: %d rounds, %d violations%n%s%n",
        row.fault(), row.rounds(), row.violations().count(), row.violations());
  }

  /**
   * @throws IllegalStateException if anything did not hold
   */
  void demandNone() {
    int count = rows.stream().mapToInt(row -> row.violations().count()).sum();
    if (count > 0) {
      throw new IllegalStateException(
          count + " violations, see " + Proof.result("crash", name) + ".");
    }
  }
}
