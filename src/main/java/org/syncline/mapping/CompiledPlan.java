package org.syncline.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.format.SourceReader;
import org.syncline.mapping.format.UnreadableBody;

/** A reader that fills slots, and rows that turn slots into a draft. */
final class CompiledPlan implements MappingPlan {
  private final String format;
  private final SourceReader reader;
  private final int slots;
  private final CompiledRow[] rows;

  CompiledPlan(String format, SourceReader reader, int slots, List<CompiledRow> rows) {
    this.format = format;
    this.reader = reader;
    this.slots = slots;
    this.rows = rows.toArray(CompiledRow[]::new);
  }

  @Override
  public Mapped map(SourceBody body) {
    @Nullable Object[] found = new Object[slots];
    try {
      reader.read(body, found);
    } catch (UnreadableBody e) {
      return new Mapped.Rejected(null, null, null, List.of(e.problem(format)));
    }
    DraftBuilder draft = new DraftBuilder(rows.length);
    for (CompiledRow row : rows) {
      row.apply(found, draft);
    }
    return draft.mapped();
  }
}
