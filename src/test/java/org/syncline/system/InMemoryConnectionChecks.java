package org.syncline.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks of connections in a map. */
public final class InMemoryConnectionChecks implements ConnectionChecks {
  private final Map<String, ConnectionCheck> kept = new TreeMap<>();

  @Override
  public void keep(ConnectionCheck check) {
    kept.put(check.system() + "/" + check.connection(), check);
  }

  @Override
  public List<ConnectionCheck> all() {
    return List.copyOf(kept.values());
  }

  @Override
  public Optional<ConnectionCheck> find(String system, String connection) {
    return Optional.ofNullable(kept.get(system + "/" + connection));
  }
}
