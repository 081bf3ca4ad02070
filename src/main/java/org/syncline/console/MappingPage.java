package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.mapping.golden.GoldenRun;
import org.syncline.sync.KeepMappingDrafts;

/**
 * One mapping: the rows of one of its versions, all its versions, and the draft that is worked on.
 */
@Named
@RequestScoped
public class MappingPage {
  /** The word for what is being worked on. */
  static final String DRAFT = "draft";

  @Inject private HttpServletRequest request;
  @Inject private ReadConfiguration documents;
  @Inject private KeepMappingDrafts drafts;
  @Inject private ShownMappings shownMappings;
  @Inject private Visitor visitor;

  private @Nullable Optional<MappingLine> line;
  private @Nullable List<Document> versions;
  private @Nullable EditedForm form;
  private @Nullable List<ShownRow> rows;
  private @Nullable List<ConfigurationProblem> problems;

  /** For the container. */
  @NullUnmarked
  public MappingPage() {}

  MappingPage(
      HttpServletRequest request,
      ReadConfiguration documents,
      KeepMappingDrafts drafts,
      ShownMappings shownMappings,
      Visitor visitor) {
    this.request = request;
    this.documents = documents;
    this.drafts = drafts;
    this.shownMappings = shownMappings;
    this.visitor = visitor;
  }

  /** What was asked for, where it may be an id; empty for none. */
  public String getAsked() {
    return Asked.id(request, "id");
  }

  /** Whether a new mapping is to be made. */
  public boolean isFresh() {
    return getAsked().isEmpty() && visitor.isConfigurer();
  }

  private Optional<MappingLine> line() {
    Optional<MappingLine> known = line;
    if (known == null) {
      known = shownMappings.one(getAsked(), visitor.known());
      line = known;
    }
    return known;
  }

  /** Null where there is no such mapping. */
  public @Nullable MappingLine getLine() {
    return line().orElse(null);
  }

  /** All that were published, the latest first. */
  public List<Document> getVersions() {
    List<Document> known = versions;
    if (known == null) {
      known =
          line().isEmpty()
              ? List.of()
              : documents.versions(Kind.MAPPING, getAsked(), visitor.known()).stream()
                  .sorted((one, other) -> Integer.compare(other.version(), one.version()))
                  .toList();
      versions = known;
    }
    return known;
  }

  private @Nullable DraftDocument draft() {
    return line().map(MappingLine::draft).orElse(null);
  }

  /** The version whose rows are shown: a number, or the word for the draft; empty for none. */
  public String getShownVersion() {
    String asked = request.getParameter("version");
    boolean known =
        DRAFT.equals(asked)
            ? draft() != null
            : getVersions().stream().anyMatch(one -> String.valueOf(one.version()).equals(asked));
    if (known) {
      return Objects.requireNonNull(asked);
    }
    return draft() != null
        ? DRAFT
        : line().filter(one -> one.version() > 0).map(one -> "" + one.version()).orElse("");
  }

  private byte[] content() {
    DraftDocument draft = draft();
    if (getShownVersion().equals(DRAFT) && draft != null) {
      return draft.content();
    }
    return getVersions().stream()
        .filter(one -> String.valueOf(one.version()).equals(getShownVersion()))
        .findFirst()
        .map(Document::content)
        .orElse(new byte[0]);
  }

  /** Its rows. */
  public List<ShownRow> getRows() {
    List<ShownRow> known = rows;
    if (known == null) {
      known = ShownRow.of(content());
      rows = known;
    }
    return known;
  }

  /** All of it as it was written. */
  public String getJson() {
    return new String(content(), StandardCharsets.UTF_8);
  }

  /** Whether it can be changed here: what is longer than a form may be is for the API. */
  public boolean isEditable() {
    return visitor.isConfigurer() && getJson().length() <= ConnectionPage.LONGEST;
  }

  /** Hash of the draft that a form is made of, to be sent with it; empty for none. */
  public String getSeen() {
    String sent = request.getParameter("seen");
    DraftDocument draft = draft();
    boolean again = EditedForm.of(request) != null && sent != null;
    return again && sent != null ? sent : draft == null ? "" : draft.contentHash();
  }

  /** What was sent and did nothing yet, else the draft, else what is in force. */
  public EditedForm getForm() {
    EditedForm known = form;
    if (known == null) {
      EditedForm sent = EditedForm.of(request);
      known =
          sent == null
              ? EditedForm.ofJson(beginning())
              : sent.json() == null ? asThere(sent) : sent;
      form = known;
    }
    return known;
  }

  /** What a form that has no text of its own came to, with the text that is there. */
  private EditedForm asThere(EditedForm sent) {
    return new EditedForm(null, beginning(), sent.trouble(), sent.sentences(), sent.focus());
  }

  private String beginning() {
    DraftDocument draft = draft();
    if (draft != null) {
      return new String(draft.content(), StandardCharsets.UTF_8);
    }
    return line()
        .map(MappingLine::published)
        .map(document -> new String(document.content(), StandardCharsets.UTF_8))
        .orElse("{\n  \"id\": \"\",\n  \"recordType\": \"\",\n  \"rows\": []\n}");
  }

  /** What publishing the draft now would say; for who may publish it. */
  public List<ConfigurationProblem> getProblems() {
    List<ConfigurationProblem> known = problems;
    if (known == null) {
      known =
          draft() == null || !visitor.isConfigurer()
              ? List.of()
              : drafts.problems(getAsked(), visitor.known()).orElse(List.of());
      problems = known;
    }
    return known;
  }

  /** What came of the golden cases; null where nobody ran them. */
  public @Nullable GoldenRun getRun() {
    return MappingServlet.run(request);
  }
}
