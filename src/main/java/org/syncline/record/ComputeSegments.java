package org.syncline.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;
import org.syncline.record.EditRecords.Edited;

/**
 * Keeps the members of computed segments as their filters say. Whatever changes a record leaves a
 * note in the same transaction; each note is worked off by comparing the segments that the record
 * should be in with those that it is in. A segment whose filter is new has all records looked at.
 * Entering and leaving are messages of the hub's like any other.
 */
public final class ComputeSegments {
  /** The account that memberships are changed by. */
  private static final EditRecords.Editor EDITOR =
      new EditRecords.Editor("computed segments", RecordRights.ALL);

  /** The record type of segments. */
  public static final String SEGMENT = "segment";

  private static final String FILTER = "filter";
  private static final Logger LOG = Logger.getLogger(ComputeSegments.class.getName());
  private static final String MEMBERS = "members";
  private static final int CHUNK = 200;
  private static final int MOST_RELATIONS = 10_000;

  /** Until then a transaction that did not know of the segment has ended. */
  private static final Duration FORMER_TRANSACTIONS = Duration.ofSeconds(10);

  private final Transactions transactions;
  private final Ports ports;
  private final RecordTypes types;
  private final CanonicalValues values;
  private final EditRecords editing;
  private final Consumer<HubEvent> events;
  private final Clock clock;
  private final Set<String> complained = new HashSet<>();

  /** The stores it works with. */
  public record Ports(
      Records records,
      Relations relations,
      ChangedRecords changed,
      SegmentStates states,
      ChangeWatch watch) {}

  public ComputeSegments(
      Transactions transactions,
      Ports ports,
      RecordTypes types,
      CanonicalValues values,
      EditRecords editing,
      Consumer<HubEvent> events,
      Clock clock) {
    this.transactions = transactions;
    this.ports = ports;
    this.types = types;
    this.values = values;
    this.editing = editing;
    this.events = events;
    this.clock = clock;
  }

  private record Computed(long id, String basis, String filterText, SegmentFilter filter) {}

  /**
   * Does some of what is to be done.
   *
   * @return whether there is more
   */
  public boolean step() {
    Map<Long, Computed> segments = segments();
    Set<String> bases = new HashSet<>();
    segments.values().forEach(segment -> bases.add(segment.basis()));
    ports.watch().watch(bases);
    boolean more = false;
    for (Computed segment : segments.values()) {
      more |= transactions.inNew(() -> lookAtAll(segment));
    }
    return workOffNotes(segments) || more;
  }

  private Map<Long, Computed> segments() {
    Map<Long, Computed> segments = new HashMap<>();
    long after = 0;
    List<Long> ids;
    do {
      long last = after;
      ids = transactions.inNew(() -> ports.records().ids(SEGMENT, last, CHUNK));
      List<Long> page = ids;
      List<GoldenRecord> found =
          page.isEmpty() ? List.of() : transactions.inNew(() -> ports.records().find(page));
      for (GoldenRecord record : found) {
        Computed computed =
            record.archived() || record.mergedInto() != null ? null : computed(record);
        if (computed != null) {
          segments.put(computed.id(), computed);
        }
      }
      after = page.isEmpty() ? after : page.get(page.size() - 1);
    } while (ids.size() == CHUNK);
    return segments;
  }

  private @Nullable Computed computed(GoldenRecord segment) {
    try {
      SegmentFilter filter = filter(segment.values().asMap(), types::named, values);
      return filter == null
          ? null
          : new Computed(
              segment.id(), filter.basis(), String.valueOf(segment.values().get(FILTER)), filter);
    } catch (IllegalArgumentException e) {
      if (complained.add(segment.id() + " " + segment.version())) {
        LOG.log(
            Level.WARNING,
            "segment={0} is not computed, its filter can''t be used: {1}",
            new Object[] {segment.id(), e.getMessage()});
      }
      return null;
    }
  }

  /**
   * The filter of a segment; null if its members are chosen by hand.
   *
   * @param segment values of the segment's fields
   * @throws IllegalArgumentException if it can't be used, with what to do
   */
  public static @Nullable SegmentFilter filter(
      Map<String, ? extends @Nullable Object> segment,
      Function<String, Optional<RecordType>> types,
      CanonicalValues values) {
    if (!(segment.get(FILTER) instanceof String text) || text.isBlank()) {
      return null;
    }
    String basis = segment.get("basis") instanceof String chosen ? chosen : "customer";
    RecordType type =
        types
            .apply(basis)
            .orElseThrow(
                () -> new IllegalArgumentException("There is no record type '" + basis + "'."));
    return SegmentFilter.parse(text, type, values);
  }

  /** Notes the next records of a segment whose filter not all were compared with. */
  private boolean lookAtAll(Computed segment) {
    String hash =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Sha256.of(segment.basis() + ' ' + segment.filterText()));
    SegmentStates.State state = ports.states().find(segment.id()).orElse(null);
    Instant now = clock.instant();
    if (state == null || !state.filter().equals(hash)) {
      ports.states().put(segment.id(), new SegmentStates.State(hash, 0, now));
      return false;
    }
    if (state.position() == IndexState.DONE
        || now.isBefore(state.since().plus(FORMER_TRANSACTIONS))) {
      return false;
    }
    List<Long> ids = ports.records().ids(segment.basis(), state.position(), CHUNK);
    ports.changed().note(ids);
    long position = ids.isEmpty() ? IndexState.DONE : ids.get(ids.size() - 1);
    ports.states().put(segment.id(), new SegmentStates.State(hash, position, state.since()));
    return true;
  }

  private boolean workOffNotes(Map<Long, Computed> segments) {
    List<ChangedRecords.Note> notes = transactions.inNew(() -> ports.changed().oldest(CHUNK));
    Set<Long> ids = new LinkedHashSet<>();
    notes.forEach(note -> ids.add(note.record()));
    for (long id : ids) {
      bringUpToDate(id, segments);
    }
    if (!notes.isEmpty()) {
      transactions.inNew(
          () -> {
            ports.changed().done(notes);
            return true;
          });
    }
    return notes.size() == CHUNK;
  }

  /** The segments that a record should enter and leave. */
  private record Moves(Set<Long> enter, Set<Long> leave) {}

  private void bringUpToDate(long id, Map<Long, Computed> segments) {
    Moves moves = transactions.inNew(() -> moves(id, segments));
    for (long segment : moves.enter()) {
      tell(segment, id, editing.relate(segment, MEMBERS, id, Map.of(), EDITOR), true);
    }
    for (long segment : moves.leave()) {
      tell(segment, id, editing.unrelate(segment, MEMBERS, id, EDITOR), false);
    }
  }

  private Moves moves(long id, Map<Long, Computed> segments) {
    GoldenRecord record = ports.records().find(id).orElse(null);
    Set<Long> should = new LinkedHashSet<>();
    Set<Long> is = new LinkedHashSet<>();
    if (record != null) {
      for (Computed segment : segments.values()) {
        if (segment.filter().holds(record, key -> ports.relations().find(key).isPresent())) {
          should.add(segment.id());
        }
      }
    }
    for (Relation relation : ports.relations().leadingTo(id, null, MOST_RELATIONS)) {
      if (relation.key().name().equals(MEMBERS) && segments.containsKey(relation.key().record())) {
        is.add(relation.key().record());
      }
    }
    Set<Long> enter = new LinkedHashSet<>(should);
    enter.removeAll(is);
    is.removeAll(should);
    return new Moves(enter, is);
  }

  private void tell(long segment, long record, Edited edited, boolean entered) {
    if (edited instanceof Edited.Done) {
      events.accept(new MembershipChanged(segment, record, entered, clock.instant()));
    } else if (edited instanceof Edited.Stopped) {
      // The note stays, and another turn goes on with it.
      throw new IllegalStateException("The hub is stopping.");
    } else {
      // The record or segment changed meanwhile, and has a note for that.
      LOG.log(
          Level.FINE,
          "segment={0} record={1} entered={2} was not changed: {3}",
          new Object[] {segment, record, entered, Objects.toString(edited)});
    }
  }
}
