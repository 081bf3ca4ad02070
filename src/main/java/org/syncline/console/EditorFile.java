package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.sync.Flow;
import org.syncline.sync.bulk.FileName;
import org.syncline.sync.bulk.SampleFile;

/**
 * The first records of the file that the mapping that is edited is looked at with, read once for an
 * answer and noted; a sample that somebody pasted comes before it.
 */
@RequestScoped
public class EditorFile {
  private static final int RECORDS = 50;

  @Inject private MappingEditorPage editor;
  @Inject private SampleFile samples;
  @Inject private Visitor visitor;

  private @Nullable List<String> texts;

  /** For the container. */
  @NullUnmarked
  public EditorFile() {}

  EditorFile(MappingEditorPage editor, SampleFile samples, Visitor visitor) {
    this.editor = editor;
    this.samples = samples;
    this.visitor = visitor;
  }

  /** Whether it is what is looked at, by somebody who may see it. */
  boolean isChosen() {
    EditorState state = editor.state();
    return state.sample().isEmpty() && !state.file().isEmpty() && visitor.isContentReader();
  }

  /** The format that the address gives, else that of the flow. */
  FormatDefinition format() {
    EditorState state = editor.state();
    return state.saysFormat()
        ? state.formatDefinition()
        : editor.flow(state.flow()).map(Flow::format).orElseGet(state::formatDefinition);
  }

  /**
   * Each record as a message with this record alone would bring it.
   *
   * @throws InvalidConfiguration where there are none to be had
   */
  List<String> texts() {
    List<String> known = texts;
    if (known == null) {
      known = read();
      texts = known;
    }
    return known;
  }

  private List<String> read() {
    SampleFile.Answer answer =
        samples.first(new FileName(editor.state().file()), format(), RECORDS, visitor.known());
    if (answer instanceof SampleFile.Answer.Sample sample) {
      List<String> read = sample.texts();
      if (read.isEmpty()) {
        throw refused(
            sample.trouble() == null ? "It has no record that is text." : sample.trouble());
      }
      return read;
    }
    throw refused(
        answer instanceof SampleFile.Answer.NoFormatOfFiles no
            ? no.why()
            : "There is no such file.");
  }

  private static InvalidConfiguration refused(@Nullable String why) {
    return new InvalidConfiguration(List.of(new ConfigurationProblem("file", String.valueOf(why))));
  }
}
