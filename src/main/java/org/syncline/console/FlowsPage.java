package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.record.RecordTypes;

/** The flows, switched on or not, with a filter, page by page. */
@Named
@RequestScoped
public class FlowsPage {
  @Inject private HttpServletRequest request;
  @Inject private ShownSystems shownSystems;
  @Inject private RecordTypes types;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable FlowSearch search;
  private @Nullable List<FlowLine> found;

  /** For the container. */
  @NullUnmarked
  public FlowsPage() {}

  FlowsPage(
      HttpServletRequest request,
      ShownSystems shownSystems,
      RecordTypes types,
      Visitor visitor,
      Taste taste) {
    this.request = request;
    this.shownSystems = shownSystems;
    this.types = types;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** What was asked for. */
  public FlowSearch getSearch() {
    FlowSearch known = search;
    if (known == null) {
      known = new FlowSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private List<FlowLine> found() {
    List<FlowLine> known = found;
    if (known == null) {
      known =
          getSearch().isUsable() ? getSearch().of(shownSystems.flows(visitor.known())) : List.of();
      found = known;
    }
    return known;
  }

  /** Those of this page. */
  public List<FlowLine> getFlows() {
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

  public List<String> getDirections() {
    return FlowSearch.DIRECTIONS;
  }

  public List<String> getStates() {
    return FlowSearch.STATES;
  }

  public List<String> getSystems() {
    return shownSystems.systems(visitor.known()).stream().map(line -> line.system().id()).toList();
  }

  public List<String> getTypes() {
    return types.all().stream().map(type -> type.id()).sorted().toList();
  }

  /** The address of these flows as a file. */
  public String export(String format) {
    return getSearch().at("flows-export", "format", format);
  }
}
