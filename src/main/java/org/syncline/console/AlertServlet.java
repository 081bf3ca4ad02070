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
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.PutConfiguration.VersionConflict;
import org.syncline.metrics.alert.AdministerAlerts;
import org.syncline.metrics.alert.TryAlert;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/** Where the form of an alert rule is sent to: to put, to try and to remove it. */
@WebServlet(name = "Alert", urlPatterns = "/alert")
public class AlertServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/alert.xhtml";
  private static final String TRIED = TryAlert.Tried.class.getName();

  @Inject private transient AdministerAlerts alerts;
  @Inject private transient TryAlert tries;

  /** For the container. */
  @NullUnmarked
  public AlertServlet() {}

  AlertServlet(AdministerAlerts alerts, TryAlert tries, SessionLogIn sessions) {
    super(sessions);
    this.alerts = alerts;
    this.tries = tries;
  }

  /** What the rule of this request's form would have done; null where that was not asked for. */
  static TryAlert.@Nullable Tried tried(HttpServletRequest request) {
    return (TryAlert.Tried) request.getAttribute(TRIED);
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.MANAGE_ALERTS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    String id = text(request.getParameter("id"));
    SentForm form = new SentForm(request, DocumentShapes.alert(id.isEmpty()));
    EditedForm turned = form.turned();
    Integer version = form.version();
    if (turned != null) {
      turned.show(request, response, PAGE);
    } else if (version != null && form.act().equals("delete") && !id.isEmpty()) {
      remove(request, response, id, who);
    } else if (version != null && (form.act().equals("save") || form.act().equals("try"))) {
      use(request, response, form, who);
    } else {
      DecisionForm.lead(request, response, DecisionForm.Done.nothing("not-understood"));
    }
  }

  private void remove(
      HttpServletRequest request, HttpServletResponse response, String id, Caller who)
      throws IOException {
    if (request.getParameter("sure") == null) {
      land(request, response, "alert.xhtml?id=" + id, "not-sure");
    } else {
      boolean there = alerts.remove(id, who);
      land(request, response, "alerts.xhtml", there ? "alert-removed" : "alert-unknown");
    }
  }

  private static void land(
      HttpServletRequest request, HttpServletResponse response, String next, String done)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/" + ReturnAddress.with(next, done));
  }

  /** Puts what was entered, or tries it. */
  private void use(
      HttpServletRequest request, HttpServletResponse response, SentForm form, Caller who)
      throws IOException, ServletException {
    Map<String, @Nullable Object> fields;
    try {
      fields = new LinkedHashMap<>(form.value());
    } catch (InvalidConfiguration e) {
      form.unreadable(e).show(request, response, PAGE);
      return;
    }
    String asked = text(request.getParameter("id"));
    String id = asked.isEmpty() ? String.valueOf(fields.remove("id")) : asked;
    byte[] content = ConfigurationDocument.write(fields).getBytes(StandardCharsets.UTF_8);
    try {
      if (form.act().equals("try")) {
        request.setAttribute(TRIED, tries.run(content, null, null, who));
        form.again().show(request, response, PAGE);
      } else {
        alerts.put(id, content, who, form.version());
        land(request, response, "alert.xhtml?id=" + id, "alert-saved");
      }
    } catch (InvalidConfiguration e) {
      form.again().refused(e.problems()).show(request, response, PAGE);
    } catch (VersionConflict e) {
      form.again().troubled(EditedForm.CHANGED).show(request, response, PAGE);
    }
  }
}
