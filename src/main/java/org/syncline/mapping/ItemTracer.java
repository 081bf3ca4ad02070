package org.syncline.mapping;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;

/**
 * Traces the rows of one item under its place in the list.
 *
 * @param item such as {@code phones[0]}
 */
record ItemTracer(Tracer message, String item) implements Tracer {
  @Override
  public void found(String target, @Nullable String path, @Nullable Object found) {
    message.found(item + "." + target, path, found);
  }

  @Override
  public void step(String name, @Nullable Object result) {
    message.step(name, result);
  }

  @Override
  public void given(@Nullable Object value) {
    message.given(value);
  }

  @Override
  public void untouched(String why) {
    message.untouched(why);
  }

  @Override
  public void problem(Problem problem) {
    message.problem(problem);
  }
}
