package org.syncline.security.egress;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.syncline.platform.HostName;

/**
 * A request whose form is that of a plain call: what may be misread on the way is refused.
 *
 * @param uri written anew, with the host as it was checked
 */
record CheckedRequest(
    OutboundHttp.Request request, String scheme, HostName host, int port, URI uri) {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0,16384}");

  boolean encrypted() {
    return scheme.equals("https");
  }

  /**
   * @throws EgressRefusedException where its address or a header is none that may be sent
   */
  static CheckedRequest of(OutboundHttp.Request request) throws EgressRefusedException {
    if (!METHODS.contains(request.method())) {
      throw new EgressRefusedException("The method is none of " + METHODS + ".");
    }
    if (request.timeout().toMillis() < 1 || request.mostBytes() < 0) {
      throw new EgressRefusedException("A call needs a time-out and a limit of its answer.");
    }
    refuseHeaders(request.headers());
    URI uri = request.uri();
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new EgressRefusedException("Only http and https are called.");
    }
    if (request.certificate() != null && !scheme.equals("https")) {
      throw new EgressRefusedException("A client certificate is shown by https alone.");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null || uri.getHost() == null) {
      throw new EgressRefusedException(
          "An address to call has a host, and neither user information nor a fragment.");
    }
    HostName host = host(uri.getHost());
    int port = uri.getPort() == -1 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
    if (port < 1 || port > 65_535) {
      throw new EgressRefusedException("An address to call has a port of 1 to 65535.");
    }
    return new CheckedRequest(request, scheme, host, port, written(uri, scheme, host));
  }

  private static HostName host(String text) throws EgressRefusedException {
    try {
      return new HostName(text);
    } catch (IllegalArgumentException e) {
      throw new EgressRefusedException("The host of the address is none. " + e.getMessage());
    }
  }

  private static URI written(URI uri, String scheme, HostName host) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String whole = scheme + "://" + host.inUrl() + port + path + query;
    return URI.create(URI.create(whole).toASCIIString());
  }

  /** Names alone: values may be secret. */
  private static void refuseHeaders(Map<String, String> headers) throws EgressRefusedException {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!HeaderName.isOne(header.getKey())) {
        throw new EgressRefusedException("A header has a name that can't be sent.");
      }
      if (HeaderName.isOfClient(header.getKey())) {
        throw new EgressRefusedException(
            "The header " + header.getKey() + " is set by the client alone.");
      }
      if (!VALUE.matcher(header.getValue()).matches()) {
        throw new EgressRefusedException(
            "The header "
                + header.getKey()
                + " has a value that can't be sent: visible ASCII characters, 16384 at most.");
      }
    }
  }
}
