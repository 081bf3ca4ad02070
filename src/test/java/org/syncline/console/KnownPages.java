package org.syncline.console;

import java.util.Map;
import java.util.Set;
import org.syncline.platform.Permission;

/** The list that {@link PageAccess} goes by, for tests elsewhere. */
public final class KnownPages {
  private KnownPages() {}

  public static Map<String, Permission> all() {
    return PageAccess.PAGES;
  }

  public static Set<String> open() {
    return PageAccess.OPEN;
  }
}
