package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.Words;
import org.syncline.record.Conflict;
import org.syncline.record.FieldDefinition;
import org.syncline.record.ReadConflicts;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.Survivorship;

/** One conflict, to be decided by itself, with all others of its record, or by a rule. */
@Named
@RequestScoped
public class ConflictPage {
  @Inject private HttpServletRequest request;
  @Inject private ReadConflicts read;
  @Inject private ReadConfiguration configuration;
  @Inject private ShownConflicts shownConflicts;
  @Inject private Visitor visitor;

  private @Nullable Optional<ReadConflicts.Told> told;
  private @Nullable Optional<ReadConflicts.OfRecord> ofRecord;
  private ShownConflicts.@Nullable Line line;
  private @Nullable Optional<Document> type;

  /** For the container. */
  @NullUnmarked
  public ConflictPage() {}

  ConflictPage(
      HttpServletRequest request,
      ReadConflicts read,
      ReadConfiguration configuration,
      ShownConflicts shownConflicts,
      Visitor visitor) {
    this.request = request;
    this.read = read;
    this.configuration = configuration;
    this.shownConflicts = shownConflicts;
    this.visitor = visitor;
  }

  /** What was asked for, as far as it is a number. */
  public String getAsked() {
    String id = request.getParameter("id");
    return id != null && id.matches("[0-9]{1,18}") ? id : "";
  }

  private Optional<ReadConflicts.Told> told() {
    Optional<ReadConflicts.Told> found = told;
    if (found == null) {
      found =
          getAsked().isEmpty()
              ? Optional.empty()
              : read.conflict(Long.parseLong(getAsked()), shownConflicts.editor());
      told = found;
    }
    return found;
  }

  /** Null where there is no such conflict, or its record is not seen. */
  public ShownConflicts.@Nullable Line getLine() {
    if (line == null) {
      line = told().map(one -> shownConflicts.of(List.of(one.seen())).get(0)).orElse(null);
    }
    return line;
  }

  private @Nullable Conflict conflict() {
    return told().map(one -> one.seen().conflict()).orElse(null);
  }

  /** How it ended, as a word; empty while it is open. */
  public String getHow() {
    Conflict known = conflict();
    Conflict.End end = known == null ? null : known.end();
    return end == null ? "" : end.how().word();
  }

  /** The values that were refused, latest first. */
  public List<ShownConflicts.Refusal> getRefusals() {
    return told()
        .map(
            one -> {
              Conflict of = one.seen().conflict();
              return shownConflicts.refusals(of.recordType(), of.field(), one.refusals());
            })
        .orElse(List.of());
  }

  private Optional<ReadConflicts.OfRecord> ofRecord() {
    Optional<ReadConflicts.OfRecord> found = ofRecord;
    if (found == null) {
      Conflict known = conflict();
      found =
          known == null ? Optional.empty() : read.ofRecord(known.record(), shownConflicts.editor());
      ofRecord = found;
    }
    return found;
  }

  /** All that is open of its record. */
  public List<ShownConflicts.Line> getOpenOfRecord() {
    return ofRecord()
        .map(
            found ->
                shownConflicts.of(
                    found.open().stream()
                        .map(conflict -> new ReadConflicts.Seen(conflict, found.record()))
                        .toList()))
        .orElse(List.of());
  }

  /** Of what is seen of the record's conflicts. */
  public String getMarkOfRecord() {
    return ofRecord().map(ReadConflicts.OfRecord::mark).orElse("");
  }

  /** Systems whose values are refused for the record now. */
  public List<String> getSystems() {
    return ofRecord().stream()
        .flatMap(found -> found.open().stream())
        .map(Conflict::system)
        .distinct()
        .sorted()
        .toList();
  }

  /** What is the matter with the form that was sent; null where there is nothing. */
  public @Nullable ConflictRefusal getRefusal() {
    return ConflictRefusal.of(request);
  }

  /** What was chosen in the form that was sent. */
  public String chosen(String name) {
    String value = getRefusal() == null ? null : request.getParameter(name);
    return value == null ? "" : value;
  }

  // ---- by a rule

  /** The record type as it is published last, for who may publish another version. */
  private Optional<Document> type() {
    Optional<Document> found = type;
    if (found == null) {
      Conflict known = conflict();
      found =
          known == null || !visitor.isConfigurer()
              ? Optional.empty()
              : configuration.latest(Kind.RECORD_TYPE, known.recordType(), visitor.known());
      type = found;
    }
    return found;
  }

  private Optional<Survivorship> survivorship() {
    Conflict known = conflict();
    return known == null
        ? Optional.empty()
        : type()
            .flatMap(document -> RecordTypeDocument.parse(document.content()).field(known.field()))
            .map(FieldDefinition::survivorship);
  }

  /** Whether whoever looks may set a rule for the field: only one that is still there has any. */
  public boolean isRulable() {
    return survivorship().isPresent();
  }

  /** The rule that is in force. */
  public String getRule() {
    return survivorship().map(known -> Words.of(known.rule())).orElse("");
  }

  /** Its sources, best first. */
  public String getSources() {
    return survivorship().map(known -> String.join(", ", known.sources())).orElse("");
  }

  public List<String> getRules() {
    return List.copyOf(Words.of(Survivorship.Rule.values()).keySet());
  }

  /** The version of the record type that is seen; 0 where there is none. */
  public int getTypeVersion() {
    return type().map(Document::version).orElse(0);
  }
}
