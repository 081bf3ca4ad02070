package org.syncline.mapping;

import org.jspecify.annotations.Nullable;

/** A value map or decision table whose results are converted already. */
interface Lookup {

  /**
   * What becomes of a value.
   *
   * @return a canonical value, {@link org.syncline.mapping.value.Found#NULL}, a {@link
   *     org.syncline.mapping.value.Fault}, or null where the value is kept as it is
   */
  @Nullable Object of(Object value);

  /** Whether it takes several values at once. */
  boolean ofLists();

  /** How problems and traces name it. */
  String rule();
}
