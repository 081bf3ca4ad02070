package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.system.Connection;

/** The systems that the hub connects, with a filter, page by page. */
@Named
@RequestScoped
public class SystemsPage {
  @Inject private HttpServletRequest request;
  @Inject private ShownSystems shownSystems;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable SystemSearch search;
  private @Nullable List<SystemLine> found;

  /** For the container. */
  @NullUnmarked
  public SystemsPage() {}

  SystemsPage(HttpServletRequest request, ShownSystems shownSystems, Visitor visitor, Taste taste) {
    this.request = request;
    this.shownSystems = shownSystems;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** What was asked for. */
  public SystemSearch getSearch() {
    SystemSearch known = search;
    if (known == null) {
      known = new SystemSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private List<SystemLine> found() {
    List<SystemLine> known = found;
    if (known == null) {
      known =
          getSearch().isUsable()
              ? getSearch().of(shownSystems.systems(visitor.known()))
              : List.of();
      found = known;
    }
    return known;
  }

  /** Those of this page. */
  public List<SystemLine> getSystems() {
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

  /** All kinds of connections, for the choice. */
  public List<String> getKinds() {
    return List.copyOf(Words.of(Connection.Kind.values()).keySet());
  }

  public List<String> getStates() {
    return SystemSearch.STATES;
  }

  public List<String> getChecks() {
    return SystemSearch.CHECKS;
  }

  /** The address of these systems as a file. */
  public String export(String format) {
    return getSearch().at("systems-export", "format", format);
  }
}
