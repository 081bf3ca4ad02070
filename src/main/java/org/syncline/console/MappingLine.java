package org.syncline.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.DraftDocument;

/**
 * A mapping as a line of a table.
 *
 * @param published its latest version; null where it was never published
 * @param draft what is being worked on; null for nothing
 * @param leadsTo the record type, or the kind of what it writes; empty where nobody can tell
 * @param flows that use it
 */
public record MappingLine(
    String id,
    @Nullable Document published,
    @Nullable DraftDocument draft,
    String leadsTo,
    List<String> flows) {
  /** Words of where in its life a mapping is. */
  static final List<String> STATES = List.of("published", "changed", "draft");

  public MappingLine {
    flows = List.copyOf(flows);
  }

  /** In force alone, in force with a draft beside it, or a draft alone. */
  public String word() {
    return published == null ? "draft" : draft == null ? "published" : "changed";
  }

  /** 0 where it was never published. */
  public int version() {
    return published == null ? 0 : published.version();
  }
}
