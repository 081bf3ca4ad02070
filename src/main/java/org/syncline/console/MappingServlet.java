package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.PutConfiguration.VersionConflict;
import org.syncline.mapping.golden.GoldenRun;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.KeepMappingDrafts;
import org.syncline.sync.MappingVersion;
import org.syncline.sync.PublishMapping;
import org.syncline.sync.RunMappingCases;

/**
 * Where the forms of a mapping's page are sent to: to keep and drop a draft, to publish it, to go
 * back to an older version, and to run its golden cases.
 */
@WebServlet(name = "Mapping", urlPatterns = "/mapping")
public class MappingServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/mapping.xhtml";
  private static final String RUN = GoldenRun.class.getName();
  private static final String CHANGED = "mapping-changed";

  @Inject private transient KeepMappingDrafts drafts;
  @Inject private transient PublishMapping publish;
  @Inject private transient RunMappingCases cases;

  /** For the container. */
  @NullUnmarked
  public MappingServlet() {}

  MappingServlet(
      KeepMappingDrafts drafts,
      PublishMapping publish,
      RunMappingCases cases,
      SessionLogIn sessions) {
    super(sessions);
    this.drafts = drafts;
    this.publish = publish;
    this.cases = cases;
  }

  /** What came of the golden cases that the form of this request ran; null where it ran none. */
  static @Nullable GoldenRun run(HttpServletRequest request) {
    return (GoldenRun) request.getAttribute(RUN);
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

    /** The draft that was seen; null for none. */
    @Nullable String seen() {
      String seen = field("seen");
      return seen.isEmpty() ? null : seen;
    }

    /** The published version that was seen; 0 for none. */
    int version() {
      String version = field("version");
      return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    void show(EditedForm form) throws IOException, ServletException {
      form.show(request, response, PAGE);
    }

    void land(String next, String done) throws IOException {
      response.sendRedirect(request.getContextPath() + "/" + ReturnAddress.with(next, done));
    }

    /** To the page of the mapping. */
    void land(String done) throws IOException {
      land("mapping.xhtml?id=" + field("id"), done);
    }
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Sent sent = new Sent(request, response, who);
    switch (sent.field("act")) {
      case "save" -> save(sent);
      case "discard" -> discard(sent);
      case "publish", "roll-back" -> publish(sent);
      case "cases" -> runCases(sent);
      default -> DecisionForm.lead(request, response, DecisionForm.Done.nothing("not-understood"));
    }
  }

  private void save(Sent sent) throws IOException, ServletException {
    String json = sent.field("json");
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    try {
      String id = sent.field("id").isEmpty() ? idIn(content) : sent.field("id");
      if (drafts.save(id, content, sent.seen(), sent.who())
          instanceof KeepMappingDrafts.Kept.Saved) {
        sent.land("mapping.xhtml?id=" + id, "draft-saved");
      } else {
        sent.show(EditedForm.ofJson(json).troubled(EditedForm.CHANGED));
      }
    } catch (InvalidConfiguration e) {
      sent.show(EditedForm.ofJson(json).refused(e.problems()));
    }
  }

  /** The id of a new mapping, as its document says; empty where it says none. */
  private static String idIn(byte[] content) {
    return ConfigurationDocument.members(content).get("id") instanceof String id ? id : "";
  }

  private void discard(Sent sent) throws IOException {
    if (sent.field("sure").isEmpty()) {
      sent.land("not-sure");
      return;
    }
    String seen = sent.field("seen");
    sent.land(
        "mapping.xhtml?id=" + sent.field("id"),
        switch (drafts.discard(sent.field("id"), seen, sent.who())) {
          case DONE -> "draft-discarded";
          case NONE -> "draft-unknown";
          case CONFLICT -> CHANGED;
        });
  }

  private void publish(Sent sent) throws IOException, ServletException {
    Optional<String> why = new DecisionForm(sent.request()).why();
    if (why.isEmpty()) {
      sent.land("why-missing");
      return;
    }
    try {
      PublishMapping.Became became = became(sent, why.get());
      if (became instanceof PublishMapping.Became.InForce) {
        sent.land("mapping-published");
      } else if (became instanceof PublishMapping.Became.Unchanged) {
        sent.land("mapping-same");
      } else {
        sent.land(CHANGED);
      }
    } catch (InvalidConfiguration e) {
      sent.show(EditedForm.ofNothing().refusedElsewhere(e.problems()));
    } catch (VersionConflict e) {
      sent.land(CHANGED);
    }
  }

  private PublishMapping.Became became(Sent sent, String why) {
    if (sent.field("act").equals("publish")) {
      return publish.draft(sent.field("id"), sent.version(), sent.seen(), why, sent.who());
    }
    String to = sent.field("to");
    int number = to.matches("[0-9]{1,9}") ? Integer.parseInt(to) : 0;
    return publish.rollBack(sent.field("id"), number, sent.version(), why, sent.who());
  }

  private void runCases(Sent sent) throws IOException, ServletException {
    MappingVersion version =
        MappingVersion.ofWord(sent.field("of")).orElseGet(MappingVersion.Published::new);
    try {
      Optional<GoldenRun> run = cases.run(sent.field("id"), version, sent.who());
      if (run.isEmpty()) {
        sent.response().sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      sent.request().setAttribute(RUN, run.get());
      sent.request().getRequestDispatcher(PAGE).forward(sent.request(), sent.response());
    } catch (InvalidConfiguration e) {
      sent.show(EditedForm.ofNothing().refusedElsewhere(e.problems()));
    }
  }
}
