package org.syncline.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords with PBKDF2-HMAC-SHA512 (RFC 8018). Stored form: {@code
 * pbkdf2-sha512$iterations$salt$hash}, salt and hash in base64.
 *
 * <p>Only so many are computed at once: guessing then takes a share of the processors, never all
 * threads of the server.
 */
public final class Passwords {
  /** Fewest iterations, as OWASP's password storage cheat sheet has it for SHA-512. */
  public static final int ITERATIONS = 210_000;

  /** Fewest characters (code points) of a password. */
  public static final int SHORTEST = 12;

  /** Most characters (UTF-16 code units) of a password. */
  public static final int LONGEST = 256;

  /** How long somebody waits for a place. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String SCHEME = "pbkdf2-sha512";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 512;

  private final SecureRandom random;
  private final int iterations;
  private final Semaphore places;
  private final String nobodysHash;

  /**
   * @param iterations at least 1; use {@link #ITERATIONS} outside tests
   * @param atOnce most computations at a time
   */
  public Passwords(SecureRandom random, int iterations, int atOnce) {
    this.random = random;
    this.iterations = iterations;
    this.places = new Semaphore(atOnce, true);
    byte[] salt = new byte[SALT_BYTES];
    byte[] unmatched = new byte[HASH_BITS / 8];
    random.nextBytes(salt);
    random.nextBytes(unmatched);
    this.nobodysHash = encoded(iterations, salt, unmatched);
  }

  /** What is wrong with a new password, as a sentence for people; empty where nothing is. */
  public static Optional<String> objection(String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("Choose a password of at least " + SHORTEST + " characters.");
    }
    if (password.length() > LONGEST) {
      return Optional.of("Choose a password of at most " + LONGEST + " characters.");
    }
    return Optional.empty();
  }

  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return encoded(iterations, salt, derive(password, salt, iterations));
  }

  /** Whether the password belongs to the stored hash. */
  boolean match(String password, String stored) throws BusyException {
    String[] parts = stored.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      throw new IllegalStateException("A stored password hash has an unknown form.");
    }
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] wanted = Base64.getDecoder().decode(parts[3]);
    takePlace();
    try {
      byte[] found = derive(password, salt, Integer.parseInt(parts[1]));
      return MessageDigest.isEqual(wanted, found);
    } finally {
      places.release();
    }
  }

  /** The same work as for a real account, for a name that has none. */
  boolean matchNobody(String password) throws BusyException {
    match(password, nobodysHash);
    return false;
  }

  private void takePlace() throws BusyException {
    try {
      if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new BusyException();
  }

  /** Too many passwords are being checked; asking again later may work. */
  static final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static String encoded(int iterations, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder();
    return SCHEME
        + "$"
        + iterations
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    // One person's "é" is one character or two, as the keyboard has it.
    String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
    PBEKeySpec spec = new PBEKeySpec(normal.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PBKDF2 with HMAC-SHA-512 is not to be had.", e);
    } finally {
      spec.clearPassword();
    }
  }
}
