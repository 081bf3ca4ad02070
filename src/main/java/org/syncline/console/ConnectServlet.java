package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.platform.Permission;
import org.syncline.record.RecordTypes;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.bulk.FileName;
import org.syncline.sync.bulk.SampleFile;

/**
 * Where the forms of the guide are sent to, each of which does one thing: make a system, look at
 * the first records of a file, choose a format, make a flow. What was chosen and is in no document
 * yet goes on in the address; values of records go to no address.
 */
@WebServlet(name = "Connect", urlPatterns = "/connect")
public class ConnectServlet extends FormServlet {
  /** Records that are shown. */
  static final int SHOWN = 5;

  private static final long serialVersionUID = 1L;
  private static final String SAMPLE = SampleFile.class.getName();
  private static final String ID = "id";

  /** The file of the format, where the page also has the form that puts one. */
  private static final String CHOSEN = "chosen";

  private static final String OBJECT = "object";
  private static final String TYPE = "recordType";

  @Inject private transient PutConfiguration publish;
  @Inject private transient SampleFile samples;
  @Inject private transient RecordTypes types;

  /** For the container. */
  @NullUnmarked
  public ConnectServlet() {}

  ConnectServlet(
      PutConfiguration publish, SampleFile samples, RecordTypes types, SessionLogIn sessions) {
    super(sessions);
    this.publish = publish;
    this.samples = samples;
    this.types = types;
  }

  /**
   * The first records of a file, as the form of this request asked for them; null where none did.
   */
  static SampleFile.Answer.@Nullable Sample sample(HttpServletRequest request) {
    return (SampleFile.Answer.Sample) request.getAttribute(SAMPLE);
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

    void refuse(String field, String mistake) throws IOException, ServletException {
      new FormRefusal(field, mistake).show(Guide.PAGE, request, response);
    }

    void refuse(List<ConfigurationProblem> problems) throws IOException, ServletException {
      EditedForm.ofNothing().refusedElsewhere(problems).show(request, response, "/" + Guide.PAGE);
    }

    void land(Guide guide, String done) throws IOException {
      response.sendRedirect(
          request.getContextPath() + "/" + ReturnAddress.with(guide.address(), done));
    }
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Sent sent = new Sent(request, response, who);
    switch (sent.field("act")) {
      case "system" -> system(sent);
      case "preview" -> chosen(sent, true);
      case "format" -> chosen(sent, false);
      case "flow" -> flow(sent);
      default -> DecisionForm.lead(request, response, DecisionForm.Done.nothing("not-understood"));
    }
  }

  // ---- the system

  private void system(Sent sent) throws IOException, ServletException {
    Guide guide = Guide.of(sent.request());
    for (String name : List.of(ID, "name", "owner")) {
      if (sent.field(name).isEmpty()) {
        sent.refuse(name, "mistake.needed");
        return;
      }
    }
    if (guide.way().isEmpty()) {
      sent.refuse("way", "mistake.choice");
      return;
    }
    String id = Asked.id(sent.request(), ID);
    if (id.isEmpty()) {
      sent.refuse(ID, "mistake.id");
      return;
    }
    Map<String, @Nullable Object> system = new LinkedHashMap<>();
    system.put(ID, id);
    system.put("name", sent.field("name"));
    system.put("owner", sent.field("owner"));
    if (put(sent, Kind.SYSTEM, system)) {
      sent.land(new Guide(id, guide.way(), "", "", "", ""), "system-saved");
    }
  }

  /** Puts a new document; false where that was refused, and told. */
  private boolean put(Sent sent, Kind kind, Map<String, @Nullable Object> document)
      throws IOException, ServletException {
    String id = String.valueOf(document.get(ID));
    byte[] content = ConfigurationDocument.laidOut(document).getBytes(StandardCharsets.UTF_8);
    try {
      publish.put(kind, id, content, sent.who(), 0);
      return true;
    } catch (InvalidConfiguration e) {
      sent.refuse(e.problems());
    } catch (PutConfiguration.VersionConflict e) {
      sent.refuse(kind == Kind.SYSTEM ? ID : "flow", "mistake.idthere");
    }
    return false;
  }

  // ---- what comes, and in which format

  private void chosen(Sent sent, boolean preview) throws IOException, ServletException {
    Guide asked = Guide.of(sent.request());
    if (asked.object().isEmpty()) {
      sent.refuse(OBJECT, "mistake.needed");
    } else if (types.all().stream().noneMatch(type -> type.id().equals(asked.recordType()))) {
      sent.refuse(TYPE, "mistake.choice");
    } else if (asked.file().isEmpty() && (preview || asked.way().equals(Guide.FILE))) {
      sent.refuse(CHOSEN, "mistake.norunfile");
    } else {
      withFormat(sent, asked, preview);
    }
  }

  private void withFormat(Sent sent, Guide asked, boolean preview)
      throws IOException, ServletException {
    try {
      Map<String, @Nullable Object> members = FormatChoice.of(sent.request()).members();
      String json = ConfigurationDocument.write(members);
      FormatDefinition format = FormatDefinition.parse(json.getBytes(StandardCharsets.UTF_8));
      if (json.length() > Guide.LONGEST_FORMAT) {
        sent.refuse("json", "mistake.formatlong");
      } else if (preview) {
        preview(sent, new FileName(asked.file()), format);
      } else {
        sent.land(
            new Guide(
                asked.system(),
                asked.way(),
                asked.object(),
                asked.recordType(),
                asked.file(),
                json),
            "format-chosen");
      }
    } catch (InvalidConfiguration e) {
      sent.refuse(e.problems());
    } catch (IllegalArgumentException e) {
      sent.refuse(List.of(new ConfigurationProblem("", String.valueOf(e.getMessage()))));
    }
  }

  private void preview(Sent sent, FileName file, FormatDefinition format)
      throws IOException, ServletException {
    SampleFile.Answer answer = samples.first(file, format, SHOWN, sent.who());
    if (answer instanceof SampleFile.Answer.Sample sample) {
      sent.request().setAttribute(SAMPLE, sample);
      sent.response().setHeader("Cache-Control", "private, no-store");
      sent.request()
          .getRequestDispatcher("/" + Guide.PAGE)
          .forward(sent.request(), sent.response());
    } else if (answer instanceof SampleFile.Answer.NoFormatOfFiles no) {
      sent.refuse(List.of(new ConfigurationProblem("kind", no.why())));
    } else {
      sent.refuse(CHOSEN, "mistake.norunfile");
    }
  }

  // ---- the flow

  private void flow(Sent sent) throws IOException, ServletException {
    Guide guide = Guide.of(sent.request());
    if (guide.system().isEmpty() || !guide.isChosen()) {
      DecisionForm.lead(
          sent.request(), sent.response(), DecisionForm.Done.nothing("not-understood"));
      return;
    }
    Optional<String> id = Optional.of(Asked.id(sent.request(), "flow")).filter(i -> !i.isEmpty());
    if (id.isEmpty()) {
      sent.refuse("flow", "mistake.id");
      return;
    }
    Map<String, @Nullable Object> flow = new LinkedHashMap<>();
    flow.put(ID, id.get());
    flow.put("system", guide.system());
    flow.put(OBJECT, guide.object());
    flow.put(TYPE, guide.recordType());
    if (guide.way().equals(Guide.FILE)) {
      flow.put("strategy", "scheduled");
    }
    flow.put("format", guide.formatMembers());
    flow.put("mapping", sent.field("mapping"));
    flow.put("state", sent.field("state"));
    flow.put("order", sent.field("order"));
    if (put(sent, Kind.FLOW, flow)) {
      sent.land(guide, "flow-saved");
    }
  }
}
