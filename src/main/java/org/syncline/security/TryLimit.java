package org.syncline.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;

/**
 * Allows so many tries in a window of time to each place. Counted in the database: a restart or
 * another node changes nothing.
 */
public final class TryLimit {
  private final Transactions transactions;
  private final Tries tries;
  private final String purpose;
  private final int most;
  private final Duration window;
  private final Clock clock;

  /**
   * @param purpose keeps the counts of one limit from those of another
   * @param most tries in a window
   */
  public TryLimit(
      Transactions transactions,
      Tries tries,
      String purpose,
      int most,
      Duration window,
      Clock clock) {
    this.transactions = transactions;
    this.tries = tries;
    this.purpose = purpose;
    this.most = most;
    this.window = window;
    this.clock = clock;
  }

  /** How long to wait for the next try; empty where one is left. */
  public Optional<Duration> wait(String address) {
    Instant now = clock.instant();
    return transactions
        .inNew(() -> tries.find(place(address)))
        .filter(found -> found.used() >= most)
        .map(found -> Duration.between(now, found.began().plus(window)))
        .filter(left -> !left.isNegative() && !left.isZero());
  }

  /** Counts one try from there. */
  public void count(String address) {
    Instant now = clock.instant();
    Instant since = now.minus(window);
    transactions.inNew(
        () -> {
          tries.forgetBefore(now.minus(Duration.ofDays(1)));
          tries.count(place(address), now, since);
          return true;
        });
  }

  /** An address is data of a person: its hash tells it from others as well. */
  private String place(String address) {
    return Sha256.hex(purpose + " " + network(address));
  }

  /** Whoever has one IPv6 address has the 2^64 around it too. */
  private static String network(String address) {
    String[] parts = address.split(":", -1);
    boolean whole = parts.length == 8;
    return whole ? String.join(":", parts[0], parts[1], parts[2], parts[3]) : address;
  }
}
