package org.syncline.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One golden CRM record: present values, where each comes from, and a version that counts its
 * changes.
 */
public final class GoldenRecord {
  private final long id;
  private final String type;
  private final Instant createdAt;
  private final TreeMap<String, @Nullable Object> values;
  private final byte @Nullable [] storedOrigins;

  /** Null until somebody asks: who only wants values does not wait for them. */
  private volatile @Nullable TreeMap<String, Origin> origins;

  private int version;
  private Instant updatedAt;
  private boolean contested;

  private GoldenRecord(
      long id,
      String type,
      int version,
      Map<String, @Nullable Object> values,
      byte @Nullable [] storedOrigins,
      Instant createdAt,
      Instant updatedAt) {
    this.id = id;
    this.type = type;
    this.version = version;
    this.values = new TreeMap<>(values);
    this.storedOrigins = storedOrigins;
    this.createdAt = createdAt;
    this.updatedAt = updatedAt;
  }

  /** A record without values, of version 0; its first merge makes version 1. */
  public static GoldenRecord begin(long id, String type, Instant now) {
    return new GoldenRecord(id, type, 0, Map.of(), null, now, now);
  }

  /** A record as it was stored, with no conflicts. */
  public static GoldenRecord stored(
      long id,
      String type,
      int version,
      byte[] values,
      byte[] origins,
      Instant createdAt,
      Instant updatedAt) {
    return new GoldenRecord(
        id, type, version, FieldValues.fromBytes(values).asMap(), origins, createdAt, updatedAt);
  }

  /** Sources have disagreed about it: what they said is to be looked at with each change. */
  public GoldenRecord contest() {
    contested = true;
    return this;
  }

  /** Whether sources ever disagreed about it, so that a person was asked. */
  public boolean contested() {
    return contested;
  }

  /** What a value that was refused is to the record now. */
  public enum Question {
    /** The record has the same value. */
    AGREED,
    /** The present one stays, by the rule of the field. */
    ANSWERED,
    /** A person is to be asked. */
    OPEN,
    /** The refused one is to take its place, by the rule of the field. */
    REVERSED
  }

  /** What a value that was refused is to the record now. */
  public Question question(Conflict conflict, RecordType type) {
    String field = conflict.field();
    if (byField().get(field) == null) {
      // What had it is gone: the value that was taken from another record was given back.
      return Question.REVERSED;
    }
    if (FieldValues.same(values.get(field), conflict.refused())) {
      return Question.AGREED;
    }
    TreeMap<String, @Nullable Object> refused = new TreeMap<>();
    refused.put(field, conflict.refused());
    return switch (verdict(
        field, new Contribution(conflict.origin(), FieldValues.of(refused), false), type)) {
      case TAKE -> Question.REVERSED;
      case KEEP -> Question.ANSWERED;
      case ASK -> Question.OPEN;
    };
  }

  public long id() {
    return id;
  }

  public String type() {
    return type;
  }

  public int version() {
    return version;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public FieldValues values() {
    return FieldValues.ofCanonical(values);
  }

  public SortedMap<String, Origin> origins() {
    return Collections.unmodifiableSortedMap(byField());
  }

  private TreeMap<String, Origin> byField() {
    TreeMap<String, Origin> known = origins;
    if (known == null) {
      known =
          storedOrigins == null ? new TreeMap<>() : new TreeMap<>(Origins.fromBytes(storedOrigins));
      origins = known;
    }
    return known;
  }

  public byte[] valueBytes() {
    return FieldValues.toBytes(values);
  }

  public byte[] originBytes() {
    return Origins.toBytes(byField());
  }

  /**
   * Merges field by field under the survivorship rules of the record's type, and counts a new
   * version if any value changed or the record is new.
   */
  public Merge merge(Contribution contribution, RecordType type, Instant now) {
    TreeMap<String, FieldChange> changes = new TreeMap<>();
    List<FieldConflict> conflicts = new ArrayList<>();
    boolean touched = version == 0;
    for (Map.Entry<String, @Nullable Object> entry : contribution.values().asMap().entrySet()) {
      String field = entry.getKey();
      Object incoming = entry.getValue();
      switch (verdict(field, contribution, type)) {
        case TAKE -> {
          note(field, incoming, changes);
          set(field, incoming, contribution.origin());
          touched = true;
        }
        case ASK -> conflicts.add(new FieldConflict(id, field, contribution.origin(), incoming));
        case KEEP -> {}
      }
    }
    if (version == 0 || !changes.isEmpty()) {
      changed(now);
    }
    return new Merge(changes, List.copyOf(conflicts), touched);
  }

  /** Origins of the present values, by field, that would stay though this says otherwise. */
  public SortedMap<String, Origin> wouldKeep(Contribution contribution, RecordType type) {
    TreeMap<String, Origin> kept = new TreeMap<>();
    for (Map.Entry<String, @Nullable Object> entry : contribution.values().asMap().entrySet()) {
      String field = entry.getKey();
      Origin origin = byField().get(field);
      if (origin != null
          && !FieldValues.same(values.get(field), entry.getValue())
          && verdict(field, contribution, type) != Verdict.TAKE) {
        kept.put(field, origin);
      }
    }
    return kept;
  }

  public boolean archived() {
    return Boolean.TRUE.equals(values.get(RecordMark.ARCHIVED));
  }

  /** The record that it was merged into, null where it was not. */
  public @Nullable Long mergedInto() {
    return values.get(RecordMark.MERGED_INTO) instanceof String id ? Long.valueOf(id) : null;
  }

  /** Sets one of the {@link RecordMark}s, or clears it with null. */
  public Merge mark(String mark, @Nullable Object value, Origin origin, Instant now) {
    boolean there = values.containsKey(mark);
    Object present = values.get(mark);
    TreeMap<String, FieldChange> changes = new TreeMap<>();
    if (!Objects.equals(present, value)) {
      changes.put(mark, new FieldChange(there, present, value));
      set(mark, value, origin);
      changed(now);
    }
    return new Merge(changes, List.of(), !changes.isEmpty());
  }

  /** Takes in what another record of the same type says, under the type's survivorship rules. */
  public Absorbed absorb(GoldenRecord other, RecordType type, Instant now) {
    TreeMap<String, FieldChange> changes = new TreeMap<>();
    List<FieldConflict> conflicts = new ArrayList<>();
    TreeSet<String> taken = new TreeSet<>();
    TreeMap<String, @Nullable Object> before = new TreeMap<>();
    TreeMap<String, Origin> originsBefore = new TreeMap<>();
    for (Map.Entry<String, Origin> entry : other.byField().entrySet()) {
      String field = entry.getKey();
      Origin origin = entry.getValue();
      if (RecordMark.isMark(field)) {
        continue;
      }
      Object incoming = other.values.get(field);
      Origin present = byField().get(field);
      Verdict verdict =
          present == null
              ? Verdict.TAKE
              : Verdict.between(
                  type.survivorship(field),
                  new Verdict.Side(values.get(field), present),
                  new Verdict.Side(incoming, origin),
                  false);
      if (verdict == Verdict.ASK) {
        conflicts.add(new FieldConflict(id, field, origin, incoming));
      }
      if (verdict != Verdict.TAKE) {
        continue;
      }
      taken.add(field);
      if (present != null) {
        before.put(field, values.get(field));
        originsBefore.put(field, present);
      }
      note(field, incoming, changes);
      set(field, incoming, origin);
    }
    if (!changes.isEmpty()) {
      changed(now);
    }
    return new Absorbed(
        new Merge(changes, conflicts, !taken.isEmpty()),
        taken,
        FieldValues.of(before),
        originsBefore);
  }

  /**
   * Gives back what it took from another record. What was set by anything else since stays.
   *
   * @param other as it was when it was merged
   */
  public Merge release(MergedRecord merge, GoldenRecord other, Instant now) {
    TreeMap<String, FieldChange> changes = new TreeMap<>();
    boolean touched = false;
    for (String field : merge.taken()) {
      if (!Objects.equals(byField().get(field), other.byField().get(field))) {
        continue;
      }
      touched = true;
      Origin origin = merge.originsBefore().get(field);
      Object value = merge.before().get(field);
      if (origin == null) {
        changes.put(field, FieldChange.removed(values.remove(field)));
        byField().remove(field);
      } else {
        note(field, value, changes);
        set(field, value, origin);
      }
    }
    if (!changes.isEmpty()) {
      changed(now);
    }
    return new Merge(changes, List.of(), touched);
  }

  /** Lets a reference that leads to one record lead to another; its origin stays. */
  public Merge repoint(String field, long from, long to, Instant now) {
    TreeMap<String, FieldChange> changes = new TreeMap<>();
    if (Long.toString(from).equals(values.get(field))) {
      note(field, Long.toString(to), changes);
      values.put(field, Long.toString(to));
      changed(now);
    }
    return new Merge(changes, List.of(), !changes.isEmpty());
  }

  private void note(String field, @Nullable Object value, Map<String, FieldChange> changes) {
    Object present = values.get(field);
    boolean there = values.containsKey(field);
    if (!there || !FieldValues.same(present, value)) {
      changes.put(field, new FieldChange(there, present, value));
    }
  }

  private void set(String field, @Nullable Object value, Origin origin) {
    values.put(field, value);
    byField().put(field, origin);
  }

  private void changed(Instant now) {
    version++;
    updatedAt = now;
  }

  private Verdict verdict(String field, Contribution contribution, RecordType type) {
    Survivorship rule = type.survivorship(field);
    Origin origin = byField().get(field);
    if (origin == null) {
      return rule.rule() == Survivorship.Rule.HUB_OWNED && !contribution.origin().isPersons()
          ? Verdict.KEEP
          : Verdict.TAKE;
    }
    return Verdict.between(
        rule,
        new Verdict.Side(values.get(field), origin),
        new Verdict.Side(contribution.values().get(field), contribution.origin()),
        contribution.late());
  }
}
