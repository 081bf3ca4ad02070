package org.syncline.mapping;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.expression.BodyTree;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.format.SourceReader;
import org.syncline.mapping.format.UnreadableBody;

/** A reader that fills slots, and rows that turn slots into a draft. */
final class CompiledPlan implements MappingPlan {
  private final PlanBody rules;
  private final int targets;

  CompiledPlan(PlanBody rules, int targets) {
    this.rules = rules;
    this.targets = targets;
  }

  @Override
  public int targets() {
    return targets;
  }

  @Override
  public Mapped map(SourceBody body) {
    DraftBuilder draft = new DraftBuilder(rules.size(), null);
    try {
      rules.apply(body, draft);
    } catch (UnreadableBody e) {
      return new Mapped.Rejected(null, null, null, List.of(e.problem(rules.format())));
    }
    return draft.mapped();
  }

  @Override
  public Optional<Said> said(SourceBody body) {
    DraftBuilder draft = new DraftBuilder(rules.size(), null);
    try {
      rules.apply(body, draft);
    } catch (UnreadableBody e) {
      return Optional.empty();
    }
    return Optional.of(draft.said());
  }

  @Override
  public Trace trace(SourceBody body) {
    TraceBuilder trace = new TraceBuilder();
    return rules.trace(body, trace, new DraftBuilder(rules.size(), trace));
  }

  /**
   * What every plan begins with.
   *
   * @param format of the source, for problems of the body as a whole
   * @param slots that the reader fills
   * @param tree the body as a whole, for rows that ask for it; it stands behind the reader's slots
   */
  record PlanBody(
      String format,
      SourceReader reader,
      int slots,
      @Nullable BodyTree tree,
      CompiledRule[] rules) {
    int size() {
      return rules.length;
    }

    void apply(SourceBody body, Sink sink) throws UnreadableBody {
      @Nullable Object[] found = new Object[tree == null ? slots : slots + 1];
      sink.setPlain(reader.read(body, found));
      if (tree != null) {
        found[slots] = tree.read(body);
      }
      for (CompiledRule rule : rules) {
        rule.apply(found, found, sink);
      }
    }

    Trace trace(SourceBody body, TraceBuilder trace, Sink sink) {
      try {
        apply(body, sink);
      } catch (UnreadableBody e) {
        return new Trace(e.problem(format), List.of());
      }
      return trace.trace();
    }
  }
}
