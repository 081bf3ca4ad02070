package org.syncline.console;

import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.system.Connection;
import org.syncline.system.ConnectionCheck;

/**
 * A connection as a line of a table.
 *
 * @param version of the system's document
 * @param check what it showed when it was tried last; null where it never was
 */
public record ConnectionLine(Connection connection, int version, @Nullable ConnectionCheck check) {

  /** How a connection is, as far as somebody tried it; the worst last. */
  public enum State {
    WORKS,
    NEVER_TRIED,
    FAILED
  }

  State state() {
    return check == null ? State.NEVER_TRIED : check.ok() ? State.WORKS : State.FAILED;
  }

  /** The word of its state. */
  public String word() {
    return Words.of(state());
  }

  /** The word of what is spoken over it. */
  public String kind() {
    return Words.of(connection.kind());
  }

  /** Host and port. */
  public String address() {
    String host = connection.host().text();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + connection.port();
  }

  /** Whether the system's document was changed since it was tried. */
  public boolean stale() {
    return check != null && check.version() != version;
  }
}
