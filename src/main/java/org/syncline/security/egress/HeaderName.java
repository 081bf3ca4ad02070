package org.syncline.security.egress;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of headers, as far as callers of {@link OutboundHttp} may give them. */
public final class HeaderName {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Set<String> OF_CLIENT =
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

  private HeaderName() {}

  /** Whether it is one: a token of RFC 9110, of 100 characters at most. */
  public static boolean isOne(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether the client sets this header itself, and nobody else may. */
  public static boolean isOfClient(String name) {
    return OF_CLIENT.contains(name.toLowerCase(Locale.ROOT));
  }
}
