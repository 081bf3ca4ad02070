package org.syncline.sync.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;
import org.syncline.record.FieldValues;

/** Counts what two versions of a mapping make of one target. */
final class FieldTally {
  private final String target;
  private final Masking masking;
  private final Map<FieldChanges.Change, Long> counts = new EnumMap<>(FieldChanges.Change.class);
  private final List<FieldChanges.Sample> samples = new ArrayList<>();
  private long presentFaults;
  private long proposedFaults;

  FieldTally(String target, Masking masking) {
    this.target = target;
    this.masking = masking;
  }

  void add(long receipt, Standing present, Standing proposed) {
    Problem was = present.problem(target);
    Problem is = proposed.problem(target);
    presentFaults += was == null ? 0 : 1;
    proposedFaults += is == null ? 0 : 1;
    if (was == null && is != null) {
      count(FieldChanges.Change.FAILED, receipt, null, is.value(), is.code());
    } else if (was != null && is == null) {
      count(FieldChanges.Change.MENDED, receipt, was.value(), null, was.code());
    }
    if (present.accepted() && proposed.accepted()) {
      compare(receipt, present.value(target), proposed.value(target));
    }
  }

  private void compare(long receipt, @Nullable Object before, @Nullable Object after) {
    if (before == null && after != null) {
      count(FieldChanges.Change.APPEARED, receipt, null, shown(after), null);
    } else if (before != null && after == null) {
      count(FieldChanges.Change.DISAPPEARED, receipt, shown(before), null, null);
    } else if (before != null && !FieldValues.same(before, after)) {
      count(FieldChanges.Change.CHANGED, receipt, shown(before), shown(after), null);
    }
  }

  private @Nullable String shown(@Nullable Object value) {
    if (value == null || value == Standing.CLEARED) {
      return value == null ? null : value.toString();
    }
    return masking.of(
        target, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
  }

  private void count(
      FieldChanges.Change change,
      long receipt,
      @Nullable String before,
      @Nullable String after,
      @Nullable String code) {
    long count = counts.merge(change, 1L, Long::sum);
    if (count <= WhatIf.SAMPLES) {
      samples.add(new FieldChanges.Sample(change, receipt, before, after, code));
    }
  }

  /**
   * The sums.
   *
   * @param presentAsked of how many messages the present version could read the body
   * @param proposedAsked the same of the proposed one
   */
  FieldChanges changes(long presentAsked, long proposedAsked) {
    return new FieldChanges(
        target,
        of(FieldChanges.Change.CHANGED),
        of(FieldChanges.Change.APPEARED),
        of(FieldChanges.Change.DISAPPEARED),
        of(FieldChanges.Change.FAILED),
        of(FieldChanges.Change.MENDED),
        Accuracy.of(presentAsked - presentFaults, presentAsked),
        Accuracy.of(proposedAsked - proposedFaults, proposedAsked),
        samples);
  }

  private long of(FieldChanges.Change change) {
    return counts.getOrDefault(change, 0L);
  }
}
