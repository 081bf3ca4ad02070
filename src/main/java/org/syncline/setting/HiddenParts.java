package org.syncline.setting;

import java.util.regex.Pattern;

/** Hides what people should not have written into an address: passwords. */
final class HiddenParts {
  private static final String HIDDEN = "…";

  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([;?&](?:password|passwd|pwd|secret|token)=)[^;&]*");

  private static final Pattern BEFORE_HOST = Pattern.compile("(//[^/?#:@]{1,200}:)[^/?#@]*@");

  private HiddenParts() {}

  static String of(String value) {
    String bare = PARAMETER.matcher(value).replaceAll("$1" + HIDDEN);
    return BEFORE_HOST.matcher(bare).replaceAll("$1" + HIDDEN + "@");
  }
}
