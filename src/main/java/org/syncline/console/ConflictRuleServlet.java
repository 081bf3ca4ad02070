package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

/**
 * Where the form of a conflict's page is sent to that sets a rule for its field. What can't be done
 * as it was given is told by the page itself.
 */
@WebServlet(name = "ConflictRule", urlPatterns = "/conflict-rule")
public class ConflictRuleServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Survivorship.Rule> RULES = Words.of(Survivorship.Rule.values());

  @Inject private transient DecideByRule decide;

  /** For the container. */
  @NullUnmarked
  public ConflictRuleServlet() {}

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.CONFIGURE);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
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
        who,
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
