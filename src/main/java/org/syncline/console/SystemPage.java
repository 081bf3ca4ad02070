package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.Words;
import org.syncline.configuration.form.Form;
import org.syncline.sync.ReadConnectors;
import org.syncline.system.Connection;

/** One system: its connections, its flows, and the form of what its document says of itself. */
@Named
@RequestScoped
public class SystemPage {
  @Inject private HttpServletRequest request;
  @Inject private ReadConfiguration documents;
  @Inject private ReadConnectors connectors;
  @Inject private ShownSystems shownSystems;
  @Inject private Visitor visitor;

  private @Nullable Optional<SystemLine> line;
  private @Nullable EditedForm form;

  /** For the container. */
  @NullUnmarked
  public SystemPage() {}

  SystemPage(
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

  /** What was asked for, where it may be an id; empty for none. */
  public String getAsked() {
    return Asked.id(request, "id");
  }

  /** Whether a new system is to be made. */
  public boolean isFresh() {
    return getAsked().isEmpty() && visitor.isConfigurer();
  }

  /** Null where there is no such system. */
  public @Nullable SystemLine getLine() {
    Optional<SystemLine> known = line;
    if (known == null) {
      known = shownSystems.system(getAsked(), visitor.known());
      line = known;
    }
    return known.orElse(null);
  }

  /** The word of the queue that its messages go through. */
  public String getQueue() {
    return shownSystems
        .system(getAsked(), visitor.known())
        .map(known -> Words.of(known.system().queue()))
        .orElse("");
  }

  /** Kinds of connections that the hub speaks, for a new one. */
  public List<String> getKinds() {
    return connectors.all(visitor.known()).stream().map(one -> Words.of(one.kind())).toList();
  }

  /** The other kinds that a connection may be of. */
  public List<String> getOtherKinds() {
    List<String> spoken = getKinds();
    return Words.of(Connection.Kind.values()).keySet().stream()
        .filter(kind -> !spoken.contains(kind))
        .toList();
  }

  /** Version that the form is made of, to be sent with it; 0 of a new one. */
  public int getVersion() {
    return Asked.version(request)
        .orElseGet(
            () ->
                shownSystems
                    .system(getAsked(), visitor.known())
                    .map(SystemLine::version)
                    .orElse(0));
  }

  /** What was sent and did nothing yet, else the system as it is. */
  public EditedForm getForm() {
    EditedForm known = form;
    if (known == null) {
      EditedForm sent = EditedForm.of(request);
      known = sent == null ? EditedForm.of(asItIs()) : sent;
      form = known;
    }
    return known;
  }

  private Form asItIs() {
    Map<String, @Nullable Object> members =
        documents
            .latest(Kind.SYSTEM, getAsked(), visitor.known())
            .map(document -> new SystemContent(document.content()).members())
            .orElseGet(Map::of);
    return Form.showing(DocumentShapes.system(getAsked().isEmpty()), members);
  }
}
