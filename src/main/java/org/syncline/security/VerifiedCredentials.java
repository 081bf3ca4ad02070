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
 * Passwords that were right a moment ago, so that a machine does not cost one password hash a call.
 * Kept in memory only, under a keyed hash whose key dies with the process. That a password is right
 * is all that is kept: who has it, and with what roles, is asked each time.
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

  private record Entry(String passwordMark, Instant until) {}

  public VerifiedCredentials(SecureRandom random, Clock clock) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.clock = clock;
  }

  /** Whether this was the right password of the account, as long as its password is this one. */
  boolean knows(Account account, String password) {
    String mac = mac(account.name(), password);
    synchronized (entries) {
      Entry entry = entries.get(mac);
      if (entry == null) {
        return false;
      }
      if (!clock.instant().isBefore(entry.until)
          || !entry.passwordMark.equals(account.passwordMark())) {
        entries.remove(mac);
        return false;
      }
      return true;
    }
  }

  /** Tells a given name and password from others, for as long as the account has this password. */
  String mark(String name, String password, Optional<Account> account) {
    return mac(name, password) + account.map(Account::passwordMark).orElse("");
  }

  void remember(Account account, String password) {
    String mac = mac(account.name(), password);
    synchronized (entries) {
      entries.remove(mac);
      entries.put(mac, new Entry(account.passwordMark(), clock.instant().plus(KEPT)));
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
