package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.alert.KeptRule;
import org.syncline.metrics.alert.ReadAlerts;

/** The alert rules and where each stands, with a filter, page by page. */
@Named
@RequestScoped
public class AlertsPage {
  @Inject private HttpServletRequest request;
  @Inject private ReadAlerts alerts;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable AlertSearch search;
  private @Nullable List<KeptRule> found;

  /** For the container. */
  @NullUnmarked
  public AlertsPage() {}

  AlertsPage(HttpServletRequest request, ReadAlerts alerts, Visitor visitor, Taste taste) {
    this.request = request;
    this.alerts = alerts;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** What was asked for. */
  public AlertSearch getSearch() {
    AlertSearch known = search;
    if (known == null) {
      known = new AlertSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private List<KeptRule> found() {
    List<KeptRule> known = found;
    if (known == null) {
      known = getSearch().isUsable() ? getSearch().of(alerts.all(visitor.known())) : List.of();
      found = known;
    }
    return known;
  }

  /** Those of this page. */
  public List<KeptRule> getAlerts() {
    return getSearch().page(found());
  }

  /** How many there are in all. */
  public int getNumber() {
    return found().size();
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    return getSearch().next(found());
  }

  public List<String> getStates() {
    return AlertSearch.states();
  }

  /** The address of these rules as a file. */
  public String export(String format) {
    return getSearch().at("alerts-export", "format", format);
  }
}
