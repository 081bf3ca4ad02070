package org.syncline.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private final TreeMap<String, Origin> origins;
  private int version;
  private Instant updatedAt;

  private GoldenRecord(
      long id,
      String type,
      int version,
      Map<String, @Nullable Object> values,
      Map<String, Origin> origins,
      Instant createdAt,
      Instant updatedAt) {
    this.id = id;
    this.type = type;
    this.version = version;
    this.values = new TreeMap<>(values);
    this.origins = new TreeMap<>(origins);
    this.createdAt = createdAt;
    this.updatedAt = updatedAt;
  }

  /** A record without values, of version 0; its first merge makes version 1. */
  public static GoldenRecord begin(long id, String type, Instant now) {
    return new GoldenRecord(id, type, 0, Map.of(), Map.of(), now, now);
  }

  /** A record as it was stored. */
  public static GoldenRecord stored(
      long id,
      String type,
      int version,
      byte[] values,
      byte[] origins,
      Instant createdAt,
      Instant updatedAt) {
    return new GoldenRecord(
        id,
        type,
        version,
        FieldValues.fromBytes(values).asMap(),
        Origins.fromBytes(origins),
        createdAt,
        updatedAt);
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
    return Collections.unmodifiableSortedMap(origins);
  }

  public byte[] valueBytes() {
    return FieldValues.toBytes(values);
  }

  public byte[] originBytes() {
    return Origins.toBytes(origins);
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
      Object present = values.get(field);
      boolean there = values.containsKey(field);
      switch (verdict(field, contribution, type)) {
        case TAKE -> {
          if (!there || !FieldValues.same(present, incoming)) {
            changes.put(field, new FieldChange(there, present, incoming));
            values.put(field, incoming);
          }
          origins.put(field, contribution.origin());
          touched = true;
        }
        case ASK -> conflicts.add(new FieldConflict(id, field, contribution.origin(), incoming));
        case KEEP -> {}
      }
    }
    if (version == 0 || !changes.isEmpty()) {
      version++;
      updatedAt = now;
    }
    return new Merge(changes, List.copyOf(conflicts), touched);
  }

  /** Origins of the present values, by field, that would stay though this says otherwise. */
  public SortedMap<String, Origin> wouldKeep(Contribution contribution, RecordType type) {
    TreeMap<String, Origin> kept = new TreeMap<>();
    for (Map.Entry<String, @Nullable Object> entry : contribution.values().asMap().entrySet()) {
      String field = entry.getKey();
      Origin origin = origins.get(field);
      if (origin != null
          && !FieldValues.same(values.get(field), entry.getValue())
          && verdict(field, contribution, type) != Verdict.TAKE) {
        kept.put(field, origin);
      }
    }
    return kept;
  }

  private Verdict verdict(String field, Contribution contribution, RecordType type) {
    Survivorship rule = type.survivorship(field);
    Origin origin = origins.get(field);
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
