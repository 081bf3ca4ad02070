package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.ReadAudit;
import org.syncline.security.VerifyAudit;
import org.syncline.security.VerifyAudit.Verdict;
import org.syncline.security.rest.SessionLogIn;

/**
 * Where the form is sent to that verifies the audit trail. A script asks for it part by part, so
 * that it can show how far it is, and gets numbers in JSON; a form alone waits for all of it, and
 * the answer is the page itself. No address ever says that a trail is sound.
 */
@WebServlet(name = "VerifyAudit", urlPatterns = "/verify-audit")
public class VerifyAuditServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String VERDICT = Verdict.class.getName();

  @Inject private transient ReadAudit audit;

  /** For the container. */
  @NullUnmarked
  public VerifyAuditServlet() {}

  VerifyAuditServlet(ReadAudit audit, SessionLogIn sessions) {
    super(sessions);
    this.audit = audit;
  }

  /** What the form of this request found; null where it brought none. */
  static @Nullable Verdict verdict(HttpServletRequest request) {
    return (Verdict) request.getAttribute(VERDICT);
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.READ_AUDIT);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    if ("application/json".equals(request.getHeader("Accept"))) {
      part(request, response, who);
    } else {
      request.setAttribute(VERDICT, audit.verify(who));
      request.getRequestDispatcher("/audit.xhtml").forward(request, response);
    }
  }

  private void part(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    String after = text(request.getParameter("after"));
    if (!after.matches("[0-9]{0,18}")) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    response.setContentType("application/json");
    response.getWriter().write(json(audit.verifyPart(number(after), who)));
  }

  private static long number(String text) {
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** {@code broken}: number of the first entry that is wrong or missing. */
  static String json(VerifyAudit.Part part) {
    Verdict verdict = part.verdict();
    Long broken = verdict instanceof Verdict.Broken found ? found.number() : null;
    return "{\"read\": %d, \"last\": %d, \"over\": %b, \"broken\": %d}"
        .formatted(part.read(), part.last(), verdict != null, broken);
  }
}
