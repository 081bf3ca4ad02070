package org.syncline.console;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages of the console that a form may lead back to; never another site. */
final class ReturnAddress {
  static final String HOME = "index.xhtml";
  private static final Pattern PAGE =
      Pattern.compile(
          "(index|messages|message|trace|deliveries|delivery|conflicts|conflict|records|record|metrics"
              + "|alerts|alert|alert-changes|systems|system|connection|flows|flow|mappings|mapping|mapping-comparison|mapping-editor|users|user|new-user|tokens|new-token|audit|settings|egress|secrets|account)\\.xhtml(\\?[A-Za-z0-9=&%._~:+*-]*)?");

  private static final Pattern LOG_IN =
      Pattern.compile("(login|setup)\\.xhtml(\\?[A-Za-z0-9=&%._~:+*-]*)?");

  private ReturnAddress() {}

  /**
   * Whether it is the log-in page or that of the first run, which no form but that of the choices
   * leads back to.
   */
  static boolean isLogIn(@Nullable String wanted) {
    return wanted != null && LOG_IN.matcher(wanted).matches();
  }

  static String checked(@Nullable String wanted) {
    return wanted != null && PAGE.matcher(wanted).matches() ? wanted : HOME;
  }

  /** The page with a word about what was done. */
  static String with(String page, String done) {
    String bare = withoutEnd(page.replaceAll("([?&])(?:done|number)=[^&]*", "$1"));
    return bare + (bare.contains("?") ? "&" : "?") + "done=" + done;
  }

  /** The same, and to how many; a single one goes without saying. */
  static String with(String page, String done, long number) {
    return with(page, done) + (number > 1 ? "&number=" + number : "");
  }

  /** By hand: an expression for it would look at a row of many separators once for each of them. */
  private static String withoutEnd(String page) {
    int end = page.length();
    while (end > 0 && (page.charAt(end - 1) == '?' || page.charAt(end - 1) == '&')) {
      end--;
    }
    return page.substring(0, end);
  }
}
