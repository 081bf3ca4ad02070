package org.syncline.mapping;

import org.jspecify.annotations.Nullable;

/** A row of a table, or several for one target, ready to run. Immutable. */
interface CompiledRule {

  /**
   * Applies it.
   *
   * @param here slots of the body, or of the item that the rows are about
   * @param body slots of the whole body
   */
  void apply(@Nullable Object[] here, @Nullable Object[] body, Sink sink);
}
