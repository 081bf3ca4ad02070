package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.form.Shape;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/** Where the form of a system is sent to, all but its connections. */
@WebServlet(name = "System", urlPatterns = "/system")
public class SystemServlet extends DocumentServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/system.xhtml";

  /** For the container. */
  @NullUnmarked
  public SystemServlet() {
    super(PAGE);
  }

  SystemServlet(ReadConfiguration documents, PutConfiguration publish, SessionLogIn sessions) {
    super(PAGE, documents, publish, sessions);
  }

  @Override
  Optional<OneSystem> subject(HttpServletRequest request, Caller who) {
    String id = text(request.getParameter("id"));
    return id.isEmpty()
        ? Optional.of(new OneSystem(null))
        : latest(Kind.SYSTEM, id, who).map(OneSystem::new);
  }

  /**
   * A system without its connections.
   *
   * @param present null for a new one
   */
  record OneSystem(@Nullable Document present) implements Subject {
    @Override
    public Kind kind() {
      return Kind.SYSTEM;
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
      return DocumentShapes.system(present == null);
    }

    @Override
    public List<ConfigurationProblem> objections(Map<String, @Nullable Object> fields) {
      return present == null
          ? objectionsToId(fields)
          : objectionsToFixed(fields, List.of("id", "connections"));
    }

    @Override
    public byte[] content(Map<String, @Nullable Object> fields) {
      return present == null
          ? SystemContent.bytes(fields)
          : new SystemContent(present.content()).keeping(present.id(), fields);
    }

    @Override
    public String next(Map<String, @Nullable Object> fields) {
      return "system.xhtml?id=" + (present == null ? fields.get("id") : present.id());
    }

    @Override
    public String done() {
      return "system-saved";
    }
  }
}
