package org.syncline.console;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;

/** Where the pages are of what acts were done to, for somebody. */
final class SubjectLinks {
  private static final Pattern SUBJECT = Pattern.compile("([a-z-]{1,20})/([A-Za-z0-9._@-]{1,60})");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][^/]*");
  private static final Pattern ID = Pattern.compile("[a-z][^/]*");

  private static final Map<String, Page> PAGES =
      Map.of(
          "account", new Page("user.xhtml?name=", NAME, Permission.ADMINISTER_ACCOUNTS),
          "record", new Page("record.xhtml?id=", NUMBER, Permission.READ_RECORDS),
          "message", new Page("message.xhtml?receipt=", NUMBER, Permission.READ_MESSAGES),
          "delivery", new Page("delivery.xhtml?id=", NUMBER, Permission.READ_LEDGER),
          "egress", new Page("egress.xhtml?id=", ID, Permission.MANAGE_EGRESS));

  private final Caller caller;

  SubjectLinks(Caller caller) {
    this.caller = caller;
  }

  /**
   * A page.
   *
   * @param id what an id of its things looks like
   */
  private record Page(String address, Pattern id, Permission needed) {}

  /** The address; empty where there is none, or not for them. */
  String of(String subject) {
    Matcher parts = SUBJECT.matcher(subject);
    if (!parts.matches()) {
      return "";
    }
    Page page = PAGES.get(parts.group(1));
    return page != null && page.id().matcher(parts.group(2)).matches() && caller.may(page.needed())
        ? page.address() + ShownUser.coded(parts.group(2))
        : "";
  }
}
