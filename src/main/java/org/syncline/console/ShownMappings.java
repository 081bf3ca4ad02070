package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Document;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.security.Caller;
import org.syncline.sync.FlowDocument;

/** Mappings as they are configured and worked on; read once for an answer. */
@RequestScoped
public class ShownMappings {
  @Inject private ReadConfiguration documents;

  private @Nullable List<MappingLine> lines;

  /** For the container. */
  @NullUnmarked
  public ShownMappings() {}

  ShownMappings(ReadConfiguration documents) {
    this.documents = documents;
  }

  /** All, by their ids. */
  List<MappingLine> all(Caller who) {
    List<MappingLine> known = lines;
    if (known == null) {
      known = read(who);
      lines = known;
    }
    return known;
  }

  Optional<MappingLine> one(String id, Caller who) {
    return all(who).stream().filter(line -> line.id().equals(id)).findFirst();
  }

  private List<MappingLine> read(Caller who) {
    Map<String, List<String>> flows = new HashMap<>();
    documents.latest(Kind.FLOW, who).stream()
        .map(document -> FlowDocument.parse(document.content()))
        .forEach(
            flow ->
                flows.computeIfAbsent(flow.mapping(), first -> new ArrayList<>()).add(flow.id()));
    Map<String, @Nullable Document> published = new TreeMap<>();
    documents.latest(Kind.MAPPING, who).forEach(document -> published.put(document.id(), document));
    Map<String, DraftDocument> drafts = new HashMap<>();
    documents
        .drafts(Kind.MAPPING, who)
        .forEach(
            draft -> {
              drafts.put(draft.id(), draft);
              published.putIfAbsent(draft.id(), null);
            });
    List<MappingLine> found = new ArrayList<>();
    published.forEach(
        (id, document) ->
            found.add(
                new MappingLine(
                    id,
                    document,
                    drafts.get(id),
                    leadsTo(document, drafts.get(id)),
                    flows.getOrDefault(id, List.of()))));
    return List.copyOf(found);
  }

  private static String leadsTo(@Nullable Document published, @Nullable DraftDocument draft) {
    byte[] content =
        published != null ? published.content() : draft != null ? draft.content() : new byte[0];
    try {
      Map<String, @Nullable Object> members = ConfigurationDocument.members(content);
      if (members.get("recordType") instanceof String type) {
        return type;
      }
      return members.get("output") instanceof Map<?, ?> output
              && output.get("kind") instanceof String kind
          ? kind
          : "";
    } catch (InvalidConfiguration e) {
      return "";
    }
  }
}
