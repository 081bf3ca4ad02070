package org.syncline.connector.rest;

import java.util.regex.Pattern;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.security.egress.HeaderName;

/** Which headers settings may give. */
final class HeaderNames {
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,8000}");

  private HeaderNames() {}

  /** Notes a problem of a name. */
  static void check(ConfigurationObject object, String member, String name) {
    if (!HeaderName.isOne(name)) {
      object.problem(
          member, "This is no name of a header: use letters, digits and '-', 100 at most.");
    } else if (HeaderName.isOfClient(name)) {
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
