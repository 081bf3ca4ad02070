package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.suggestion.RowChoice;
import org.syncline.mapping.suggestion.SuggestRows;
import org.syncline.mapping.suggestion.Suggestion;

/**
 * What the source of the mapping that is edited holds, and the rows that it suggests: one look at
 * stored messages, which the audit trail notes, or at a sample that somebody pasted.
 */
@Named
@RequestScoped
public class EditorSource {
  /** What stands for the source of a row that has none. */
  private static final String NO_SOURCE = "(none)";

  @Inject private MappingEditorPage editor;
  @Inject private SuggestRows suggest;
  @Inject private EditorFile file;
  @Inject private Visitor visitor;

  private @Nullable Optional<SuggestRows.Studied> studied;
  private List<ConfigurationProblem> problems = List.of();

  /** For the container. */
  @NullUnmarked
  public EditorSource() {}

  EditorSource(MappingEditorPage editor, SuggestRows suggest, EditorFile file, Visitor visitor) {
    this.editor = editor;
    this.suggest = suggest;
    this.file = file;
    this.visitor = visitor;
  }

  /** Whether stored messages may be looked at. */
  public boolean isAllowed() {
    return visitor.isContentReader();
  }

  /** Whether there is something to look at. */
  public boolean isChosen() {
    EditorState state = editor.state();
    return state.hasSource() && (isAllowed() || !state.sample().isEmpty());
  }

  private Optional<SuggestRows.Studied> studied() {
    Optional<SuggestRows.Studied> known = studied;
    if (known == null) {
      known = isChosen() && !editor.recordType().isEmpty() ? study() : Optional.empty();
      studied = known;
    }
    return known;
  }

  private Optional<SuggestRows.Studied> study() {
    EditorState state = editor.state();
    try {
      Object format =
          state.saysFormat() || state.flow().isEmpty()
              ? state.formatMembers()
              : editor.formatOf(state.flow());
      return Optional.of(
          suggest.study(
              state.question(editor.recordType(), samples(), format, accepted()), visitor.known()));
    } catch (InvalidConfiguration e) {
      problems = e.problems();
      return Optional.empty();
    }
  }

  /** Texts that are looked at instead of stored messages. */
  private List<String> samples() {
    String pasted = editor.state().sample();
    return !pasted.isEmpty() ? List.of(pasted) : file.isChosen() ? file.texts() : List.of();
  }

  /** The pairs of the rows that are there. */
  private List<RowChoice> accepted() {
    List<RowChoice> accepted = new ArrayList<>();
    for (EditorRow row : editor.getRows()) {
      String target = row.shown().target();
      if (!target.isBlank()) {
        List<String> paths = paths(row);
        paths.forEach(path -> accepted.add(new RowChoice(target, path)));
      }
    }
    return accepted;
  }

  private List<String> paths(EditorRow row) {
    Map<String, @Nullable Object> members = editor.members(row.place());
    List<String> paths = new ArrayList<>();
    for (String member : List.of("source", "all", "each")) {
      Object value = members.get(member);
      if (value instanceof String path && !path.isBlank()) {
        paths.add(path);
      } else if (value instanceof List<?> list) {
        list.stream().map(String::valueOf).filter(path -> !path.isBlank()).forEach(paths::add);
      }
    }
    return paths.isEmpty() ? List.of(NO_SOURCE) : paths;
  }

  /** Whether it could be looked at. */
  public boolean isThere() {
    return studied().isPresent();
  }

  /** Why it could not. */
  public List<ConfigurationProblem> getProblems() {
    studied();
    return problems;
  }

  /** Its fields; null where there is nothing. */
  public @Nullable SourceGroup getTree() {
    return studied().map(SuggestRows.Studied::fields).map(SourceGroup::of).orElse(null);
  }

  /** Records that were looked at. */
  public int getRecords() {
    return studied().map(one -> one.suggestions().records()).orElse(0);
  }

  /** Samples that could not be read to their end. */
  public int getUnreadable() {
    return studied().map(one -> one.suggestions().unreadable().size()).orElse(0);
  }

  /** Whether there are more fields than are looked at. */
  public boolean isCut() {
    return studied().map(one -> one.suggestions().fieldsLeftOut()).orElse(false);
  }

  /** Rows that are suggested, the surest first. */
  public List<Suggestion> getSuggestions() {
    return studied().map(one -> one.suggestions().suggestions()).orElse(List.of());
  }

  /** A suggested row as JSON, for its form. */
  public String row(Suggestion suggestion) {
    return ConfigurationDocument.laidOut(suggestion.row());
  }

  /** The same without target and source, for people; empty where there is nothing else. */
  public String options(Suggestion suggestion) {
    Map<String, Object> options = new java.util.LinkedHashMap<>(suggestion.row());
    options.remove("target");
    options.remove("source");
    return options.isEmpty() ? "" : ConfigurationDocument.laidOut(options);
  }

  /** Entries of its value map as JSON; empty where it has none. */
  public String entries(Suggestion suggestion) {
    Suggestion.SuggestedMap map = suggestion.map();
    return map == null ? "" : ConfigurationDocument.laidOut(map.entries());
  }

  /** Name of its value map; empty where it has none. */
  public String map(Suggestion suggestion) {
    Suggestion.SuggestedMap map = suggestion.map();
    return map == null ? "" : map.name();
  }
}
