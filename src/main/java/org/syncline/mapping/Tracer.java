package org.syncline.mapping;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;

/** Is told how each row comes to its value. */
interface Tracer {

  /**
   * A row begins.
   *
   * @param path source path that was chosen, null of a constant
   * @param found what stands there, as {@code Found} says
   */
  void found(String target, @Nullable String path, @Nullable Object found);

  /** A step of it gave a value, nothing (null), or a fault. */
  void step(String name, @Nullable Object result);

  /** Its outcome: a canonical value or null that clears the target. */
  void given(@Nullable Object value);

  /** Its outcome: the target is not touched. */
  void untouched(String why);

  /** A problem, whatever the outcome then is. */
  void problem(Problem problem);
}
