package org.syncline.sync.bulk;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells a job who asked the hub to start it. Parameters of a job can be given by anybody who may
 * use the server's management, so they carry a number that nobody can guess and that is good once,
 * never a name.
 */
public final class Starts {
  /** Who starts a job past the hub. */
  public static final String MANAGEMENT = "management";

  private static final int BYTES = 16;
  private final Map<String, String> actors = new ConcurrentHashMap<>();
  private final SecureRandom random;

  public Starts(SecureRandom random) {
    this.random = random;
  }

  public String ticket(String actor) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String ticket = HexFormat.of().formatHex(bytes);
    actors.put(ticket, actor);
    return ticket;
  }

  /** Who it was given to. */
  public String redeem(@Nullable String ticket) {
    String actor = ticket == null ? null : actors.remove(ticket);
    return actor == null ? MANAGEMENT : actor;
  }

  /** Starts something with a ticket, which is good for nothing where that fails. */
  public <T> T begin(String actor, Function<String, T> start) {
    String ticket = ticket(actor);
    try {
      return start.apply(ticket);
    } catch (RuntimeException e) {
      drop(ticket);
      throw e;
    }
  }

  /** It was not needed. */
  public void drop(String ticket) {
    actors.remove(ticket);
  }
}
