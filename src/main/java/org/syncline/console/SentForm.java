package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.form.Entries;
import org.syncline.configuration.form.Form;
import org.syncline.configuration.form.Shape;

/**
 * The fields of a document, or all of it as JSON text, as a browser sent them, and what is to be
 * done with them. The button says the latter by {@code act}: a word, or a word and a place of the
 * form behind a colon.
 */
final class SentForm {
  /** Parameter of the whole as JSON text. */
  static final String JSON = "json";

  /** Words that have a place behind them. */
  private static final Set<String> PLACED = Set.of("add", "remove", "raise");

  /** Stands for the mistakes that the fields show. */
  private static final String UNREADABLE = "The form can't be read.";

  private final HttpServletRequest request;
  private final Shape shape;
  private final String act;
  private final String place;

  SentForm(HttpServletRequest request, Shape shape) {
    this.request = request;
    this.shape = shape;
    String asked = text(request.getParameter("act"));
    int colon = asked.indexOf(':');
    boolean placed = colon > 0 && PLACED.contains(asked.substring(0, colon));
    this.act = placed ? asked.substring(0, colon) : asked;
    this.place = placed ? asked.substring(colon + 1) : "";
  }

  /** The word of what is to be done. */
  String act() {
    return act;
  }

  /**
   * Version that whoever sends it has seen; 0 = there was none; null where it is not understood.
   */
  @Nullable Integer version() {
    String version = text(request.getParameter("version"));
    return version.matches("[0-9]{1,9}") ? Integer.valueOf(version) : null;
  }

  private @Nullable String json() {
    return request.getParameter(JSON);
  }

  private Form form() {
    return Form.reading(shape, Entries.of(request.getParameterMap()));
  }

  /**
   * What the page shows next, where the act is one of the form itself: an object or list more or
   * less, or the other view; null where it is not.
   */
  @Nullable EditedForm turned() {
    Entries entries = Entries.of(request.getParameterMap());
    return switch (act) {
      case "add" -> shown(entries.adding(place), entries.placeOf(place));
      case "remove" -> shown(entries.without(place), "");
      case "raise" -> shown(entries.raising(place), "");
      case "as-json" -> asJson();
      case "as-form" -> asForm();
      default -> null;
    };
  }

  private EditedForm shown(Entries entries, String focus) {
    Form form = Form.reading(shape, entries);
    return form.isTooLarge()
        ? EditedForm.ofJson(ConfigurationDocument.laidOut(form.value()))
        : EditedForm.of(form).at(focus);
  }

  /** What can't be read yet would be lost in the other view. */
  private EditedForm asJson() {
    Form form = form();
    return form.isReadable()
        ? EditedForm.ofJson(ConfigurationDocument.laidOut(form.value()))
        : EditedForm.of(form).troubled(EditedForm.UNREADABLE);
  }

  private EditedForm asForm() {
    String sent = json();
    String json = sent == null ? "{}" : sent;
    try {
      return EditedForm.of(Form.showing(shape, members(json)));
    } catch (InvalidConfiguration e) {
      return EditedForm.ofJson(json).refused(e.problems());
    }
  }

  private static Map<String, @Nullable Object> members(String json) {
    return ConfigurationDocument.members(json.getBytes(StandardCharsets.UTF_8));
  }

  /** What was sent as the page shows it again. */
  EditedForm again() {
    String json = json();
    return json == null ? EditedForm.of(form()) : EditedForm.ofJson(json);
  }

  /**
   * The object that was sent.
   *
   * @throws InvalidConfiguration where it can't be read; {@link #unreadable} shows where
   */
  Map<String, @Nullable Object> value() {
    String json = json();
    if (json != null) {
      return members(json);
    }
    Form form = form();
    if (!form.isReadable()) {
      throw new InvalidConfiguration(List.of(new ConfigurationProblem("", UNREADABLE)));
    }
    return form.value();
  }

  /** What was sent, with what can't be read of it marked. */
  EditedForm unreadable(InvalidConfiguration why) {
    return json() == null
        ? again().troubled(EditedForm.UNREADABLE)
        : again().refused(why.problems());
  }
}
