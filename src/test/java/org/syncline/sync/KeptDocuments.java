package org.syncline.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.DraftDocuments;
import org.syncline.configuration.Kind;
import org.syncline.platform.Transactions;

/** Documents and drafts in memory, with transactions that take all or nothing. */
public final class KeptDocuments implements Documents, DraftDocuments {
  private List<Document> all = new ArrayList<>();
  private TreeMap<String, DraftDocument> drafts = new TreeMap<>();

  public Transactions transactions() {
    return new AllOrNothing();
  }

  @Override
  public long epoch() {
    return all.size();
  }

  @Override
  public List<Document> latest(Kind kind) {
    return all.stream()
        .filter(document -> document.kind() == kind)
        .collect(Collectors.groupingBy(Document::id))
        .values()
        .stream()
        .map(versions -> versions.get(versions.size() - 1))
        .sorted(Comparator.comparing(Document::id))
        .toList();
  }

  @Override
  public Optional<Document> latest(Kind kind, String id) {
    return versions(kind, id).stream().findFirst();
  }

  @Override
  public List<Document> versions(Kind kind, String id) {
    return all.stream()
        .filter(document -> document.kind() == kind && document.id().equals(id))
        .sorted(Comparator.comparing(Document::version).reversed())
        .toList();
  }

  @Override
  public Document add(
      Kind kind, String id, byte[] content, String hash, String origin, String who) {
    int version = versions(kind, id).size() + 1;
    Document added = new Document(kind, id, version, content, hash, origin, Instant.EPOCH, who);
    all.add(added);
    return added;
  }

  @Override
  public Optional<DraftDocument> of(Kind kind, String id) {
    return Optional.ofNullable(drafts.get(kind + "/" + id));
  }

  @Override
  public List<DraftDocument> all(Kind kind) {
    return drafts.values().stream().filter(draft -> draft.kind() == kind).toList();
  }

  @Override
  public Optional<DraftDocument> lock(Kind kind, String id) {
    return of(kind, id);
  }

  @Override
  public DraftDocument keep(
      Kind kind, String id, byte[] content, String contentHash, int baseVersion, String who) {
    int base = of(kind, id).map(DraftDocument::baseVersion).orElse(baseVersion);
    DraftDocument draft =
        new DraftDocument(kind, id, content, contentHash, base, Instant.EPOCH, who);
    drafts.put(kind + "/" + id, draft);
    return draft;
  }

  @Override
  public void remove(Kind kind, String id) {
    drafts.remove(kind + "/" + id);
  }

  private final class AllOrNothing implements Transactions {
    @Override
    public <T> T inNew(Supplier<T> work) {
      List<Document> before = new ArrayList<>(all);
      TreeMap<String, DraftDocument> draftsBefore = new TreeMap<>(drafts);
      try {
        return work.get();
      } catch (RuntimeException e) {
        all = before;
        drafts = draftsBefore;
        throw e;
      }
    }
  }
}
