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
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.ReadRecord;
import org.syncline.record.RecordTypes;
import org.syncline.record.RelationDefinition;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/** Where the forms are sent to that begin a relation, say something else about it, or end it. */
@WebServlet(name = "Relate", urlPatterns = "/relate")
public class RelateServlet extends RecordActServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "relations.xhtml";

  @Inject private transient ReadRecord read;
  @Inject private transient RecordTypes types;

  /** For the container. */
  @NullUnmarked
  public RelateServlet() {}

  RelateServlet(
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
    Optional<Long> id = id(request, "id");
    Optional<Long> other = id(request, "other");
    String name = RelationsPage.name(request);
    String act = text(request.getParameter("act"));
    boolean begins = act.equals("relate");
    if (id.isEmpty() || name.isEmpty() || !(begins || act.equals("unrelate"))) {
      back(request, response, "not-understood");
      return;
    }
    if (other.isEmpty()) {
      new FormRefusal("other", "mistake.number").show(PAGE, request, response);
      return;
    }
    Editor editor = editor(who);
    answer(
        request,
        response,
        begins
            ? records.relate(
                id.get(), name, other.get(), values(request, id.get(), name, editor), editor)
            : records.unrelate(id.get(), name, other.get(), editor),
        new Way(
            "/" + PAGE,
            PAGE + "?id=" + id.get() + "&name=" + name,
            begins ? "record-related" : "record-unrelated"));
  }

  /** What was entered about the two; what is empty is not said. */
  private Map<String, @Nullable Object> values(
      HttpServletRequest request, long id, String name, Editor editor) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    RelationDefinition kind =
        read.now(id, editor)
            .flatMap(now -> types.named(now.record().type()))
            .flatMap(type -> type.relation(name))
            .orElse(null);
    if (kind != null) {
      kind.fields()
          .values()
          .forEach(
              field ->
                  SentField.written(request, field.name())
                      .filter(written -> !written.isBlank())
                      .ifPresent(
                          written -> values.put(field.name(), SentField.typed(field, written))));
    }
    return values;
  }
}
