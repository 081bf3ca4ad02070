package org.syncline.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** The icons of the pages, as lines in a square of 24. */
@Named
@ApplicationScoped
public class Icons {
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("overview", "M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z"),
          Map.entry("messages", "M3 6h18v12H3zM3 7l9 7 9-7"),
          Map.entry("records", "M4 5h16v14H4zM4 10h16M10 10v9"),
          Map.entry("metrics", "M4 4v16h16M8 16v-4M12.500 16V8M17 16v-6"),
          Map.entry(
              "deliveries",
              "M3 7h11v10H3zM14 10h4l3 3v4h-7zM7 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"),
          Map.entry("conflicts", "M4 7h13M13 3l4 4-4 4M20 17H7M11 13l-4 4 4 4"),
          Map.entry("systems", "M4 4h6v6H4zM14 14h6v6h-6zM14 4h6v6h-6zM10 7h4M17 10v4"),
          Map.entry(
              "flows",
              "M3 6h6M15 6h6M9 6a3 3 0 1 0 6 0 3 3 0 1 0-6 0M3 18h6M15 18h6M9 18a3 3 0 1 0 6 0 3 3 0 1 0-6 0"),
          Map.entry(
              "mappings",
              "M3 5h6v5H3zM15 14h6v5h-6zM9 7.500h4v9h2M3 14h6v5H3zM9 16.500h4M15 5h6v5h-6zM13 7.500h2"),
          Map.entry("jobs", "M6 3h8l4 4v6M14 3v5h4M6 3v18h5M14 15l7 4-7 4z"),
          Map.entry("plus", "M12 5v14M5 12h14"),
          Map.entry("alerts", "M6 16v-5a6 6 0 0 1 12 0v5l1.500 2h-15zM10 20.500a2 2 0 0 0 4 0"),
          Map.entry(
              "users",
              "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c0-3.500 3-5.500 6.500-5.500s6.500 2 6.500 5.500M16 4.500a3.500 3.500 0 0 1 0 6.500M18 15c2 .700 3.500 2.500 3.500 5"),
          Map.entry(
              "tokens",
              "M15 13a5 5 0 1 0-4.500-2.500L3 18v3h3l1-1v-2h2v-2h2l1.500-3.500M16 8h.010"),
          Map.entry("audit", "M6 3h9l4 4v14H6zM14 3v5h5M9 13l2 2 4-4M9 18h6"),
          Map.entry(
              "settings",
              "M4 7h9M17 7h3M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM4 17h3M11 17h9M9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"),
          Map.entry("pause", "M8 5v14M16 5v14"),
          Map.entry("play", "M7 4l12 8-12 8z"),
          Map.entry("account", "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6"),
          Map.entry("out", "M10 4H5v16h5M15 8l4 4-4 4M19 12H9"),
          Map.entry("menu", "M4 7h16M4 12h16M4 17h16"),
          Map.entry("search", "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5"),
          Map.entry("export", "M12 4v11M8 11l4 4 4-4M4 20h16"),
          Map.entry("check", "M4 12l5 6L20 6"),
          Map.entry("up", "M12 19V5M6 11l6-6 6 6"),
          Map.entry("down", "M12 5v14M6 13l6 6 6-6"),
          Map.entry("system", "M3 5h18v12H3zM8 21h8M12 17v4"),
          Map.entry(
              "light",
              "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500"
                  + " 17.500L19 19M5 19l1.500-1.500M17.500 6.500L19 5"),
          Map.entry("dark", "M20 14.500A8 8 0 1 1 9.500 4a6.500 6.500 0 0 0 10.500 10.500z"));

  /** The path of an icon. */
  public String path(String name) {
    String path = PATHS.get(name);
    if (path == null) {
      throw new IllegalArgumentException("There is no icon " + name + ".");
    }
    return path;
  }
}
