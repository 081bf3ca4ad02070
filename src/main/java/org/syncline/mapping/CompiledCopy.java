package org.syncline.mapping;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.RawText;

/**
 * A row that copies texts of one slot, which its reader may leave undecoded; all else, and what
 * somebody wants to trace, is the row's.
 *
 * @param longest most bytes of a text that the target surely takes
 */
record CompiledCopy(int slot, Target target, int longest, CompiledRow row) implements CompiledRule {
  @Override
  public void apply(@Nullable Object[] here, @Nullable Object[] body, Sink sink) {
    if (here[slot] instanceof RawText raw) {
      if (sink.tracer() == null && raw.length() <= longest && !raw.isEmpty()) {
        sink.put(target, raw);
        return;
      }
      here[slot] = raw.toString();
    }
    row.apply(here, body, sink);
  }
}
