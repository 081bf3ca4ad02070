package org.syncline.mapping.golden;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The share of fields that are right, in all and per field. Of a case that expects values each
 * field counts that is expected or found; of one that expects problems each field that is to be, or
 * was, complained of. Of outputs the items of a list count under one name, {@code list[].name}.
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
        String name = withoutNumbers(field.field());
        fields.put(name, fields.getOrDefault(name, Share.NONE).plus(field.isRight()));
      }
    }
    return new GoldenAccuracy(all, fields);
  }

  private static String withoutNumbers(String field) {
    if (field.indexOf('[') < 0) {
      return field;
    }
    StringBuilder name = new StringBuilder(field.length());
    boolean inside = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      inside = c == '[' || inside && c >= '0' && c <= '9';
      if (!inside || c == '[') {
        name.append(c);
      }
    }
    return name.toString();
  }
}
