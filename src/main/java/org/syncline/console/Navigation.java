package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.Permission;

/** The areas of the console that whoever looks may see. */
@Named
@RequestScoped
public class Navigation {
  private static final List<Area> ALL =
      List.of(
          new Area("index.xhtml", "overview"),
          new Area("messages.xhtml", "messages"),
          new Area("deliveries.xhtml", "deliveries"),
          new Area("records.xhtml", "records"),
          new Area("conflicts.xhtml", "conflicts"),
          new Area("metrics.xhtml", "metrics"));

  @Inject private Visitor visitor;

  /** For the container. */
  @NullUnmarked
  public Navigation() {}

  Navigation(Visitor visitor) {
    this.visitor = visitor;
  }

  /**
   * An area.
   *
   * @param page its first page
   * @param name of its text and its icon
   */
  public record Area(String page, String name) {}

  public List<Area> getAreas() {
    return ALL.stream().filter(area -> maySee(area.page())).toList();
  }

  private boolean maySee(String page) {
    Permission needed = PageAccess.PAGES.get("/" + page);
    return visitor.caller().filter(caller -> needed != null && caller.may(needed)).isPresent();
  }
}
