package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.PlainNumbers;
import org.syncline.mapping.value.Found;
import org.syncline.platform.hardened.HardenedRegex;

/** A {@link Condition}, ready to be asked. A list holds where one of its values does. */
final class Guard {
  private final Selector source;
  private final Set<String> is;
  private final Set<String> isNot;
  private final @Nullable Boolean present;
  private final @Nullable BigDecimal atLeast;
  private final @Nullable BigDecimal atMost;
  private final @Nullable HardenedRegex matches;

  Guard(Selector source, Condition condition, @Nullable HardenedRegex matches) {
    this.source = source;
    this.is = Set.copyOf(condition.is());
    this.isNot = Set.copyOf(condition.isNot());
    this.present = condition.present();
    this.atLeast = condition.atLeast();
    this.atMost = condition.atMost();
    this.matches = matches;
  }

  boolean holds(@Nullable Object[] here, @Nullable Object[] body) {
    Object found = source.find(here, body);
    boolean there = found instanceof List<?> list ? !list.isEmpty() : !Found.isBlank(found);
    if (present != null && present != there) {
      return false;
    }
    if (!isNot.isEmpty() && any(found, text -> isNot.contains(text))) {
      return false;
    }
    return (is.isEmpty() || any(found, is::contains))
        && (matches == null || any(found, matches::matches))
        && ((atLeast == null && atMost == null) || any(found, this::within));
  }

  private static boolean any(@Nullable Object found, java.util.function.Predicate<String> test) {
    if (found == null || found instanceof Found) {
      return false;
    }
    if (!(found instanceof List<?> list)) {
      return test.test(found.toString());
    }
    for (Object item : list) {
      if (item != null && test.test(item.toString())) {
        return true;
      }
    }
    return false;
  }

  private boolean within(String text) {
    BigDecimal number = PlainNumbers.read(text);
    return number != null
        && (atLeast == null || number.compareTo(atLeast) >= 0)
        && (atMost == null || number.compareTo(atMost) <= 0);
  }
}
