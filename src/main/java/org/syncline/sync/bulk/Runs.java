package org.syncline.sync.bulk;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.RecordStream;
import org.syncline.sync.intake.Status;

/** Runs of bulk mapping, and who works on them. Takes part in the running transaction. */
public interface Runs {

  /** Makes a run known. The first who says so counts: returns what that was. */
  Asked add(long run, Asked asked);

  /**
   * What a run was asked to do.
   *
   * @param startedBy the account, or {@code management}
   */
  record Asked(String flow, String file, String startedBy) {}

  /**
   * Takes the right to work on it, where nobody has it. From now on its problem is forgotten and
   * its rate counts anew.
   */
  Optional<Lease> acquire(long run, long execution, Lease.Holder holder);

  /** Who works on it, for a message to people. */
  Optional<String> nodeOf(long run);

  /** Holds on to these for another {@link Lease#TERM}. */
  void renew(Collection<Lease> leases);

  /** Notes who asked its present try to stop. */
  void stopAsked(long run, String actor);

  /** Who asked its present try to stop; empty where it was nobody who asked the hub. */
  Optional<String> stopAskedBy(long run);

  /** Lets go; false where it was lost. */
  boolean release(Lease lease, @Nullable String problem);

  /** What its file was when it began; empty before. */
  Optional<Run.Source> source(long run);

  void setSource(Lease lease, Run.Source source);

  /** Behind the last record that is done: where the next try goes on. */
  RecordStream.Position place(long run);

  /**
   * Part of a run that is done.
   *
   * @param records how many records of the file are done with it
   * @param bytes of the file that are done with it
   * @param outcomes what became of its records, to be added
   * @param open its records that wait for a person or a parent, by number, with their receipts
   */
  record Done(long records, long bytes, Map<Status, Long> outcomes, Map<Long, Long> open) {}

  /**
   * Keeps what is done, with whatever else the transaction keeps; false where the lease is lost.
   */
  boolean done(Lease lease, Done done);

  /**
   * Ends in the server's job repository what nobody works on any more: executions of a server that
   * died, and of one that has not been heard of.
   *
   * @param holder the server that asks; what its own earlier start held nobody holds
   * @param grace how long an execution that never took its lease may still take it
   * @return the runs
   */
  List<Long> stopDead(Lease.Holder holder, Duration grace);

  /** Newest first. */
  List<Run> search(RunQuery query);

  /** By which flows each of these files was read, by the file's name and the flow's id. */
  List<Reading> readings(Collection<String> files);

  /**
   * That a flow read a file.
   *
   * @param run the last run that did, or was to
   */
  record Reading(String file, String flow, long run) {}

  Optional<Run> find(long run);

  /** Whether a run that reads this file is under way. */
  boolean reading(String file);

  /**
   * Records of a run that were parked or waiting when it took them, by number, from after this one
   * on.
   */
  List<OpenRecord> open(long run, long afterRecord, int atMost);

  /**
   * A record of the file.
   *
   * @param number from 1
   * @param receipt of its message
   */
  record OpenRecord(long number, long receipt) {}
}
