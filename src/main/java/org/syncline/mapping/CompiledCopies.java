package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies that follow each other, as one rule: most rows of most tables are copies. */
final class CompiledCopies implements CompiledRule {
  private final CompiledCopy[] copies;

  private CompiledCopies(List<CompiledCopy> copies) {
    this.copies = copies.toArray(CompiledCopy[]::new);
  }

  /** The same rules in the same order, copies that follow each other together. */
  static List<CompiledRule> together(List<CompiledRule> rules) {
    List<CompiledRule> together = new ArrayList<>();
    List<CompiledCopy> open = new ArrayList<>();
    for (CompiledRule rule : rules) {
      if (rule instanceof CompiledCopy copy) {
        open.add(copy);
      } else {
        close(open, together);
        together.add(rule);
      }
    }
    close(open, together);
    return together;
  }

  private static void close(List<CompiledCopy> open, List<CompiledRule> together) {
    if (open.size() > 1) {
      together.add(new CompiledCopies(open));
    } else {
      together.addAll(open);
    }
    open.clear();
  }

  @Override
  public void apply(@Nullable Object[] here, @Nullable Object[] body, Sink sink) {
    for (CompiledCopy copy : copies) {
      copy.apply(here, body, sink);
    }
  }
}
