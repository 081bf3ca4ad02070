package org.syncline.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials that were right a moment ago, so that a machine does not cost one password hash a
 * call. Kept in memory only, under a keyed hash whose key dies with the process. A change made on
 * another node is seen after {@link #KEPT} at the latest.
 */
public final class VerifiedCredentials {
  static final Duration KEPT = Duration.ofSeconds(60);
  private static final int MOST = 10_000;

  private final Clock clock;
  private final SecretKeySpec key;
  private final Map<String, Entry> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
          return size() > MOST;
        }
      };
  private long generation;

  private record Entry(Caller caller, Instant until) {}

  public VerifiedCredentials(SecureRandom random, Clock clock) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.clock = clock;
  }

  Optional<Caller> find(String name, String password) {
    String mac = mac(name, password);
    synchronized (entries) {
      Entry entry = entries.get(mac);
      if (entry == null) {
        return Optional.empty();
      }
      if (!clock.instant().isBefore(entry.until)) {
        entries.remove(mac);
        return Optional.empty();
      }
      return Optional.of(entry.caller);
    }
  }

  /** Read before an account is looked at, handed to {@link #remember} after. */
  long generation() {
    synchronized (entries) {
      return generation;
    }
  }

  /** Keeps credentials, unless an account was changed since {@code asOf}. */
  void remember(long asOf, String password, Caller caller) {
    String mac = mac(caller.name(), password);
    synchronized (entries) {
      if (asOf == generation) {
        entries.remove(mac);
        entries.put(mac, new Entry(caller, clock.instant().plus(KEPT)));
      }
    }
  }

  /** Call after each change of this account has been committed. */
  void forget(String name) {
    synchronized (entries) {
      generation++;
      entries.values().removeIf(entry -> entry.caller.name().equals(name));
    }
  }

  private String mac(String name, String password) {
    byte[] first = name.getBytes(StandardCharsets.UTF_8);
    byte[] second = password.getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(first.length).array());
      mac.update(first);
      mac.update(second);
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not to be had.", e);
    }
  }
}
