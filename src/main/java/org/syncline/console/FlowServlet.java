package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.form.Shape;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/** Where the form of a flow is sent to. */
@WebServlet(name = "Flow", urlPatterns = "/flow")
public class FlowServlet extends DocumentServlet {
  static final String OUT = "out";

  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/flow.xhtml";
  private static final String ID = "id";
  private static final String DIRECTION = "direction";

  /** For the container. */
  @NullUnmarked
  public FlowServlet() {
    super(PAGE);
  }

  FlowServlet(ReadConfiguration documents, PutConfiguration publish, SessionLogIn sessions) {
    super(PAGE, documents, publish, sessions);
  }

  @Override
  Optional<OneFlow> subject(HttpServletRequest request, Caller who) {
    String id = text(request.getParameter(ID));
    boolean out = text(request.getParameter(DIRECTION)).equals(OUT);
    return id.isEmpty()
        ? Optional.of(new OneFlow(null, out))
        : latest(Kind.FLOW, id, who).map(document -> new OneFlow(document, isOut(document)));
  }

  /** Whether a flow brings records to a system. */
  static boolean isOut(Document document) {
    return OUT.equals(ConfigurationDocument.members(document.content()).get(DIRECTION));
  }

  /** What the form of a flow asks for. */
  static Map<String, @Nullable Object> fields(Document document) {
    Map<String, @Nullable Object> fields =
        new LinkedHashMap<>(ConfigurationDocument.members(document.content()));
    fields.remove(ID);
    fields.remove(DIRECTION);
    return fields;
  }

  /**
   * A flow.
   *
   * @param present null for a new one
   * @param out whether it brings records to a system
   */
  record OneFlow(@Nullable Document present, boolean out) implements Subject {
    @Override
    public Kind kind() {
      return Kind.FLOW;
    }

    @Override
    public String id() {
      return present == null ? "" : present.id();
    }

    @Override
    public String path() {
      return "";
    }

    @Override
    public Shape shape() {
      return DocumentShapes.flow(out, present == null);
    }

    @Override
    public List<ConfigurationProblem> objections(Map<String, @Nullable Object> fields) {
      return present == null
          ? objectionsToId(fields)
          : objectionsToFixed(fields, List.of(ID, DIRECTION));
    }

    @Override
    public byte[] content(Map<String, @Nullable Object> fields) {
      Map<String, @Nullable Object> flow = new LinkedHashMap<>();
      flow.put(ID, present == null ? fields.get(ID) : present.id());
      if (out) {
        flow.put(DIRECTION, OUT);
      }
      fields.forEach(flow::putIfAbsent);
      return ConfigurationDocument.laidOut(flow).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String next(Map<String, @Nullable Object> fields) {
      return "flow.xhtml?id=" + (present == null ? fields.get(ID) : present.id());
    }

    @Override
    public String done() {
      return "flow-saved";
    }
  }
}
