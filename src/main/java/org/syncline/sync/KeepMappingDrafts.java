package org.syncline.sync;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.DraftDocuments;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.connector.spi.Connectors;
import org.syncline.mapping.MappingTable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;

/**
 * Drafts of mappings, one a mapping at most, published or not yet. A draft may be incomplete: what
 * would keep it from being published is told, and keeps it from nothing else.
 */
public final class KeepMappingDrafts {
  private static final String SAVED = "mapping.draft";
  private static final String DISCARDED = "mapping.draft.discard";

  private final Transactions transactions;
  private final Documents documents;
  private final DraftDocuments drafts;
  private final AuditTrail audit;
  private final Connectors connectors;
  private final Clock clock;

  public KeepMappingDrafts(
      Transactions transactions,
      Documents documents,
      DraftDocuments drafts,
      AuditTrail audit,
      Connectors connectors,
      Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.drafts = drafts;
    this.audit = audit;
    this.connectors = connectors;
    this.clock = clock;
  }

  /** What became of a draft that was to be kept. */
  public sealed interface Kept {

    /**
     * It is kept.
     *
     * @param created whether there was none before
     * @param warnings what keeps it from being published as things are
     */
    record Saved(DraftDocument draft, boolean created, List<ConfigurationProblem> warnings)
        implements Kept {}

    /** Another draft is there than the one that the author has seen, or one and none was seen. */
    record Conflict() implements Kept {}
  }

  /** What became of a draft that was to go. */
  public enum Discarded {
    DONE,
    /** There was none. */
    NONE,
    /** Another one is there than the one that was seen. */
    CONFLICT
  }

  public Optional<DraftDocument> read(String id, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return transactions.inNew(() -> drafts.of(Kind.MAPPING, id));
  }

  /**
   * Keeps a draft.
   *
   * @param seen hash of the draft that the author has seen, null where there was none
   * @throws InvalidConfiguration where the content is no mapping at all: not one JSON object of
   *     this id, or its rows are no list of objects
   */
  public Kept save(String id, byte[] content, @Nullable String seen, Actor who) {
    who.require(Permission.CONFIGURE);
    refuseOther(id, content);
    DraftDocument saved = transactions.inNew(() -> saveHere(id, content, seen, who.getName()));
    if (saved == null) {
      return new Kept.Conflict();
    }
    return new Kept.Saved(saved, seen == null, transactions.inNew(() -> problems(saved)));
  }

  private @Nullable DraftDocument saveHere(
      String id, byte[] content, @Nullable String seen, String who) {
    String present = drafts.lock(Kind.MAPPING, id).map(DraftDocument::contentHash).orElse(null);
    if (present == null ? seen != null : !present.equals(seen)) {
      return null;
    }
    int base = documents.latest(Kind.MAPPING, id).map(Document::version).orElse(0);
    String hash = Sha256.hex(content);
    DraftDocument draft = drafts.keep(Kind.MAPPING, id, content, hash, base, who);
    audit.note(AuditTrail.Act.done(who, SAVED, subject(id), "hash=" + hash));
    return draft;
  }

  /** What publishing the draft now would say; empty where there is no draft. */
  public Optional<List<ConfigurationProblem>> problems(String id, Actor who) {
    who.require(Permission.CONFIGURE);
    return transactions.inNew(() -> drafts.of(Kind.MAPPING, id).map(this::problems));
  }

  private List<ConfigurationProblem> problems(DraftDocument draft) {
    int next =
        documents
            .latest(Kind.MAPPING, draft.id())
            .map(document -> document.version() + 1)
            .orElse(1);
    Document proposed =
        new Document(
            draft.kind(),
            draft.id(),
            next,
            draft.content(),
            draft.contentHash(),
            "rest",
            draft.savedAt(),
            draft.savedBy());
    return new CheckConfiguration(documents, connectors, clock).problemsWith(proposed);
  }

  /**
   * Forgets a draft.
   *
   * @param seen hash of the draft that was seen
   */
  public Discarded discard(String id, String seen, Actor who) {
    who.require(Permission.CONFIGURE);
    return transactions.inNew(
        () -> {
          DraftDocument present = drafts.lock(Kind.MAPPING, id).orElse(null);
          if (present == null) {
            return Discarded.NONE;
          }
          if (!present.contentHash().equals(seen)) {
            return Discarded.CONFLICT;
          }
          drafts.remove(Kind.MAPPING, id);
          audit.note(AuditTrail.Act.done(who.getName(), DISCARDED, subject(id), "hash=" + seen));
          return Discarded.DONE;
        });
  }

  private static void refuseOther(String id, byte[] content) {
    Map<String, @Nullable Object> members = ConfigurationDocument.members(content);
    if (!id.equals(members.get("id")) || !MappingTable.isId(id)) {
      throw new InvalidConfiguration(
          List.of(
              new ConfigurationProblem(
                  "id",
                  "Give the mapping's id as the address has it: a lower-case letter, then letters,"
                      + " digits and '-', 40 at most.")));
    }
    boolean rows =
        members.get("rows") instanceof List<?> list
            && list.stream().allMatch(row -> row instanceof Map);
    if (members.containsKey("rows") && !rows) {
      throw new InvalidConfiguration(
          List.of(new ConfigurationProblem("rows", "Give a list of objects: [{ ... }, ...].")));
    }
  }

  private static String subject(String id) {
    return Kind.MAPPING.folder() + "/" + id;
  }
}
