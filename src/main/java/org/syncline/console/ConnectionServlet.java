package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.Words;
import org.syncline.configuration.form.Form;
import org.syncline.configuration.form.Shape;
import org.syncline.connector.spi.Description;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.ReadConnectors;
import org.syncline.system.Connection;
import org.syncline.system.SystemDocument;

/** Where the form of a connection is sent to, and that which takes it away. */
@WebServlet(name = "Connection", urlPatterns = "/connection")
public class ConnectionServlet extends DocumentServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/connection.xhtml";

  @Inject private transient ReadConnectors connectors;

  /** For the container. */
  @NullUnmarked
  public ConnectionServlet() {
    super(PAGE);
  }

  ConnectionServlet(
      ReadConfiguration documents,
      PutConfiguration publish,
      SessionLogIn sessions,
      ReadConnectors connectors) {
    super(PAGE, documents, publish, sessions);
    this.connectors = connectors;
  }

  @Override
  Optional<OneConnection> subject(HttpServletRequest request, Caller who) {
    String id = text(request.getParameter("id"));
    Document system = latest(Kind.SYSTEM, text(request.getParameter("system")), who).orElse(null);
    if (system == null) {
      return Optional.empty();
    }
    String kind =
        id.isEmpty()
            ? text(request.getParameter("kind"))
            : SystemDocument.parse(system.content())
                .connection(id)
                .map(known -> Words.of(known.kind()))
                .orElse("");
    return Words.of(Connection.Kind.values()).containsKey(kind)
        ? Optional.of(new OneConnection(system, id, kind, connectors.one(kind, who)))
        : Optional.empty();
  }

  @Override
  boolean other(Sent sent, Subject subject, int version) throws IOException, ServletException {
    OneConnection connection = (OneConnection) subject;
    if (!sent.form().act().equals("delete") || connection.own().isEmpty()) {
      return false;
    }
    String here = connection.next(Map.of());
    if (sent.request().getParameter("sure") == null) {
      sent.response()
          .sendRedirect(
              sent.request().getContextPath() + "/" + ReturnAddress.with(here, "not-sure"));
      return true;
    }
    byte[] content = new SystemContent(connection.present().content()).without(connection.own());
    try {
      land(
          sent,
          "system.xhtml?id=" + connection.id(),
          "connection-removed",
          put(subject, connection.id(), content, version, sent.who()));
    } catch (InvalidConfiguration e) {
      show(connection.shown().refusedElsewhere(e.problems()), sent);
    } catch (PutConfiguration.VersionConflict e) {
      show(connection.shown().troubled(EditedForm.CHANGED), sent);
    }
    return true;
  }

  /**
   * One connection of a system.
   *
   * @param own its id; empty for a new one
   * @param kindWord the word of what is spoken over it
   * @param connector empty where the hub does not speak it
   */
  record OneConnection(
      Document present, String own, String kindWord, Optional<Description> connector)
      implements Subject {
    @Override
    public Kind kind() {
      return Kind.SYSTEM;
    }

    @Override
    public String id() {
      return present.id();
    }

    @Override
    public String path() {
      return new SystemContent(present.content()).path(own);
    }

    @Override
    public Shape shape() {
      return DocumentShapes.connection(connector, own.isEmpty());
    }

    @Override
    public List<ConfigurationProblem> objections(Map<String, @Nullable Object> fields) {
      List<String> fixed = new ArrayList<>(List.of("kind"));
      if (!own.isEmpty()) {
        fixed.add("id");
      }
      return objectionsToFixed(fields, fixed);
    }

    @Override
    public byte[] content(Map<String, @Nullable Object> fields) {
      SystemContent system = new SystemContent(present.content());
      return own.isEmpty()
          ? system.adding(kindWord, fields)
          : system.changing(own, kindWord, fields);
    }

    @Override
    public String next(Map<String, @Nullable Object> fields) {
      return "connection.xhtml?system="
          + present.id()
          + "&id="
          + (own.isEmpty() ? fields.get("id") : own);
    }

    @Override
    public String done() {
      return "connection-saved";
    }

    /** Its form as it is. */
    EditedForm shown() {
      return EditedForm.of(Form.showing(shape(), new SystemContent(present.content()).fields(own)));
    }
  }
}
