package org.syncline.mapping.function;

import org.jspecify.annotations.Nullable;

/** What a function does to a value of the kind that it takes; its arguments are bound already. */
@FunctionalInterface
interface Body<T> {
  @Nullable Object apply(T value);
}
