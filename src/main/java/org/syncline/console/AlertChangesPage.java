package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.alert.AlertChange;
import org.syncline.metrics.alert.ReadAlerts;

/** When alerts were raised and ended, and who was told, page by page. */
@Named
@RequestScoped
public class AlertChangesPage {
  private static final int LINES = 50;

  @Inject private HttpServletRequest request;
  @Inject private ReadAlerts alerts;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable AlertChangeSearch search;
  private @Nullable List<AlertChange> found;

  /** For the container. */
  @NullUnmarked
  public AlertChangesPage() {}

  AlertChangesPage(HttpServletRequest request, ReadAlerts alerts, Visitor visitor, Taste taste) {
    this.request = request;
    this.alerts = alerts;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** What was asked for. */
  public AlertChangeSearch getSearch() {
    AlertChangeSearch known = search;
    if (known == null) {
      known = new AlertChangeSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  /** One more than a page has, where there are so many. */
  private List<AlertChange> found() {
    List<AlertChange> known = found;
    if (known == null) {
      known =
          getSearch().isUsable()
              ? alerts.changes(getSearch().rule(), getSearch().cursor(), LINES + 1, visitor.known())
              : List.of();
      found = known;
    }
    return known;
  }

  public List<AlertChange> getChanges() {
    return found().stream().limit(LINES).toList();
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    return getSearch().next(found().size() > LINES ? (Long) found().get(LINES - 1).id() : null);
  }

  /** Rules that are there; changes of others may be there still. */
  public List<String> getRules() {
    return alerts.all(visitor.known()).stream().map(rule -> rule.id()).toList();
  }

  /** The address of all these changes as a file. */
  public String export(String format) {
    return getSearch().at("alert-changes-export", "format", format);
  }
}
