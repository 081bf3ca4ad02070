package org.syncline.sync;

import java.util.Optional;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.DraftDocuments;
import org.syncline.configuration.Kind;

/** Contents of mappings, whichever version. Takes part in the running transaction. */
final class MappingContents {
  private final Documents documents;
  private final DraftDocuments drafts;

  MappingContents(Documents documents, DraftDocuments drafts) {
    this.documents = documents;
    this.drafts = drafts;
  }

  /** UTF-8 JSON; empty where there is no such version. */
  Optional<byte[]> of(String id, MappingVersion version) {
    if (version instanceof MappingVersion.Draft) {
      return drafts.of(Kind.MAPPING, id).map(DraftDocument::content);
    }
    if (version instanceof MappingVersion.Numbered numbered) {
      return numbered(id, numbered.number()).map(Document::content);
    }
    return documents.latest(Kind.MAPPING, id).map(Document::content);
  }

  Optional<Document> numbered(String id, int number) {
    return documents.versions(Kind.MAPPING, id).stream()
        .filter(document -> document.version() == number)
        .findFirst();
  }
}
