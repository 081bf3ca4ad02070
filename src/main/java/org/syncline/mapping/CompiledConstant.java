package org.syncline.mapping;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/**
 * A row whose value the table gives.
 *
 * @param value canonical value or {@link Found#NULL}
 */
record CompiledConstant(Target target, Object value) implements CompiledRule {
  @Override
  public void apply(@Nullable Object[] here, @Nullable Object[] body, Sink sink) {
    Object given = value == Found.NULL ? null : value;
    Tracer tracer = sink.tracer();
    if (tracer != null) {
      tracer.found(target.name(), null, value);
      tracer.given(given);
    }
    sink.put(target, given);
  }
}
