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
          area("index.xhtml", "overview"),
          area("messages.xhtml", "messages"),
          area("deliveries.xhtml", "deliveries"),
          area("records.xhtml", "records"),
          area("conflicts.xhtml", "conflicts"),
          area("metrics.xhtml", "metrics"),
          area("alerts.xhtml", "alerts"),
          area("systems.xhtml", "systems"),
          area("flows.xhtml", "flows"),
          area("mappings.xhtml", "mappings"),
          area("jobs.xhtml", "jobs"),
          area("users.xhtml", "users"),
          // Everybody has tokens; for most they are a part of their own account.
          new Area("tokens.xhtml", "tokens", Permission.ADMINISTER_ACCOUNTS),
          area("audit.xhtml", "audit"),
          area("settings.xhtml", "settings"));

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
   * @param needed to be led there
   */
  public record Area(String page, String name, Permission needed) {}

  /** One for everybody who may see its page. */
  private static Area area(String page, String name) {
    Permission needed = PageAccess.PAGES.get("/" + page);
    if (needed == null) {
      throw new IllegalStateException("Nobody may see " + page + ".");
    }
    return new Area(page, name, needed);
  }

  public List<Area> getAreas() {
    return ALL.stream()
        .filter(area -> visitor.caller().filter(one -> one.may(area.needed())).isPresent())
        .toList();
  }
}
