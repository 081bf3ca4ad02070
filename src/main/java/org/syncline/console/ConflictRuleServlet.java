package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.Words;
import org.syncline.console.DecisionForm.Done;
import org.syncline.platform.Permission;
import org.syncline.record.DecideByRule;
import org.syncline.record.Survivorship;
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;
import org.syncline.security.rest.SessionLogIn;

/**
 * Where the form of a conflict's page is sent to that sets a rule for its field. What can't be done
 * as it was given is told by the page itself.
 */
@WebServlet(name = "ConflictRule", urlPatterns = "/conflict-rule")
public class ConflictRuleServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Survivorship.Rule> RULES = Words.of(Survivorship.Rule.values());

  @Inject private transient DecideByRule decide;
  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public ConflictRuleServlet() {}

  ConflictRuleServlet(DecideByRule decide, SessionLogIn sessions) {
    this.decide = decide;
    this.sessions = sessions;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Optional<Caller> caller =
        CallerOfRequest.find(request).filter(c -> c.may(Permission.CONFIGURE));
    if (caller.isEmpty() || !sessions.isOurs(request, request.getParameter("token"))) {
      ForgedForm.refuse(request, response);
      return;
    }
    Survivorship.Rule rule = RULES.get(text(request.getParameter("rule")));
    String version = text(request.getParameter("version"));
    if (rule == null || !version.matches("[0-9]{1,9}")) {
      DecisionForm.lead(request, response, Done.nothing("not-understood"));
      return;
    }
    Survivorship survivorship;
    try {
      survivorship = new Survivorship(rule, sources(request));
    } catch (IllegalArgumentException e) {
      ConflictRefusal.unusable(List.of(String.valueOf(e.getMessage()))).show(request, response);
      return;
    }
    put(
        new DecideByRule.Rule(
            text(request.getParameter("recordType")),
            text(request.getParameter("field")),
            survivorship,
            Integer.valueOf(version)),
        caller.get(),
        request,
        response);
  }

  /** Written one behind another, with commas or spaces between. */
  private static List<String> sources(HttpServletRequest request) {
    return Arrays.stream(text(request.getParameter("sources")).split("[,\\s]+"))
        .filter(source -> !source.isEmpty())
        .toList();
  }

  private void put(
      DecideByRule.Rule rule, Caller who, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      boolean there = decide.put(rule, who).isPresent();
      DecisionForm.lead(request, response, Done.nothing(there ? "rule-set" : "conflict-unknown"));
    } catch (InvalidConfiguration e) {
      ConflictRefusal.unusable(e.problems().stream().map(ConfigurationProblem::toString).toList())
          .show(request, response);
    } catch (PutConfiguration.VersionConflict e) {
      DecisionForm.lead(request, response, Done.nothing("rule-changed"));
    }
  }
}
