package org.syncline.security;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Windows of tries in a map. */
public final class InMemoryTries implements Tries {
  private final Map<String, Window> windows = new HashMap<>();

  @Override
  public Optional<Window> find(String place) {
    return Optional.ofNullable(windows.get(place));
  }

  @Override
  public void count(String place, Instant now, Instant since) {
    Window found = windows.get(place);
    windows.put(
        place,
        found == null || found.began().isBefore(since)
            ? new Window(now, 1)
            : new Window(found.began(), found.used() + 1));
  }

  @Override
  public void forgetBefore(Instant moment) {
    windows.values().removeIf(window -> window.began().isBefore(moment));
  }
}
