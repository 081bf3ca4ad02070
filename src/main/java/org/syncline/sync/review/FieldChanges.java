package org.syncline.sync.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another version of a mapping would make of one target, over many messages. A value may both
 * fail and disappear, where the row tolerates the fault by leaving it out: problems and values are
 * counted apart. Values are compared in messages that both versions accept; null, which clears a
 * field, is a value like others, shown as {@code null}.
 *
 * @param changed have another value
 * @param appeared have a value where there was none
 * @param disappeared have no value where there was one
 * @param failed have a problem where there was none
 * @param mended have no problem where there was one
 * @param samples at most {@link WhatIf#SAMPLES} of each kind of change
 */
public record FieldChanges(
    String target,
    long changed,
    long appeared,
    long disappeared,
    long failed,
    long mended,
    Accuracy present,
    Accuracy proposed,
    List<Sample> samples) {
  public FieldChanges {
    samples = List.copyOf(samples);
  }

  /** In which way a target of a message differs. */
  public enum Change {
    CHANGED,
    APPEARED,
    DISAPPEARED,
    FAILED,
    MENDED
  }

  /**
   * One message of that kind.
   *
   * @param before value as the reader may see it; null where there is none
   * @param code of the problem that came or went, null for values
   */
  public record Sample(
      Change change,
      long receipt,
      @Nullable String before,
      @Nullable String after,
      @Nullable String code) {}
}
