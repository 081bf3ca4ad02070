package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.configuration.form.Addition;
import org.syncline.configuration.form.Field;
import org.syncline.configuration.form.Group;

/** The texts of fields and groups, as their reader has them. */
@Named
@RequestScoped
public class ShownForm {
  @Inject private Shown shown;
  @Inject private ConnectorTexts connectors;

  /** For the container. */
  @NullUnmarked
  public ShownForm() {}

  ShownForm(Shown shown, ConnectorTexts connectors) {
    this.shown = shown;
    this.connectors = connectors;
  }

  /** What a field is called: members that only connectors know have the names of documents. */
  public String label(Field field) {
    return named(field.key(), field.label());
  }

  /** The same of something that can be added. */
  public String offer(Addition addition) {
    return named(addition.key(), addition.label());
  }

  /** The same of a group: its path in the document. */
  public String heading(Group group) {
    return named(group.key(), group.path());
  }

  private String named(String key, String otherwise) {
    return shown.isTold("member", key) ? shown.word("member", key) : otherwise;
  }

  /** Whether a field's name is one of documents, and so the same in each language. */
  public boolean isTechnical(String key) {
    return !shown.isTold("member", key);
  }

  /** What it means; empty where nobody says. */
  public String meaning(String key, String english) {
    return shown.isTold("memberHelp", key) ? shown.word("memberHelp", key) : connectors.of(english);
  }

  /** The language of that, where it is another than the page’s. */
  public String language(String key, String english) {
    return shown.isTold("memberHelp", key) ? "" : connectors.language(english);
  }

  /** What a word to choose is called: words of connectors are those of documents. */
  public String choice(Field field, String word) {
    String key = field.key() + "." + word;
    return shown.isTold("memberChoice", key) ? shown.word("memberChoice", key) : word;
  }

  /** The ids of what describes a field. */
  public String described(Field field) {
    List<String> ids = new ArrayList<>();
    ids.add("help-" + field.place());
    if (!field.mistakes().isEmpty()) {
      ids.add("wrong-" + field.place());
    }
    return String.join(" ", ids);
  }

  /** Whether whoever has added a part goes on here; the first such field of a page has it. */
  public boolean focused(EditedForm of, String place) {
    return !of.focus().isEmpty()
        && (place.equals(of.focus()) || place.startsWith(of.focus() + "."));
  }

  /** As many lines as a JSON text needs, within reason. */
  public long rows(String json) {
    return Math.min(24, Math.max(2, json.lines().count() + 1));
  }
}
