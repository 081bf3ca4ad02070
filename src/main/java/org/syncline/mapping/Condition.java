package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold of one source value for a row to apply; of the tests given all have to hold.
 *
 * @param source path; the row's own grammar
 * @param is texts of which the value has to be one; empty: not asked
 * @param isNot texts of which it must be none; something absent is none of them
 * @param present whether it has to be there and neither null nor blank (true), or not (false)
 * @param atLeast least number, included
 * @param atMost greatest number, included
 * @param matches RE2 expression of the whole text
 */
public record Condition(
    String source,
    List<String> is,
    List<String> isNot,
    @Nullable Boolean present,
    @Nullable BigDecimal atLeast,
    @Nullable BigDecimal atMost,
    @Nullable String matches) {
  public Condition {
    is = List.copyOf(is);
    isNot = List.copyOf(isNot);
  }
}
