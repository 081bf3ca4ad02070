package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.record.EditRecords;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.ReadRecord;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/** Where the form is sent to that makes a record, or sets fields of one. */
@WebServlet(name = "EditRecord", urlPatterns = "/edit-record")
public class EditRecordServlet extends RecordActServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/edit-record.xhtml";

  @Inject private transient ReadRecord read;
  @Inject private transient RecordTypes types;

  /** For the container. */
  @NullUnmarked
  public EditRecordServlet() {}

  EditRecordServlet(
      EditRecords records,
      ReadRecord read,
      RecordTypes types,
      RightsOf rights,
      SessionLogIn sessions) {
    super(records, rights, sessions);
    this.read = read;
    this.types = types;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.EDIT_RECORDS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Editor editor = editor(who);
    if (text(request.getParameter("id")).isEmpty()) {
      create(request, response, editor);
    } else {
      change(request, response, editor);
    }
  }

  private void create(HttpServletRequest request, HttpServletResponse response, Editor editor)
      throws IOException, ServletException {
    Optional<RecordType> type = types.named(text(request.getParameter("type")));
    if (type.isEmpty()) {
      back(request, response, "record-unknown");
      return;
    }
    Map<String, @Nullable Object> values = new TreeMap<>();
    type.get()
        .fields()
        .forEach(
            field ->
                SentField.written(request, field.name())
                    .filter(written -> !written.isBlank())
                    .ifPresent(
                        written -> values.put(field.name(), SentField.typed(field, written))));
    if (values.isEmpty()) {
      RecordRefusal.of(RecordRefusal.NOTHING).show(request, response, PAGE);
      return;
    }
    answer(
        request,
        response,
        records.create(type.get().id(), edit(request, values, editor)),
        new Way(PAGE, null, "record-made"));
  }

  private static Edit edit(
      HttpServletRequest request, Map<String, @Nullable Object> values, Editor editor) {
    return new Edit(values, editor, request.getParameter("evenIfMatched") != null);
  }

  private void change(HttpServletRequest request, HttpServletResponse response, Editor editor)
      throws IOException, ServletException {
    Optional<Long> id = id(request, "id");
    Optional<Integer> version = version(request, "version");
    if (id.isEmpty() || version.isEmpty()) {
      back(request, response, "not-understood");
      return;
    }
    Optional<RecordType> type =
        read.now(id.get(), editor).flatMap(now -> types.named(now.record().type()));
    if (type.isEmpty()) {
      back(request, response, "record-unknown");
      return;
    }
    Map<String, @Nullable Object> values = new TreeMap<>();
    type.get()
        .fields()
        .forEach(
            field -> {
              if (SentField.touched(request, field.name())) {
                values.put(
                    field.name(),
                    SentField.typed(field, SentField.written(request, field.name()).orElse("")));
              }
            });
    if (values.isEmpty()) {
      response.sendRedirect(
          request.getContextPath()
              + "/"
              + ReturnAddress.with("record.xhtml?id=" + id.get(), "record-same"));
      return;
    }
    answer(
        request,
        response,
        records.change(id.get(), version.get(), edit(request, values, editor)),
        new Way(PAGE, null, "record-saved"));
  }
}
