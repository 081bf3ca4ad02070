package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Document;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.suggestion.RowChoice;
import org.syncline.platform.Permission;
import org.syncline.record.RecordTypes;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.KeepMappingDrafts;

/**
 * Where the forms of a mapping's editor are sent to. Each act changes one row of what was seen and
 * keeps the draft; a sample that somebody pasted goes on from answer to answer, and is kept
 * nowhere.
 */
@WebServlet(name = "MappingEditor", urlPatterns = "/mapping-editor")
public class MappingEditorServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/" + EditorState.PAGE;
  private static final String CHANGED = "mapping-changed";
  private static final Pattern PLACE = Pattern.compile("[0-9]{1,6}");

  @Inject private transient KeepMappingDrafts drafts;
  @Inject private transient ReadConfiguration documents;
  @Inject private transient RecordTypes types;

  /** For the container. */
  @NullUnmarked
  public MappingEditorServlet() {}

  MappingEditorServlet(
      KeepMappingDrafts drafts,
      ReadConfiguration documents,
      RecordTypes types,
      SessionLogIn sessions) {
    super(sessions);
    this.drafts = drafts;
    this.documents = documents;
    this.types = types;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.CONFIGURE);
  }

  /** A form, whose sender may send it. */
  private record Sent(HttpServletRequest request, HttpServletResponse response, Caller who) {
    String field(String name) {
      return text(request.getParameter(name));
    }

    /** What is to be done, in a word. */
    String act() {
      String act = field("act");
      int colon = act.indexOf(':');
      return colon < 0 ? act : act.substring(0, colon);
    }

    /** What it is to be done with. */
    String with() {
      String act = field("act");
      return act.substring(act.indexOf(':') + 1);
    }

    /** The same as a place in a list; -1 where it is none. */
    int place() {
      return PLACE.matcher(with()).matches() ? Integer.parseInt(with()) : -1;
    }

    /** The row that the form is about; -1 for a new one. */
    int row() {
      return PLACE.matcher(field("row")).matches() ? Integer.parseInt(field("row")) : -1;
    }

    EditorState state() {
      return EditorState.of(request);
    }

    void land(EditorState state, String done) throws IOException, ServletException {
      if (state.sample().isEmpty()) {
        String page = request.getContextPath() + "/" + ReturnAddress.with(state.address(), done);
        response.sendRedirect(page);
      } else {
        // No address holds the sample, so that the answer is the page with it.
        response.setHeader("Cache-Control", "no-store");
        String page = PAGE + "?row=&done=" + done;
        request.getRequestDispatcher(page).forward(request, response);
      }
    }

    /** The page with the form of a row, and the sample. */
    void open(String name, String value) throws IOException, ServletException {
      response.setHeader("Cache-Control", "no-store");
      String coded = URLEncoder.encode(value, StandardCharsets.UTF_8);
      String page = PAGE + (name.equals("row") ? "?row=" : "?row=&" + name + "=") + coded;
      request.getRequestDispatcher(page).forward(request, response);
    }

    void show(RowForm form) throws IOException, ServletException {
      form.show(request, response, PAGE);
    }
  }

  /**
   * What an author has seen.
   *
   * @param hash of the draft; null where there was none, and it is the published version
   */
  private record Seen(byte[] content, @Nullable String hash) {}

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Sent sent = new Sent(request, response, who);
    RowForm form = RowForm.sent(request);
    switch (sent.act()) {
      case "begin" -> begin(sent);
      case "look" -> look(sent);
      // Links do the same where no sample has to go along.
      case "edit" -> sent.open("row", sent.with());
      case "fill" -> sent.open("target", sent.with());
      case "save" -> save(sent, form);
      case "add" -> sent.show(form.adding(sent.field("step")));
      case "raise" -> sent.show(form.raising(sent.place()));
      case "drop" -> sent.show(form.dropping(sent.place()));
      case "use" -> sent.show(form.using(sent.with()));
      case "up" -> change(sent, "row-moved", content -> content.moving(sent.place(), true));
      case "down" -> change(sent, "row-moved", content -> content.moving(sent.place(), false));
      case "remove" -> change(sent, "row-removed", content -> content.without(sent.place()));
      case "accept" -> accept(sent);
      case "reject" -> reject(sent);
      default -> DecisionForm.lead(request, response, DecisionForm.Done.nothing("not-understood"));
    }
  }

  // ---- a new mapping

  private void begin(Sent sent) throws IOException, ServletException {
    String id = sent.field("id");
    String type = sent.field("recordType");
    if (!MappingTable.isId(id)) {
      new FormRefusal("id", "mistake.id").show(EditorState.PAGE, sent.request(), sent.response());
      return;
    }
    if (isThere(id, sent.who())) {
      sent.land(sent.state(), "mapping-there");
      return;
    }
    if (types.named(type).isEmpty()) {
      new FormRefusal("recordType", "mistake.choice")
          .show(EditorState.PAGE, sent.request(), sent.response());
      return;
    }
    boolean kept =
        drafts.save(id, MappingContent.fresh(id, type), null, sent.who())
            instanceof KeepMappingDrafts.Kept.Saved;
    sent.land(sent.state(), kept ? "mapping-begun" : "mapping-there");
  }

  private boolean isThere(String id, Caller who) {
    return drafts.read(id, who).isPresent() || documents.latest(Kind.MAPPING, id, who).isPresent();
  }

  /** The address says what is looked at, but for what was pasted. */
  private static void look(Sent sent) throws IOException, ServletException {
    EditorState state = sent.state();
    if (state.isSampleTooLong()) {
      new FormRefusal("sample", "mistake.sample")
          .show(EditorState.PAGE, sent.request(), sent.response());
    } else if (state.sample().isEmpty()) {
      sent.response().sendRedirect(sent.request().getContextPath() + "/" + state.address());
    } else {
      sent.response().setHeader("Cache-Control", "no-store");
      sent.request().getRequestDispatcher(PAGE).forward(sent.request(), sent.response());
    }
  }

  // ---- rows

  private void save(Sent sent, RowForm form) throws IOException, ServletException {
    Optional<Seen> seen = seen(sent);
    if (seen.isEmpty()) {
      sent.show(form.troubled(EditedForm.CHANGED, List.of()));
      return;
    }
    try {
      MappingContent content = new MappingContent(seen.get().content());
      int place = sent.row();
      if (place >= content.size()) {
        sent.show(form.troubled(EditedForm.CHANGED, List.of()));
        return;
      }
      StepCatalogue functions =
          new StepCatalogue(documents.latest(Kind.MAPPING_FUNCTION, sent.who()));
      RowForm.Taken taken = form.take(content.row(place), functions);
      if (!taken.isGood()) {
        sent.show(taken.form());
        return;
      }
      byte[] changed =
          place < 0 ? content.adding(taken.row()) : content.changing(place, taken.row());
      if (isKept(sent, changed, seen.get())) {
        sent.land(sent.state(), "row-saved");
      } else {
        sent.show(form.troubled(EditedForm.CHANGED, List.of()));
      }
    } catch (InvalidConfiguration e) {
      sent.show(
          form.troubled(EditedForm.REFUSED, e.problems().stream().map(Object::toString).toList()));
    }
  }

  private void change(Sent sent, String done, Function<MappingContent, byte[]> change)
      throws IOException, ServletException {
    Optional<Seen> seen = seen(sent);
    String became = CHANGED;
    if (seen.isPresent()) {
      MappingContent content = content(seen.get());
      boolean there = content != null && sent.place() >= 0 && sent.place() < content.size();
      if (content != null && there && isKept(sent, change.apply(content), seen.get())) {
        became = done;
      }
    }
    sent.land(sent.state(), became);
  }

  /** Null where nobody can read it any more. */
  private static @Nullable MappingContent content(Seen seen) {
    try {
      return new MappingContent(seen.content());
    } catch (InvalidConfiguration e) {
      return null;
    }
  }

  private boolean isKept(Sent sent, byte[] content, Seen seen) {
    return drafts.save(sent.state().id(), content, seen.hash(), sent.who())
        instanceof KeepMappingDrafts.Kept.Saved;
  }

  /** What the author has seen, where it is still what is there. */
  private Optional<Seen> seen(Sent sent) {
    String id = sent.state().id();
    String hash = sent.field("seen");
    Optional<DraftDocument> draft = drafts.read(id, sent.who());
    if (draft.isPresent() || !hash.isEmpty()) {
      return draft
          .filter(one -> one.contentHash().equals(hash))
          .map(one -> new Seen(one.content(), hash));
    }
    Optional<Document> published = documents.latest(Kind.MAPPING, id, sent.who());
    return published
        .filter(one -> String.valueOf(one.version()).equals(sent.field("version")))
        .map(one -> new Seen(one.content(), null));
  }

  // ---- suggestions

  private void accept(Sent sent) throws IOException, ServletException {
    Optional<Seen> seen = seen(sent);
    String became = CHANGED;
    if (seen.isPresent()) {
      try {
        Map<String, @Nullable Object> row = members(sent.field("suggested.row"));
        Map<String, String> entries = new LinkedHashMap<>();
        members(sent.field("suggested.entries"))
            .forEach((from, to) -> entries.put(from, String.valueOf(to)));
        byte[] changed =
            new MappingContent(seen.get().content())
                .accepting(row, sent.field("suggested.map"), entries);
        if (isKept(sent, changed, seen.get())) {
          became = "row-accepted";
        }
      } catch (InvalidConfiguration e) {
        became = "not-understood";
      }
    }
    sent.land(sent.state(), became);
  }

  private static Map<String, @Nullable Object> members(String json) {
    return ConfigurationDocument.members(
        (json.isEmpty() ? "{}" : json).getBytes(StandardCharsets.UTF_8));
  }

  private static void reject(Sent sent) throws IOException, ServletException {
    RowChoice pair = new RowChoice(sent.field("suggested.target"), sent.field("suggested.source"));
    EditorState state = sent.state().rejecting(pair);
    // Where no address says it, the page has it from here.
    state.keep(sent.request());
    sent.land(state, "row-rejected");
  }
}
