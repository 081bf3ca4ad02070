package org.syncline.metrics.alert;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where notices go.
 *
 * @param system of a webhook: whose connection it goes over, else null
 * @param connection of a webhook: its id, else null
 * @param object of a webhook: what the settings of the connection call it, else null
 */
public record Destination(
    Kind kind, @Nullable String system, @Nullable String connection, @Nullable String object) {
  public static final Destination LOG = new Destination(Kind.LOG, null, null, null);
  public static final Destination JMS = new Destination(Kind.JMS, null, null, null);

  /** Ways out. */
  public enum Kind {
    /** A line in the server's log. */
    LOG,
    /** A message in the queue of alerts of the hub's own broker. */
    JMS,
    /** A call over a connection of a system. */
    WEBHOOK;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Destination webhook(String system, String connection, String object) {
    return new Destination(Kind.WEBHOOK, system, connection, object);
  }

  /** Reads what {@link #toString} says. */
  public static Destination parse(String text) {
    if (text.equals(LOG.toString())) {
      return LOG;
    }
    if (text.equals(JMS.toString())) {
      return JMS;
    }
    String[] parts = text.substring(text.indexOf(':') + 1).split("/", 3);
    return webhook(parts[0], parts[1], parts[2]);
  }

  /** {@code log}, {@code jms} or {@code webhook:<system>/<connection>/<object>}. */
  @Override
  public String toString() {
    return kind == Kind.WEBHOOK
        ? kind.word()
            + ":"
            + Objects.requireNonNull(system)
            + "/"
            + Objects.requireNonNull(connection)
            + "/"
            + Objects.requireNonNull(object)
        : kind.word();
  }
}
