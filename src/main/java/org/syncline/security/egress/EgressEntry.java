package org.syncline.security.egress;

import java.util.List;
import java.util.regex.Pattern;
import org.syncline.platform.HostName;

/**
 * One line of the list of what the hub may connect to.
 *
 * @param host a host, or {@code *.} and a domain for all hosts below it
 * @param ports 1 to 20 of them
 * @param privateNetworks whether it may be at an address of a private network
 * @param loopback whether it may be this machine itself, or on its link
 * @param plain whether it may be spoken to without TLS
 */
public record EgressEntry(
    String id,
    String host,
    List<Integer> ports,
    boolean privateNetworks,
    boolean loopback,
    boolean plain) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final String BELOW = "*.";
  private static final int MOST_PORTS = 20;

  /** A member that can't be used; the message says what to give. */
  public static final class Unusable extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String member;

    Unusable(String member, String message) {
      super(message);
      this.member = member;
    }

    public String member() {
      return member;
    }
  }

  /**
   * @throws Unusable with the first member that can't be used
   */
  public EgressEntry {
    if (!ID.matcher(id).matches()) {
      throw new Unusable(
          "id", "Use a lower-case letter, then lower-case letters, digits and '-', 40 at most.");
    }
    host = host.startsWith(BELOW) ? BELOW + domain(host) : host(host).text();
    if (ports.isEmpty()
        || ports.size() > MOST_PORTS
        || ports.stream().anyMatch(port -> port < 1 || port > 65_535)) {
      throw new Unusable("ports", "Give a list of 1 to " + MOST_PORTS + " ports, 1 to 65535.");
    }
    ports = ports.stream().distinct().sorted().toList();
  }

  private static HostName host(String text) {
    try {
      return new HostName(text);
    } catch (IllegalArgumentException e) {
      throw new Unusable("host", e.getMessage() + " For all hosts of a domain: *.example.org.");
    }
  }

  private static String domain(String text) {
    HostName domain = host(text.substring(BELOW.length()));
    if (domain.address().isPresent() || domain.text().indexOf('.') < 0) {
      throw new Unusable("host", "After '*.' give a domain of two parts or more: *.example.org.");
    }
    return domain.text();
  }

  /** Whether it speaks of this host and port, in this way. */
  boolean names(HostName other, int port, boolean encrypted) {
    boolean here =
        host.startsWith(BELOW)
            ? other.address().isEmpty() && other.text().endsWith(host.substring(1))
            : other.text().equals(host);
    return here && ports.contains(port) && (encrypted || plain);
  }

  /** Whether a host it names may be at such an address. */
  boolean allows(AddressKind kind) {
    return switch (kind) {
      case PUBLIC -> true;
      case PRIVATE -> privateNetworks;
      case LOCAL -> loopback;
      case NEVER -> false;
    };
  }
}
