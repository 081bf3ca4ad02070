package org.syncline.configuration;

import java.util.List;
import java.util.Optional;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;

/** Reads documents for whoever may. */
public final class ReadConfiguration {
  private final Documents documents;
  private final DraftDocuments drafts;

  public ReadConfiguration(Documents documents, DraftDocuments drafts) {
    this.documents = documents;
    this.drafts = drafts;
  }

  /** The latest version of each document of a kind, by id. */
  public List<Document> latest(Kind kind, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return documents.latest(kind);
  }

  public Optional<Document> latest(Kind kind, String id, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return documents.latest(kind, id);
  }

  /** All versions of a document, the latest first; empty where there is none. */
  public List<Document> versions(Kind kind, String id, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return documents.versions(kind, id);
  }

  /** What is being worked on of a kind, by id. */
  public List<DraftDocument> drafts(Kind kind, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return drafts.all(kind);
  }

  /** What is being worked on beside the published versions, if there is something. */
  public Optional<DraftDocument> draft(Kind kind, String id, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return drafts.of(kind, id);
  }

  /** All that is in force as one archive, to be put into another hub. */
  public byte[] archive(Actor who) {
    who.require(Permission.CONFIGURE);
    return ConfigurationArchive.of(documents);
  }
}
