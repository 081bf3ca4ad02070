package org.syncline.configuration;

import java.util.List;
import java.util.Optional;

/** The drafts of documents, at most one a document. A change of a draft counts up no epoch. */
public interface DraftDocuments {

  Optional<DraftDocument> of(Kind kind, String id);

  /** All drafts of a kind, by id. */
  List<DraftDocument> all(Kind kind);

  /**
   * The draft, after which nobody else changes a draft or adds a document until the running
   * transaction ends.
   */
  Optional<DraftDocument> lock(Kind kind, String id);

  /** Keeps a draft, or another content of it; its base version stays that of its beginning. */
  DraftDocument keep(
      Kind kind, String id, byte[] content, String contentHash, int baseVersion, String who);

  /** Forgets a draft. Without one there is nothing to do. */
  void remove(Kind kind, String id);
}
