package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.Trace;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.sync.Flow;
import org.syncline.sync.intake.Journey;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.review.NoSuchFlowException;
import org.syncline.sync.review.TraceMessage;
import org.syncline.sync.review.TryMapping;

/**
 * What the mapping that is edited makes of one message, now: a stored one, the sample that somebody
 * pasted, or the first record of a file. A mapping that nobody has published could lead any value
 * anywhere, so that stored ones are for those who may see personal data.
 */
@Named
@RequestScoped
public class EditorPreview {
  private static final int NEWEST = 20;

  @Inject private MappingEditorPage editor;
  @Inject private TraceMessage trace;
  @Inject private TryMapping tryMapping;
  @Inject private ReadLedger ledger;
  @Inject private EditorFile file;
  @Inject private Visitor visitor;

  private @Nullable Optional<Trace> found;
  private @Nullable List<Journey> newest;
  private List<ConfigurationProblem> problems = List.of();
  private String trouble = "";

  /** For the container. */
  @NullUnmarked
  public EditorPreview() {}

  EditorPreview(
      MappingEditorPage editor,
      TraceMessage trace,
      TryMapping tryMapping,
      ReadLedger ledger,
      EditorFile file,
      Visitor visitor) {
    this.editor = editor;
    this.trace = trace;
    this.tryMapping = tryMapping;
    this.ledger = ledger;
    this.file = file;
    this.visitor = visitor;
  }

  /** Whether stored messages may be previewed. */
  public boolean isAllowed() {
    return visitor.isContentReader();
  }

  /** Whether a flow or a system says which messages are meant. */
  public boolean isOfSystem() {
    return !editor.state().flow().isEmpty() || !editor.state().system().isEmpty();
  }

  /** The newest messages to choose from. */
  public List<Journey> getNewest() {
    List<Journey> known = newest;
    if (known == null) {
      known = isAllowed() && isOfSystem() ? newest() : List.of();
      newest = known;
    }
    return known;
  }

  private List<Journey> newest() {
    EditorState state = editor.state();
    Optional<Flow> flow = editor.flow(state.flow());
    if (flow.isEmpty() && state.system().isEmpty()) {
      return List.of();
    }
    LedgerQuery query =
        new LedgerQuery(
            flow.map(Flow::system).orElse(state.system()),
            flow.map(Flow::object).orElse(state.object()),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            NEWEST);
    return ledger.search(query, visitor.known()).journeys();
  }

  /** Receipt of the message that is previewed; empty for none. */
  public String getMessage() {
    return editor.state().message();
  }

  /** Whether the message that is previewed is among the newest. */
  public boolean isAmongNewest() {
    return getNewest().stream()
        .anyMatch(one -> String.valueOf(one.receipt().id()).equals(getMessage()));
  }

  /** Whether there is something to preview. */
  public boolean isChosen() {
    return editor.isReadable()
        && (!editor.getSample().isEmpty()
            || file.isChosen()
            || !getMessage().isEmpty() && isAllowed() && isOfSystem());
  }

  private Optional<Trace> trace() {
    Optional<Trace> known = found;
    if (known == null) {
      known = isChosen() ? read() : Optional.empty();
      found = known;
    }
    return known;
  }

  private Optional<Trace> read() {
    try {
      Optional<Trace> read =
          getMessage().isEmpty() || !isAllowed() || !isOfSystem()
              ? Optional.of(ofSample())
              : stored();
      trouble = read.isEmpty() ? "none" : "";
      return read;
    } catch (InvalidConfiguration e) {
      problems = e.problems();
      trouble = "unusable";
    } catch (NoSuchFlowException e) {
      trouble = "flowOff";
    }
    return Optional.empty();
  }

  private Optional<Trace> stored() {
    EditorState state = editor.state();
    long receipt = Long.parseLong(state.message());
    return state.flow().isEmpty()
        ? tryMapping.stored(
            receipt,
            state.system(),
            state.object(),
            state.formatDefinition(),
            editor.bytes(),
            visitor.known())
        : trace.storedBy(receipt, state.flow(), editor.bytes(), visitor.known());
  }

  private Trace ofSample() {
    EditorState state = editor.state();
    Optional<Flow> flow = editor.flow(state.flow());
    FormatDefinition format =
        flow.isEmpty() || state.saysFormat() ? state.formatDefinition() : flow.get().format();
    return tryMapping.given(
        new SourceBody(
            sample(state).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name()),
        format,
        flow.map(Flow::system).orElse(state.system()),
        editor.bytes(),
        visitor.known());
  }

  private String sample(EditorState state) {
    return file.isChosen() ? file.texts().get(0) : state.sample();
  }

  /** The word of why it could not; empty where it could. */
  public String getTrouble() {
    return trace().isPresent() ? "" : trouble;
  }

  /** What keeps the mapping from being used at all. */
  public List<ConfigurationProblem> getProblems() {
    trace();
    return problems;
  }

  /** What is wrong with the body as a whole; null where it can be read. */
  public org.syncline.mapping.value.@Nullable Problem getUnreadable() {
    return trace().map(Trace::unreadable).orElse(null);
  }

  public List<Trace.Row> getRows() {
    return trace().map(Trace::rows).orElse(List.of());
  }
}
