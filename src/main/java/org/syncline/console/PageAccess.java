package org.syncline.console;

import static java.util.Map.entry;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;

/**
 * Lets people to the pages that they may see once they have logged in, and everybody to the log-in
 * page. What is not listed here is for nobody.
 */
@WebFilter(filterName = "PageAccess", urlPatterns = "/*")
public class PageAccess implements Filter {
  static final Set<String> OPEN =
      Set.of(
          "/login.xhtml",
          "/setup.xhtml",
          "/style.css",
          "/console.js",
          "/icon.svg",
          "/error.html",
          ChoicesServlet.PATH,
          "/session/begin",
          SetUpServlet.PATH,
          OidcServlet.BEGIN,
          OidcServlet.END,
          OidcServlet.LOG_OUT);
  private static final String OWN_ACCOUNT = "/account.xhtml";
  private static final String HOME = "/" + ReturnAddress.HOME;

  /** Each page and each address of a form, and what it needs. */
  static final Map<String, Permission> PAGES =
      Map.ofEntries(
          entry(HOME, Permission.READ_MESSAGES),
          entry("/messages.xhtml", Permission.READ_MESSAGES),
          entry("/message.xhtml", Permission.READ_MESSAGES),
          entry("/body", Permission.READ_BODIES),
          entry("/trace.xhtml", Permission.READ_CONFIGURATION),
          entry("/messages-export", Permission.READ_LEDGER),
          entry("/metrics.xhtml", Permission.READ_FIGURES),
          entry("/metrics-export", Permission.READ_FIGURES),
          entry("/business.xhtml", Permission.READ_FIGURES),
          entry("/business-export", Permission.READ_FIGURES),
          entry("/alerts.xhtml", Permission.READ_FIGURES),
          entry("/alerts-export", Permission.READ_FIGURES),
          entry("/alert.xhtml", Permission.READ_FIGURES),
          entry("/alert", Permission.MANAGE_ALERTS),
          entry("/alert-changes.xhtml", Permission.READ_FIGURES),
          entry("/alert-changes-export", Permission.READ_FIGURES),
          entry("/records.xhtml", Permission.READ_RECORDS),
          entry("/records-export", Permission.EXPORT_RECORDS),
          entry("/deliveries.xhtml", Permission.READ_LEDGER),
          entry("/delivery.xhtml", Permission.READ_LEDGER),
          entry("/deliveries-export", Permission.READ_LEDGER),
          entry("/decide-delivery", Permission.DECIDE_MESSAGES),
          entry("/pause", Permission.DECIDE_MESSAGES),
          entry("/conflicts.xhtml", Permission.READ_RECORDS),
          entry("/conflict.xhtml", Permission.READ_RECORDS),
          entry("/decide-conflict", Permission.EDIT_RECORDS),
          entry("/conflict-rule", Permission.CONFIGURE),
          entry("/systems.xhtml", Permission.READ_CONFIGURATION),
          entry("/systems-export", Permission.READ_CONFIGURATION),
          entry("/system.xhtml", Permission.READ_CONFIGURATION),
          entry("/system", Permission.CONFIGURE),
          entry("/connection.xhtml", Permission.READ_CONFIGURATION),
          entry("/connection", Permission.CONFIGURE),
          entry("/check-connection", Permission.CONFIGURE),
          entry("/mappings.xhtml", Permission.READ_CONFIGURATION),
          entry("/mappings-export", Permission.READ_CONFIGURATION),
          entry("/mapping.xhtml", Permission.READ_CONFIGURATION),
          entry("/mapping-comparison.xhtml", Permission.READ_CONFIGURATION),
          entry("/mapping", Permission.CONFIGURE),
          entry("/mapping-editor.xhtml", Permission.CONFIGURE),
          entry("/mapping-editor", Permission.CONFIGURE),
          entry("/what-if", Permission.CONFIGURE),
          entry("/flows.xhtml", Permission.READ_CONFIGURATION),
          entry("/flows-export", Permission.READ_CONFIGURATION),
          entry("/flow.xhtml", Permission.READ_CONFIGURATION),
          entry("/flow", Permission.CONFIGURE),
          entry("/dry-run", Permission.DECIDE_MESSAGES),
          entry("/sweep", Permission.RUN_JOBS),
          entry("/jobs.xhtml", Permission.READ_JOBS),
          entry("/runs-export", Permission.READ_JOBS),
          entry("/run.xhtml", Permission.READ_JOBS),
          entry("/run-failures-export", Permission.READ_JOBS),
          entry("/run", Permission.RUN_JOBS),
          entry("/files.xhtml", Permission.READ_JOBS),
          entry("/files-export", Permission.READ_JOBS),
          entry(PutFileServlet.PATH, Permission.RUN_JOBS),
          entry("/delete-file", Permission.RUN_JOBS),
          entry("/connect.xhtml", Permission.READ_CONFIGURATION),
          entry("/connect", Permission.CONFIGURE),
          entry("/record.xhtml", Permission.READ_RECORDS),
          entry("/reveal", Permission.REVEAL),
          entry("/edit-record.xhtml", Permission.EDIT_RECORDS),
          entry("/edit-record", Permission.EDIT_RECORDS),
          entry("/archive", Permission.EDIT_RECORDS),
          entry("/relations.xhtml", Permission.READ_RECORDS),
          entry("/relate", Permission.EDIT_RECORDS),
          entry("/merge.xhtml", Permission.MERGE_RECORDS),
          entry("/merge", Permission.MERGE_RECORDS),
          entry("/users.xhtml", Permission.ADMINISTER_ACCOUNTS),
          entry("/user.xhtml", Permission.ADMINISTER_ACCOUNTS),
          entry("/new-user.xhtml", Permission.ADMINISTER_ACCOUNTS),
          entry("/users-export", Permission.ADMINISTER_ACCOUNTS),
          entry("/make-user", Permission.ADMINISTER_ACCOUNTS),
          entry("/user", Permission.ADMINISTER_ACCOUNTS),
          entry("/tokens.xhtml", Permission.KEEP_OWN_ACCOUNT),
          entry("/new-token.xhtml", Permission.KEEP_OWN_ACCOUNT),
          entry("/tokens-export", Permission.KEEP_OWN_ACCOUNT),
          entry("/make-token", Permission.KEEP_OWN_ACCOUNT),
          entry("/revoke-token", Permission.KEEP_OWN_ACCOUNT),
          entry("/audit.xhtml", Permission.READ_AUDIT),
          entry("/audit-export", Permission.READ_AUDIT),
          entry("/verify-audit", Permission.READ_AUDIT),
          entry("/settings.xhtml", Permission.READ_SETTINGS),
          entry("/settings-export", Permission.READ_SETTINGS),
          entry("/egress.xhtml", Permission.MANAGE_EGRESS),
          entry("/egress", Permission.MANAGE_EGRESS),
          entry("/secrets.xhtml", Permission.MANAGE_SECRETS),
          entry("/secret", Permission.MANAGE_SECRETS),
          entry(OWN_ACCOUNT, Permission.READ_API),
          entry("/sign-out", Permission.KEEP_OWN_ACCOUNT),
          entry("/password", Permission.KEEP_OWN_ACCOUNT),
          entry("/session/end", Permission.READ_API),
          entry("/decide", Permission.DECIDE_MESSAGES));

  @Inject private AuditTrail audit;

  /** For the container. */
  @NullUnmarked
  public PageAccess() {}

  PageAccess(AuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    if (CallerOfRequest.isApi(http) || OPEN.contains(http.getServletPath())) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Caller> caller = CallerOfRequest.find(http);
    decide(http, answer, chain, caller);
    if (answer.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
      caller.ifPresent(known -> audit.noteAlone(refused(known, http)));
    }
  }

  /** Pages that are not listed may have any name. */
  private static AuditTrail.Act refused(Caller caller, HttpServletRequest request) {
    String page = request.getServletPath();
    return AuditTrail.Act.refused(
        caller.name(),
        "access",
        "page" + (PAGES.containsKey(page) ? page : "/?"),
        "method=" + request.getMethod());
  }

  private static void decide(
      HttpServletRequest http,
      HttpServletResponse answer,
      FilterChain chain,
      Optional<Caller> caller)
      throws IOException, ServletException {
    String page = http.getServletPath().equals("/") ? HOME : http.getServletPath();
    Permission needed = PAGES.get(page);
    if (caller.isEmpty()) {
      answer.sendRedirect(logIn(http));
    } else if (caller.get().system() != null) {
      answer.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (needed == null) {
      answer.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (caller.get().may(needed)) {
      pass(http, answer, chain);
    } else if (page.equals(HOME)) {
      answer.sendRedirect(http.getContextPath() + OWN_ACCOUNT);
    } else {
      answer.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** Goes on; the use cases may refuse still. */
  private static void pass(ServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (NotAllowedException e) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static String logIn(HttpServletRequest request) {
    String query = request.getQueryString();
    String page = request.getServletPath().replaceFirst("^/", "");
    String wanted = ReturnAddress.checked(query == null ? page : page + "?" + query);
    return request.getContextPath()
        + "/login.xhtml?to="
        + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
        + (isOver(request) ? "&log-in=over" : "");
  }

  /** Whether the browser brings a session that is there no more. */
  private static boolean isOver(HttpServletRequest request) {
    return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
  }
}
