package org.syncline.sync.sweep;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.bulk.Lease;

/** Jobs over whole targets, and who works on them. Takes part in the running transaction. */
public interface Sweeps {

  /** Makes one known. The first who says so counts: returns what that was. */
  Asked add(long sweep, Asked asked);

  /** A wish and whose it is. */
  record Asked(Wish wish, String startedBy) {}

  /**
   * Takes the right to work on it, where nobody has it, nor has one of the same kind and flow. Its
   * target is locked.
   */
  Optional<Lease> acquire(long sweep, long execution, Lease.Holder holder);

  void renew(Collection<Lease> leases);

  void stopAsked(long sweep, String actor);

  Optional<String> stopAskedBy(long sweep);

  /** Lets go; false where it was lost. */
  boolean release(Lease lease, @Nullable String problem);

  Standing standing(long sweep);

  /**
   * Where it goes on.
   *
   * @param place in the stage; null at its beginning
   */
  record Standing(Wish wish, Stage stage, @Nullable String place, Sweep.Counts counts) {}

  /** Keeps where it goes on; false where the lease is lost. */
  boolean move(Lease lease, Stage stage, @Nullable String place, Sweep.Counts counts);

  /** The same for what is planned with the target locked, by whoever does it. */
  void planned(long sweep, Stage stage, long more);

  /** A person decides about one that waits; false where it does not wait. */
  boolean decide(long sweep, Stage next, Sweep.Decision decision);

  /** Those of this flow that wait and are older wait no more. */
  void supersede(String flow, long before);

  /**
   * Those of this flow that are older and have not read to the end never will.
   *
   * @param before a newer one
   */
  void abandon(String flow, long before);

  /** Those whose removals are to be planned and that nobody works on. */
  List<Long> removing();

  /** Ends executions of servers that died; see {@link org.syncline.sync.bulk.Runs#stopDead}. */
  List<Long> stopDead(Lease.Holder holder, Duration grace);

  Optional<Sweep> find(long sweep);

  /** Newest first, with a lower id than this; of one flow, or of all where it is null. */
  List<Sweep> before(long sweep, @Nullable String flow, int atMost);
}
