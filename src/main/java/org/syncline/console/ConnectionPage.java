package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.Words;
import org.syncline.configuration.form.Form;
import org.syncline.configuration.form.Shape;
import org.syncline.connector.spi.Description;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.ReadConnectors;
import org.syncline.system.Connection;
import org.syncline.system.UseOfConnection;

/** One connection of a system: what it showed, what its connector says, and its form. */
@Named
@RequestScoped
public class ConnectionPage {
  /** What is longer as JSON text does not fit into a form that is sent. */
  static final int LONGEST = 60_000;

  @Inject private HttpServletRequest request;
  @Inject private ReadConfiguration documents;
  @Inject private ReadConnectors connectors;
  @Inject private ShownSystems shownSystems;
  @Inject private Visitor visitor;

  private @Nullable Optional<SystemLine> system;
  private @Nullable Optional<Description> connector;
  private @Nullable EditedForm form;

  /** For the container. */
  @NullUnmarked
  public ConnectionPage() {}

  ConnectionPage(
      HttpServletRequest request,
      ReadConfiguration documents,
      ReadConnectors connectors,
      ShownSystems shownSystems,
      Visitor visitor) {
    this.request = request;
    this.documents = documents;
    this.connectors = connectors;
    this.shownSystems = shownSystems;
    this.visitor = visitor;
  }

  /** The system that was asked for, where it may be one; empty for none. */
  public String getSystem() {
    return Asked.id(request, "system");
  }

  /** The connection that was asked for; empty for a new one. */
  public String getAsked() {
    return Asked.id(request, "id");
  }

  private Optional<SystemLine> system() {
    Optional<SystemLine> known = system;
    if (known == null) {
      known = shownSystems.system(getSystem(), visitor.known());
      system = known;
    }
    return known;
  }

  /** Null where there is no such system. */
  public @Nullable SystemLine getSystemLine() {
    return system().orElse(null);
  }

  /** Null where there is no such connection, as yet. */
  public @Nullable ConnectionLine getLine() {
    return system().map(line -> line.connection(getAsked())).orElse(null);
  }

  /** Whether a new connection is to be made. */
  public boolean isFresh() {
    return getAsked().isEmpty()
        && system().isPresent()
        && !getKind().isEmpty()
        && visitor.isConfigurer();
  }

  /** The word of what is spoken over it; empty where nobody knows. */
  public String getKind() {
    ConnectionLine line = getLine();
    if (line != null) {
      return line.kind();
    }
    String asked = Asked.id(request, "kind");
    return Words.of(Connection.Kind.values()).containsKey(asked) ? asked : "";
  }

  private Optional<Description> connector() {
    Optional<Description> known = connector;
    if (known == null) {
      known = connectors.one(getKind(), visitor.known());
      connector = known;
    }
    return known;
  }

  /** What its connector says of itself; null where the hub does not speak this kind. */
  public @Nullable Description getConnector() {
    return connector().orElse(null);
  }

  /** The words of what can be done over it. */
  public List<String> getAbilities() {
    return connector()
        .map(one -> one.abilities().stream().sorted().map(Words::of).toList())
        .orElseGet(List::of);
  }

  /** How far it came when it was tried just now; empty where it was not. */
  public List<UseOfConnection.Step> getSteps() {
    return CheckConnectionServlet.of(request);
  }

  /** Flows that go over it. */
  public List<FlowLine> getFlows() {
    return system()
        .map(
            line ->
                line.flows().stream()
                    .filter(
                        flow ->
                            flow.flow() instanceof OutboundFlow out
                                && out.connection().equals(getAsked()))
                    .toList())
        .orElseGet(List::of);
  }

  /** Version of the system's document that the form is made of, to be sent with it. */
  public int getVersion() {
    return Asked.version(request).orElseGet(() -> system().map(SystemLine::version).orElse(0));
  }

  /** What was sent and did nothing yet, else the connection as it is. */
  public EditedForm getForm() {
    EditedForm known = form;
    if (known == null) {
      EditedForm sent = EditedForm.of(request);
      known = sent == null ? asItIs() : sent;
      form = known;
    }
    return known;
  }

  private EditedForm asItIs() {
    Optional<Document> document = documents.latest(Kind.SYSTEM, getSystem(), visitor.known());
    Shape shape = DocumentShapes.connection(connector(), getAsked().isEmpty());
    SystemContent content =
        new SystemContent(document.map(Document::content).orElseGet(() -> new byte[] {'{', '}'}));
    Form fields =
        Form.showing(shape, getAsked().isEmpty() ? beginning() : content.fields(getAsked()));
    return fields.isTooLarge() || "json".equals(request.getParameter("as"))
        ? EditedForm.ofJson(content.json(getAsked()))
        : EditedForm.of(fields);
  }

  /** What the form of a new one begins with: the settings of its connector. */
  private Map<String, @Nullable Object> beginning() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (connector().isPresent()) {
      members.put("settings", Map.of());
    }
    return members;
  }

  /** All of it as JSON text, for those who only read. */
  public String getJson() {
    return documents
        .latest(Kind.SYSTEM, getSystem(), visitor.known())
        .map(document -> new SystemContent(document.content()).json(getAsked()))
        .orElse("");
  }

  /** Whether it can be changed here: what is longer than a form may be is for the API. */
  public boolean isEditable() {
    return visitor.isConfigurer() && getJson().length() <= LONGEST;
  }
}
