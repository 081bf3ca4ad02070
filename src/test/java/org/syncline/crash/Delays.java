package org.syncline.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From the acknowledgement of changes to their arrival at a target, by the clock of this process. A
 * change that is overtaken has arrived with what overtook it; one that the target knew something
 * newer of when it was sent counts for nothing.
 */
final class Delays {
  /** The most that the 99th percentile may grow. */
  private static final double MOST_WORSE = 0.2;

  /** About a turn of the scheduler among processes that share two processors. */
  private static final double SMALLEST_MILLIS = 5;

  /** Of 95 % confidence, in standard deviations. */
  private static final double CONFIDENCE = 1.96;

  private final List<Long> sorted;

  private Delays(List<Long> nanos) {
    sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
  }

  /**
   * Of changes acknowledged in a period.
   *
   * @param except customers that don't count
   */
  static Delays of(
      List<ChangeSender.Sent> sent, PeerLedger target, long from, long until, Set<String> except) {
    Map<String, List<PeerLedger.Entry>> arrivals = new HashMap<>();
    for (PeerLedger.Entry entry : target.entries()) {
      if (entry.act() == PeerLedger.Act.MADE || entry.act() == PeerLedger.Act.CHANGED) {
        arrivals.computeIfAbsent(entry.customer(), unused -> new ArrayList<>()).add(entry);
      }
    }
    Map<String, Integer> highest = new HashMap<>();
    List<Long> nanos = new ArrayList<>();
    for (ChangeSender.Sent one : sent) {
      Change change = one.change();
      int before = highest.getOrDefault(change.customer(), 0);
      highest.put(change.customer(), Math.max(before, change.number()));
      boolean within = one.acknowledged() >= from && one.acknowledged() < until;
      if (within && change.number() > before && !except.contains(change.customer())) {
        Long at = arrival(arrivals.getOrDefault(change.customer(), List.of()), change.number());
        if (at != null) {
          nanos.add(Math.max(0, at - one.acknowledged()));
        }
      }
    }
    return new Delays(nanos);
  }

  private static @Nullable Long arrival(List<PeerLedger.Entry> entries, int number) {
    for (PeerLedger.Entry entry : entries) {
      if (entry.number() >= number) {
        return entry.at();
      }
    }
    return null;
  }

  int samples() {
    return sorted.size();
  }

  private double ranked(double rank) {
    int index = (int) Math.min(sorted.size() - 1.0, Math.max(0, Math.ceil(rank) - 1));
    return sorted.get(index) / 1e6;
  }

  private double percentile(double share) {
    return ranked(share * sorted.size());
  }

  private double p99(double deviations) {
    double spread = Math.sqrt(0.99 * 0.01 * sorted.size());
    return ranked(0.99 * sorted.size() + deviations * spread);
  }

  /**
   * This one, during a fault, beside a calm period, in milliseconds. Of so many samples the 99th
   * percentile is known between two of them only; where these ranges of both periods touch, or both
   * percentiles are less than 5 ms apart, nobody can tell a difference.
   */
  Map<String, Object> beside(Delays calm, String lane, Violations violations) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("lane", lane);
    members.put("samplesCalm", calm.samples());
    members.put("samples", samples());
    if (calm.samples() == 0 || samples() == 0) {
      violations.add("nothing was measured", members.toString());
      return members;
    }
    double before = calm.percentile(0.99);
    double now = percentile(0.99);
    double worse = now / before - 1;
    boolean tells = p99(-CONFIDENCE) > calm.p99(CONFIDENCE) && now - before >= SMALLEST_MILLIS;
    members.put("p50Calm", rounded(calm.percentile(0.5)));
    members.put("p50", rounded(percentile(0.5)));
    members.put("p99Calm", rounded(before));
    members.put("p99CalmAtMost", rounded(calm.p99(CONFIDENCE)));
    members.put("p99", rounded(now));
    members.put("p99AtLeast", rounded(p99(-CONFIDENCE)));
    members.put("worse", rounded(worse));
    members.put("most", MOST_WORSE);
    members.put("canTell", tells);
    if (tells && worse > MOST_WORSE) {
      violations.add("another lane was slower", members.toString());
    }
    return members;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
