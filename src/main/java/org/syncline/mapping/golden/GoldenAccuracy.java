package org.syncline.mapping.golden;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The share of fields that are right, in all and per field. Of a case that expects values each
 * field counts that is expected or found; of one that expects problems each field that is to be, or
 * was, complained of.
 */
public record GoldenAccuracy(Share all, SortedMap<String, Share> fields) {
  public GoldenAccuracy {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  static GoldenAccuracy of(List<CaseResult> results) {
    Share all = Share.NONE;
    SortedMap<String, Share> fields = new TreeMap<>();
    for (CaseResult result : results) {
      for (CaseResult.Compared field : result.fields()) {
        all = all.plus(field.isRight());
        fields.put(
            field.field(), fields.getOrDefault(field.field(), Share.NONE).plus(field.isRight()));
      }
    }
    return new GoldenAccuracy(all, fields);
  }
}
