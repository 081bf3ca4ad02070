package org.syncline.sync.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Which systems on the live queue send so much that their messages take the overflow queue for now,
 * and who sent how much past the broker's addresses lately.
 */
public final class Overflow {
  private final Map<String, LongAdder> arrived = new ConcurrentHashMap<>();
  private final Set<String> systems = ConcurrentHashMap.newKeySet();

  /** A message of this system came in by another way than its address at the broker. */
  public void note(String system) {
    arrived.computeIfAbsent(system, first -> new LongAdder()).increment();
  }

  /** Messages noted of each system since the last call. */
  Map<String, Long> notedSinceLastLook() {
    Map<String, Long> counts = new HashMap<>();
    arrived.forEach(
        (system, count) -> {
          long now = count.sumThenReset();
          if (now > 0) {
            counts.put(system, now);
          }
        });
    return counts;
  }

  /** Whether new messages of this system are for the overflow queue. */
  public boolean carries(String system) {
    return systems.contains(system);
  }

  Set<String> systems() {
    return Set.copyOf(systems);
  }

  void begin(String system) {
    systems.add(system);
  }

  void end(String system) {
    systems.remove(system);
  }
}
