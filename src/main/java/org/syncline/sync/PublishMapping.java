package org.syncline.sync;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.DraftDocuments;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration.Given;
import org.syncline.configuration.PutConfiguration.VersionConflict;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Puts a draft, or an older version again, in force as the next version of its mapping. */
public final class PublishMapping {
  private final Transactions transactions;
  private final Documents documents;
  private final DraftDocuments drafts;
  private final HubConfiguration configuration;
  private final AuditTrail audit;

  public PublishMapping(
      Transactions transactions,
      Documents documents,
      DraftDocuments drafts,
      HubConfiguration configuration,
      AuditTrail audit) {
    this.transactions = transactions;
    this.documents = documents;
    this.drafts = drafts;
    this.configuration = configuration;
    this.audit = audit;
  }

  /** What came of it. */
  public sealed interface Became {

    /** The next version, in force on every node with the next transaction. */
    record InForce(Document document) implements Became {}

    /** There is no such draft or version. */
    record Unknown() implements Became {}

    /** Another draft is there than the one that was seen. */
    record ChangedMeanwhile() implements Became {}

    /** This content is in force already. */
    record Unchanged() implements Became {}
  }

  /**
   * Publishes the draft; it is gone then.
   *
   * @param expectedVersion the published version that was seen, 0 = none
   * @param seenDraft hash of the draft that was seen, null to take whatever is there
   * @param why for the audit trail, may be empty
   * @throws org.syncline.configuration.InvalidConfiguration with all problems; the draft stays then
   * @throws VersionConflict if another version is published
   */
  public Became draft(
      String id, int expectedVersion, @Nullable String seenDraft, String why, Actor who) {
    who.require(Permission.CONFIGURE);
    return inForce(
        () -> {
          Optional<DraftDocument> draft = drafts.lock(Kind.MAPPING, id);
          if (draft.isEmpty()) {
            return new Became.Unknown();
          }
          if (seenDraft != null && !seenDraft.equals(draft.get().contentHash())) {
            return new Became.ChangedMeanwhile();
          }
          Document document = add(id, draft.get().content(), expectedVersion, who);
          drafts.remove(Kind.MAPPING, id);
          note(document, "mapping.publish", "draft", why, who);
          return new Became.InForce(document);
        });
  }

  /**
   * Publishes the content of an older version as a new one.
   *
   * @param why for the audit trail
   * @throws org.syncline.configuration.InvalidConfiguration with all problems: what once could be
   *     published may not fit any more
   * @throws VersionConflict if another version is published than was expected
   */
  public Became rollBack(String id, int version, int expectedVersion, String why, Actor who) {
    who.require(Permission.CONFIGURE);
    return inForce(
        () -> {
          drafts.lock(Kind.MAPPING, id);
          Document older =
              new MappingContents(documents, drafts).numbered(id, version).orElse(null);
          Document present = documents.latest(Kind.MAPPING, id).orElse(null);
          if (older == null || present == null) {
            return new Became.Unknown();
          }
          if (older.contentHash().equals(present.contentHash())) {
            return new Became.Unchanged();
          }
          Document document = add(id, older.content(), expectedVersion, who);
          note(document, "mapping.roll-back", Integer.toString(version), why, who);
          return new Became.InForce(document);
        });
  }

  private Became inForce(Supplier<Became> work) {
    Became became = transactions.inNew(work);
    configuration.refresh();
    return became;
  }

  private Document add(String id, byte[] content, int expectedVersion, Actor who) {
    Given given = new Given(Kind.MAPPING, id, content);
    return configuration.addChecked(given, who.getName(), expectedVersion);
  }

  private void note(Document document, String action, String from, String why, Actor who) {
    audit.note(
        AuditTrail.Act.done(
            who.getName(),
            action,
            HubConfiguration.name(document),
            "version="
                + document.version()
                + " from="
                + from
                + (why.isEmpty() ? "" : " why=" + why)));
  }
}
