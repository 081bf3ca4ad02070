package org.syncline.connector.rest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.syncline.configuration.ConfigurationObject;

/** Which headers settings may give. */
final class HeaderNames {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,8000}");

  /** They are the client's own. */
  private static final Set<String> NOT_OURS =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "upgrade",
          "expect");

  private HeaderNames() {}

  /** Notes a problem of a name. */
  static void check(ConfigurationObject object, String member, String name) {
    if (!NAME.matcher(name).matches()) {
      object.problem(
          member, "This is no name of a header: use letters, digits and '-', 100 at most.");
    } else if (NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
      object.problem(member, "This header is set by the client alone: take it away.");
    }
  }

  /** Notes a problem of what is sent as it is. */
  static void checkValue(ConfigurationObject object, String member, String value) {
    if (!VALUE.matcher(value).matches()) {
      object.problem(
          member, "A header carries visible ASCII characters only, 8000 at most: change this.");
    }
  }
}
