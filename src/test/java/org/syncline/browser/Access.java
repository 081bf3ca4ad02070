package org.syncline.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What axe-core finds that is hard to use with a keyboard, a screen reader or weak eyes. */
public final class Access {
  private static final String AXE = axe();

  private static final String RUN =
      "async () => (await axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag',"
          + " values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},"
          + " rules: {'target-size': {enabled: true}}})).violations.map(v => ({id: v.id, impact:"
          + " v.impact, where: v.nodes.map(n => n.target.join(' ') + ' ' + (n.any.concat(n.all,"
          + " n.none)[0] || {message: ''}).message).join('; ')}))";

  private Access() {}

  private static String axe() {
    try (InputStream in =
        Access.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("There is no axe-core in the class path.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is serious or critical, in a line each. The script runs beside the page's own policy. */
  public static List<String> seriousFaults(Page page) {
    if (page.evaluate("() => typeof axe").equals("undefined")) {
      page.evaluate(AXE);
    }
    List<String> faults = new ArrayList<>();
    for (Object found : (List<?>) page.evaluate(RUN)) {
      Map<?, ?> fault = (Map<?, ?>) found;
      if ("serious".equals(fault.get("impact")) || "critical".equals(fault.get("impact"))) {
        faults.add(fault.get("id") + " at " + fault.get("where"));
      }
    }
    return faults;
  }
}
