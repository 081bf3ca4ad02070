package org.syncline.configuration;

import java.util.List;
import java.util.Optional;

/** The stored documents; every addition counts up the epoch in the same transaction. */
public interface Documents {

  /** Counts changes of any document; the same on all nodes. */
  long epoch();

  /** The latest version of every document of a kind, by id. */
  List<Document> latest(Kind kind);

  Optional<Document> latest(Kind kind, String id);

  /** All versions, newest first. */
  List<Document> versions(Kind kind, String id);

  /** Adds the next version; fails on a lost race, so that two people never publish one version. */
  Document add(Kind kind, String id, byte[] content, String contentHash, String origin, String who);
}
