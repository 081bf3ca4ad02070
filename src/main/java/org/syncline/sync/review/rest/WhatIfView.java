package org.syncline.sync.review.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.sync.review.Accuracy;
import org.syncline.sync.review.FieldChanges;
import org.syncline.sync.review.WhatIf;

/** The answer to a what-if as the API shows it. */
public record WhatIfView(
    long messages,
    long of,
    long accepted,
    long rejected,
    Accuracy present,
    Accuracy proposed,
    List<Field> fields) {

  /** One target. */
  public record Field(
      String target,
      long changed,
      long appeared,
      long disappeared,
      long failed,
      long mended,
      Accuracy present,
      Accuracy proposed,
      List<Sample> samples) {
    static Field of(FieldChanges field) {
      return new Field(
          field.target(),
          field.changed(),
          field.appeared(),
          field.disappeared(),
          field.failed(),
          field.mended(),
          field.present(),
          field.proposed(),
          field.samples().stream().map(Sample::of).toList());
    }
  }

  /** One message; {@code change} is changed, appeared, disappeared, failed or mended. */
  public record Sample(
      String change,
      long receipt,
      @Nullable String before,
      @Nullable String after,
      @Nullable String code) {
    static Sample of(FieldChanges.Sample sample) {
      return new Sample(
          Words.of(sample.change()),
          sample.receipt(),
          sample.before(),
          sample.after(),
          sample.code());
    }
  }

  static WhatIfView of(WhatIf.Result result) {
    return new WhatIfView(
        result.messages(),
        result.of(),
        result.accepted(),
        result.rejected(),
        result.present(),
        result.proposed(),
        result.fields().stream().map(Field::of).toList());
  }
}
