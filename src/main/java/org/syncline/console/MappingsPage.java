package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The mappings, in force and worked on, with a filter, page by page. */
@Named
@RequestScoped
public class MappingsPage {
  @Inject private HttpServletRequest request;
  @Inject private ShownMappings shownMappings;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable MappingSearch search;
  private @Nullable List<MappingLine> found;

  /** For the container. */
  @NullUnmarked
  public MappingsPage() {}

  MappingsPage(
      HttpServletRequest request, ShownMappings shownMappings, Visitor visitor, Taste taste) {
    this.request = request;
    this.shownMappings = shownMappings;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** What was asked for. */
  public MappingSearch getSearch() {
    MappingSearch known = search;
    if (known == null) {
      known = new MappingSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private List<MappingLine> found() {
    List<MappingLine> known = found;
    if (known == null) {
      known =
          getSearch().isUsable() ? getSearch().of(shownMappings.all(visitor.known())) : List.of();
      found = known;
    }
    return known;
  }

  /** Those of this page. */
  public List<MappingLine> getMappings() {
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
    return MappingLine.STATES;
  }

  /** The address of these mappings as a file. */
  public String export(String format) {
    return getSearch().at("mappings-export", "format", format);
  }
}
