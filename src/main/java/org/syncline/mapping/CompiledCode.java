package org.syncline.mapping;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/**
 * A row that looks a text of one slot up in a value map; all that the map does not simply know, and
 * what somebody wants to trace, is the row's.
 */
record CompiledCode(int slot, Target target, CompiledMap map, CompiledRow row)
    implements CompiledRule {
  @Override
  public void apply(@Nullable Object[] here, @Nullable Object[] body, Sink sink) {
    Object result = here[slot] instanceof String code && isSimple(code, sink) ? map.of(code) : null;
    if (result == null || result == Found.NULL || result instanceof Fault) {
      row.apply(here, body, sink);
    } else {
      sink.put(target, result);
    }
  }

  private static boolean isSimple(String code, Sink sink) {
    return !code.isEmpty() && sink.isPlain() && sink.tracer() == null;
  }
}
