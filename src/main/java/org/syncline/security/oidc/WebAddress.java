package org.syncline.security.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which web addresses may carry log-ins: https, and http inside this machine alone. */
final class WebAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  private WebAddress() {}

  /** The address, empty where it can't be used. */
  static Optional<URI> read(String text) {
    try {
      URI uri = new URI(text);
      return isSafe(uri) || isLoopback(uri) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static boolean isSafe(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) && isPlain(uri);
  }

  /** Whether it is http to this very machine. */
  static boolean isLoopback(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme())
        && isPlain(uri)
        && LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isPlain(URI uri) {
    return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
  }
}
