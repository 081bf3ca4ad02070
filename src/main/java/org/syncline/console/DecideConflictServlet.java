package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.console.DecisionForm.Done;
import org.syncline.platform.Permission;
import org.syncline.record.DecideConflicts;
import org.syncline.record.DecideConflicts.Choice;
import org.syncline.record.DecideConflicts.Decision;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.FieldType;
import org.syncline.record.RecordTypes;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;

/**
 * Where decisions about one conflict, or all of one record, are sent to. What can't be done as it
 * was given is told by the conflict's page itself.
 */
@WebServlet(name = "DecideConflict", urlPatterns = "/decide-conflict")
public class DecideConflictServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  /** What is no such number is left a text, and refused as one by the field's type. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,60}(\\.[0-9]{1,60})?");

  @Inject private transient DecideConflicts decide;
  @Inject private transient RecordTypes types;
  @Inject private transient RightsOf rights;

  /** For the container. */
  @NullUnmarked
  public DecideConflictServlet() {}

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.EDIT_RECORDS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    String record = text(request.getParameter("record"));
    String id = text(request.getParameter("id"));
    Optional<Choice> choice = choice(request);
    if (!ID.matcher(id).matches()
        || !(record.isEmpty() || ID.matcher(record).matches())
        || choice.isEmpty()) {
      DecisionForm.lead(request, response, Done.nothing("not-understood"));
      return;
    }
    Decision decision =
        new Decision(
            choice.get(),
            text(request.getParameter("mark")),
            request.getParameter("evenIfMatched") != null);
    Editor editor = new Editor(who.name(), rights.caller(who));
    String system = text(request.getParameter("system"));
    Edited edited =
        record.isEmpty()
            ? decide.one(Long.parseLong(id), decision, editor)
            : decide.all(
                Long.parseLong(record), system.isEmpty() ? null : system, decision, editor);
    answer(request, response, edited, record.isEmpty());
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, Edited edited, boolean single)
      throws IOException, ServletException {
    if (edited instanceof Edited.Unusable unusable) {
      ConflictRefusal.unusable(
              unusable.mistakes().stream()
                  .map(mistake -> mistake.field() + ": " + mistake.message())
                  .toList())
          .show(request, response);
    } else if (edited instanceof Edited.Matched matched) {
      ConflictRefusal.matched(matched.records()).show(request, response);
    } else {
      DecisionForm.lead(request, response, Done.nothing(word(edited, single)));
    }
  }

  private static String word(Edited edited, boolean single) {
    if (edited instanceof Edited.Done) {
      return single ? "conflict-decided" : "conflicts-decided";
    }
    if (edited instanceof Edited.ChangedMeanwhile) {
      return "conflict-changed";
    }
    if (edited instanceof Edited.Over) {
      return "conflict-over";
    }
    return edited instanceof Edited.Stopped ? "hub-stopping" : "conflict-unknown";
  }

  /** Empty where it is not understood. */
  private Optional<Choice> choice(HttpServletRequest request) {
    return switch (text(request.getParameter("choice"))) {
      case "keep" -> Optional.of(new Choice.Keep());
      case "take" -> Optional.of(new Choice.Take());
      case "clear" -> Optional.of(new Choice.Other(null));
      case "other" -> Optional.of(new Choice.Other(value(request)));
      default -> Optional.empty();
    };
  }

  /** What was written, as the field's type has it. */
  private Object value(HttpServletRequest request) {
    String written = text(request.getParameter("value"));
    FieldType type =
        types
            .named(text(request.getParameter("recordType")))
            .flatMap(known -> known.field(text(request.getParameter("field"))))
            .map(field -> field.type())
            .orElse(FieldType.STRING);
    return typed(type, written);
  }

  static Object typed(FieldType type, String written) {
    @Nullable Object typed =
        switch (type) {
          case INTEGER, DECIMAL ->
              NUMBER.matcher(written).matches() ? new BigDecimal(written) : null;
          case BOOLEAN ->
              written.equals("true") || written.equals("false") ? Boolean.valueOf(written) : null;
          default -> null;
        };
    return typed == null ? written : typed;
  }
}
