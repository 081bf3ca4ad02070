package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.connector.spi.Way;

/** What deliveries have to know of outbound flows and of the records that they map. */
public interface Outbound {

  /** The outbound flows that are switched on. */
  Collection<String> flows();

  /** How a flow reaches its target; empty where it is not there or switched off. */
  Optional<Terms> terms(String flow);

  /**
   * The terms of one flow.
   *
   * @param atOnce most calls at the same time, by all servers together
   * @param together most records of one call
   * @param timeout of one call
   * @param lookable whether it can be told afterwards what became of a write
   * @param connection that it goes over, {@code <system>/<connection>}
   * @param others flows that go over the same connection
   */
  record Terms(
      Way way,
      int atOnce,
      int together,
      Duration timeout,
      boolean lookable,
      String connection,
      Set<String> others) {
    public Terms {
      others = Set.copyOf(others);
    }

    /** The system that it reaches. */
    String system() {
      return connection.substring(0, connection.indexOf('/'));
    }

    /** The same by another way. */
    public Terms by(Way other) {
      return new Terms(other, atOnce, together, timeout, lookable, connection, others);
    }
  }

  /**
   * Maps the latest state of the records out, outside any transaction.
   *
   * @return one for each, in their order
   */
  List<Prepared> prepare(String flow, List<Claim> claims);

  /** Hash of the canonical form of a state that the target told; empty where it can't be read. */
  Optional<String> hashOf(String flow, byte[] state);

  /**
   * The target took these bodies, in the running transaction: what it holds is known by them.
   *
   * @param bodies by record
   */
  void took(String flow, Map<Long, Body> bodies);

  /**
   * A body that a target took.
   *
   * @param leased until when its claim held
   */
  record Body(byte[] written, Instant leased) {}

  /**
   * Ties rows of the target to records, in the running transaction. What is tied to the same record
   * already stays.
   *
   * @param links external ids by record
   * @return the records whose row belongs to another record already; these are not tied
   */
  Collection<Long> link(String flow, Map<Long, String> links);
}
