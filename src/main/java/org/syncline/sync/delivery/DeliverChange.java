package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/**
 * Brings one claimed change to its target, outside any transaction: looks first where something was
 * sent before and no answer came, and says what came of it.
 */
final class DeliverChange {
  private static final int MOVES = 3;
  private static final int LONGEST_ID = 200;

  /** Why a delivery waits that only brings a reference after. */
  static final String LATE = "REFERENCE";

  static final String LATE_SENTENCE =
      "The record went out without a reference to another one that is not at the target yet; it goes"
          + " out again with it.";

  private final Outbound outbound;
  private final IdempotencyKeys keys;
  private final Clock clock;

  DeliverChange(Outbound outbound, IdempotencyKeys keys, Clock clock) {
    this.outbound = outbound;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * How much time there is.
   *
   * @param now the database's, when it was claimed
   * @param latest by this node's clock, after which no call may begin: its lease would run out
   */
  record Time(Instant now, Instant latest) {}

  /** What can be said without a call; empty where one is needed. */
  static Optional<Conclusion> atOnce(Claim claim, Prepared prepared, Instant now) {
    if (prepared instanceof Prepared.Skip skip) {
      return Optional.of(new Conclusion.Skipped(skip.rule()));
    }
    if (prepared instanceof Prepared.Park park) {
      return Optional.of(new Conclusion.Parked(park.code(), park.sentence(), false));
    }
    if (prepared instanceof Prepared.Wait wait) {
      return Optional.of(
          new Conclusion.Waiting(wait.code(), wait.sentence(), wait.parent(), false));
    }
    Prepared.Send send = (Prepared.Send) prepared;
    Holding holding = claim.holding();
    boolean before = send.said() == Prepared.Said.THE_SAME_BEFORE;
    boolean says = send.said() == Prepared.Said.THE_SAME || (before && holding.believes());
    boolean holds = (before || send.said() == Prepared.Said.NOTHING) && holding.holds(send.hash());
    if (!claim.doubtful() && (says || holds)) {
      Long late = send.late();
      return Optional.of(
          late != null && claim.delivery().waitsFor() != null
              ? new Conclusion.Waiting(LATE, LATE_SENTENCE, late, true)
              : new Conclusion.Unchanged(send.version(), says ? send.hash() : null));
    }
    if (!claim.doubtful() && holding.alternates(send.hash(), now)) {
      return Optional.of(
          new Conclusion.Parked(
              "ALTERNATING",
              "The record went to and fro between two states more than "
                  + Holding.ALTERNATIONS
                  + " times in a minute. Look which systems disagree, mend that, then retry.",
              false));
    }
    return Optional.empty();
  }

  /**
   * What one call brings to the target.
   *
   * @param parcels at least one; several are of one operation, and none has to be looked up
   */
  record Load(List<Parcel> parcels) {
    Load {
      parcels = List.copyOf(parcels);
    }

    /** Those that go together, at most so many in each. */
    static List<Load> of(List<Parcel> parcels, int together) {
      List<Load> loads = new ArrayList<>();
      Map<Operation, List<Parcel>> alike = new EnumMap<>(Operation.class);
      for (Parcel parcel : parcels) {
        if (together == 1 || parcel.looksFirst()) {
          loads.add(new Load(List.of(parcel)));
          continue;
        }
        List<Parcel> same =
            alike.computeIfAbsent(parcel.send().operation(), operation -> new ArrayList<>());
        same.add(parcel);
        if (same.size() == together) {
          loads.add(new Load(same));
          same.clear();
        }
      }
      alike.values().stream().filter(same -> !same.isEmpty()).map(Load::new).forEach(loads::add);
      return loads;
    }
  }

  /** One claimed change, mapped out. */
  record Parcel(Claim claim, Prepared.Send send) {
    private boolean looksFirst() {
      return claim.doubtful() || claim.holding().doubt() != null;
    }
  }

  /**
   * Makes the calls.
   *
   * @return one conclusion for each parcel, in their order
   * @throws InterruptedException when the server stops; it may be done or not
   */
  List<Conclusion> deliver(Load load, Outbound.Terms terms, Time time) throws InterruptedException {
    List<Work> all = load.parcels().stream().map(parcel -> new Work(parcel, terms, time)).toList();
    if (all.size() == 1) {
      return List.of(all.get(0).done());
    }
    if (clock.instant().isAfter(time.latest())) {
      return all.stream().map(work -> (Conclusion) new Conclusion.NotBegun()).toList();
    }
    List<Write> writes = all.stream().map(Work::write).toList();
    List<Answer> answers = terms.way().writeAll(writes);
    if (answers.size() != writes.size()) {
      throw new IllegalStateException(answers.size() + " answers to " + writes.size());
    }
    List<Conclusion> conclusions = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      conclusions.add(all.get(i).heard(answers.get(i), writes.get(i)));
    }
    return conclusions;
  }

  /** The work on one claim. */
  private final class Work {
    private final Claim claim;
    private final Prepared.Send send;
    private final Way way;
    private final Duration timeout;
    private final Time time;

    /** Nobody could look, and the same may be sent again. */
    private boolean repeats;

    Work(Parcel parcel, Outbound.Terms terms, Time time) {
      this.claim = parcel.claim();
      this.send = parcel.send();
      this.way = terms.way();
      this.timeout = terms.timeout();
      this.time = time;
    }

    Conclusion done() throws InterruptedException {
      Duty duty = claim.duty();
      Integer doubt = claim.holding().doubt();
      if (doubt != null && doubt != duty.version() && send.operation() == Operation.CREATE) {
        Conclusion known = earlier(write(send.operation(), null, keys.of(duty, doubt)));
        if (known != null) {
          return known;
        }
      }
      Write write = write();
      boolean look = claim.doubtful() || (doubt != null && doubt == duty.version());
      Conclusion known = look ? look(write) : null;
      return known == null ? send(write) : known;
    }

    Write write() {
      Duty duty = claim.duty();
      // What the target remembers of an earlier duty of this version is not what is owed now.
      String key =
          send.said() == Prepared.Said.OTHERWISE || send.said() == Prepared.Said.THE_SAME_BEFORE
              ? keys.of(claim.delivery())
              : keys.of(duty, duty.version());
      return write(send.operation(), send.externalId(), key);
    }

    private Write write(Operation operation, @Nullable String externalId, String key) {
      return new Write(
          send.object(),
          operation,
          externalId,
          claim.duty().record(),
          send.version(),
          key,
          send.body(),
          timeout);
    }

    private boolean late() {
      return clock.instant().isAfter(time.latest());
    }

    /** Looks for what an earlier duty may have made; null where it surely made nothing. */
    private @Nullable Conclusion earlier(Write write) throws InterruptedException {
      if (late()) {
        return new Conclusion.NotBegun();
      }
      Sighting seen = way.find(write);
      if (seen instanceof Sighting.There there) {
        return new Conclusion.Found(there.externalId());
      }
      if (seen instanceof Sighting.Repeatable) {
        return new Conclusion.CantTell(
            "Nobody can tell whether an earlier version of the record has made a row at the target:"
                + " look there.",
            false);
      }
      return seen instanceof Sighting.CantTell cantTell ? cantTell(cantTell) : null;
    }

    /** Looks for what this duty may have done; null where it is to be sent. */
    private @Nullable Conclusion look(Write write) throws InterruptedException {
      if (late()) {
        return new Conclusion.NotBegun();
      }
      Sighting seen = way.find(write);
      if (seen instanceof Sighting.CantTell cantTell) {
        return cantTell(cantTell);
      }
      if (seen instanceof Sighting.There there) {
        return there(there, write);
      }
      if (seen instanceof Sighting.Repeatable) {
        repeats = true;
        return null;
      }
      return switch (write.operation()) {
        case UPDATE -> gone(true);
        case ARCHIVE, DELETE -> delivered(write.externalId(), null, false);
        case CREATE, UPSERT, FIND, LIST -> null;
      };
    }

    private Conclusion cantTell(Sighting.CantTell cantTell) {
      boolean lookable = way.operations(send.object()).contains(Operation.FIND);
      return new Conclusion.CantTell(cantTell.sentence(), lookable);
    }

    private @Nullable Conclusion there(Sighting.There there, Write write) {
      Optional<String> told = told(there.state());
      boolean done = told.isPresent() && told.get().equals(send.hash());
      return switch (write.operation()) {
        case CREATE ->
            done || (told.isEmpty() && sentThis())
                ? delivered(there.externalId(), null, false)
                : new Conclusion.Found(there.externalId());
        case UPDATE, UPSERT -> done ? delivered(there.externalId(), null, false) : null;
        case ARCHIVE, DELETE, FIND, LIST -> null;
      };
    }

    /** Whether no earlier try of this duty can have brought an older state there. */
    private boolean sentThis() {
      return send.version() == claim.duty().version();
    }

    private Optional<String> told(byte @Nullable [] state) {
      return state == null ? Optional.empty() : outbound.hashOf(claim.duty().flow(), state);
    }

    private Conclusion delivered(@Nullable String id, @Nullable String told, boolean nameless) {
      if (id != null && id.length() > LONGEST_ID) {
        return new Conclusion.Parked(
            "EXTERNAL_ID_TOO_LONG",
            "The target took it, but told an id of more than "
                + LONGEST_ID
                + " characters, which the hub can't keep. Mend the connection's settings.",
            true);
      }
      return new Conclusion.Delivered(
          id,
          send.version(),
          send.hash(),
          told,
          send.body(),
          nameless,
          send.said() == Prepared.Said.THE_SAME_BEFORE);
    }

    private Conclusion send(Write write) throws InterruptedException {
      return late() ? new Conclusion.NotBegun() : heard(way.write(write), write);
    }

    /** What the first answer came to; what somebody else changed meanwhile is sent again. */
    Conclusion heard(Answer first, Write write) throws InterruptedException {
      Answer answer = first;
      for (int moves = 0; moves <= MOVES; moves++) {
        if (moves > 0) {
          if (late()) {
            return new Conclusion.NotBegun();
          }
          answer = way.write(write);
        }
        if (!(answer instanceof Answer.Moved)) {
          return concluded(answer, write);
        }
        Conclusion known = moves < MOVES ? look(write) : null;
        // That nobody can tell how it stands now is no reason not to change it.
        if (known != null && !(known instanceof Conclusion.CantTell)) {
          return known;
        }
      }
      return new Conclusion.Parked(
          "MOVED",
          "Somebody else changed the row each time before the hub could. Look who does, then retry.",
          true);
    }

    private Conclusion concluded(Answer answer, Write write) throws InterruptedException {
      if (answer instanceof Answer.Done done) {
        return done(done, write);
      }
      if (answer instanceof Answer.Gone) {
        return write.operation() == Operation.ARCHIVE || write.operation() == Operation.DELETE
            ? delivered(write.externalId(), null, false)
            : gone(claim.doubtful() || claim.holding().doubt() != null);
      }
      if (answer instanceof Answer.Refused refused) {
        return new Conclusion.Parked(refused.code(), refused.sentence(), true);
      }
      if (answer instanceof Answer.Later later) {
        return later(later);
      }
      if (answer instanceof Answer.Uncertain uncertain) {
        return new Conclusion.InDoubt(uncertain.sentence());
      }
      if (answer instanceof Answer.Misconfigured wrong) {
        return new Conclusion.Misconfigured(wrong.sentence());
      }
      throw new IllegalStateException("An answer that nobody expects: " + answer.getClass());
    }

    private Conclusion done(Answer.Done done, Write write) throws InterruptedException {
      if (repeats
          && write.operation() == Operation.CREATE
          && !sentThis()
          && done.externalId() != null) {
        // It may be the answer to an earlier try, which made the row of an older state.
        return new Conclusion.Found(done.externalId());
      }
      String told = told(done.state()).orElse(null);
      String id = done.externalId() == null ? write.externalId() : done.externalId();
      if (id != null || write.operation() != Operation.CREATE || late()) {
        return delivered(id, told, id == null && write.operation() == Operation.CREATE);
      }
      return way.find(write) instanceof Sighting.There there
          ? delivered(there.externalId(), told, false)
          : delivered(null, told, true);
    }

    private Conclusion later(Answer.Later later) {
      Instant notBefore = later.notBefore();
      Duration wait = notBefore == null ? null : Duration.between(clock.instant(), notBefore);
      Duration atLeast = wait != null && wait.isNegative() ? Duration.ZERO : wait;
      return later.why() == Answer.Why.RATE_LIMITED
          ? new Conclusion.TooMuch(later.sentence(), atLeast)
          : new Conclusion.Failed(
              later.why().name(), later.sentence(), atLeast == null ? Duration.ZERO : atLeast);
    }

    /** The row is not there any more. */
    private Conclusion gone(boolean lookFirst) throws InterruptedException {
      if (send.whenGone() == Prepared.WhenGone.PARK) {
        return new Conclusion.Parked(
            "GONE",
            "The row is not at the target any more. Say whether its record is to be archived here or"
                + " made there again, then retry or dismiss.",
            true);
      }
      Duty duty = claim.duty();
      Integer doubt = claim.holding().doubt();
      Write again = write(Operation.CREATE, null, keys.again(duty, duty.version()));
      Conclusion known = lookFirst ? look(again) : null;
      if (known == null && doubt != null && doubt != duty.version()) {
        known = earlier(write(Operation.CREATE, null, keys.again(duty, doubt)));
      }
      if (known != null || late()) {
        return known == null ? new Conclusion.NotBegun() : known;
      }
      Answer answer = way.write(again);
      if (answer instanceof Answer.Gone || answer instanceof Answer.Moved) {
        return new Conclusion.Parked(
            "NOT_MADE_AGAIN",
            "The row is not at the target any more, and the target did not make it again.",
            true);
      }
      return concluded(answer, again);
    }
  }
}
