package org.syncline.mapping.golden;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one case.
 *
 * @param place among the cases of its table, from 0
 * @param fields all that were compared, by name
 */
public record CaseResult(int place, String name, List<Compared> fields) {

  /**
   * One field; {@code @body} stands for the body as a whole.
   *
   * @param difference null where it is right
   */
  public record Compared(String field, @Nullable Difference difference) {
    public boolean isRight() {
      return difference == null;
    }
  }

  public CaseResult {
    fields = List.copyOf(fields);
  }

  public boolean isRight() {
    return fields.stream().allMatch(Compared::isRight);
  }
}
