package org.syncline.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value map.
 *
 * @param unknown what other texts become, as {@link Lookup#of} gives it
 */
record CompiledMap(Map<String, Object> entries, @Nullable Object unknown, String rule)
    implements Lookup {
  @Override
  public @Nullable Object of(Object value) {
    Object known = entries.get(value.toString());
    return known == null ? unknown : known;
  }

  @Override
  public boolean ofLists() {
    return false;
  }
}
