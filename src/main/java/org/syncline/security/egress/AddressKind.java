package org.syncline.security.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** What an address leads to, as far as the registries of special addresses (RFC 6890) tell. */
enum AddressKind {
  /** A host of the internet. */
  PUBLIC,
  /** A host of one's own network. */
  PRIVATE,
  /** This very machine, or its link: the services of a cloud for its machines are there. */
  LOCAL,
  /** Nothing that the hub has business with: groups, documentation, benchmarks, reserved. */
  NEVER;

  private record Rule(Network network, AddressKind kind) {
    static Stream<Rule> of(AddressKind kind, String... networks) {
      return Stream.of(networks).map(network -> new Rule(Network.of(network), kind));
    }
  }

  /** The first that holds the address decides; for IPv6 no rule means never, for IPv4 public. */
  private static final List<Rule> RULES =
      Stream.of(
              Rule.of(LOCAL, "127.0.0.0/8", "169.254.0.0/16"),
              Rule.of(PRIVATE, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"),
              Rule.of(
                  NEVER,
                  "0.0.0.0/8",
                  "192.0.0.0/24",
                  "192.0.2.0/24",
                  "192.88.99.0/24",
                  "198.18.0.0/15",
                  "198.51.100.0/24",
                  "203.0.113.0/24",
                  "224.0.0.0/4",
                  "240.0.0.0/4"),
              Rule.of(LOCAL, "::1/128", "fe80::/10"),
              Rule.of(PRIVATE, "fc00::/7"),
              Rule.of(NEVER, "2001::/23", "2001:db8::/32", "3fff::/20"),
              Rule.of(PUBLIC, "2000::/3"))
          .flatMap(rules -> rules)
          .toList();

  /** Networks whose addresses hold an IPv4 address, and where: the byte it begins at. */
  private static final List<Embedding> EMBEDDINGS =
      List.of(
          new Embedding(Network.of("0:0:0:0:0:ffff::/96"), 12, false),
          new Embedding(Network.of("0:0:0:0:ffff:0::/96"), 12, false),
          new Embedding(Network.of("64:ff9b::/96"), 12, false),
          new Embedding(Network.of("2002::/16"), 2, false),
          new Embedding(Network.of("2001::/32"), 12, true),
          new Embedding(Network.of("::/96"), 12, false));

  /**
   * @param inverted whether its bits are stored the other way round, as Teredo does it
   */
  private record Embedding(Network network, int at, boolean inverted) {
    byte[] ipv4(byte[] address) {
      byte[] ipv4 = new byte[4];
      for (int i = 0; i < ipv4.length; i++) {
        ipv4[i] = (byte) (inverted ? ~address[at + i] : address[at + i]);
      }
      return ipv4;
    }
  }

  static AddressKind of(InetAddress address) {
    return of(address.getAddress());
  }

  static AddressKind of(byte[] address) {
    boolean ipv6 = address.length == 16;
    if (ipv6 && !isUnspecifiedOrLoopback(address)) {
      for (Embedding embedding : EMBEDDINGS) {
        if (embedding.network().holds(address)) {
          return of(embedding.ipv4(address));
        }
      }
    }
    return RULES.stream()
        .filter(rule -> rule.network().holds(address))
        .map(Rule::kind)
        .findFirst()
        .orElse(ipv6 ? NEVER : PUBLIC);
  }

  /** {@code ::} and {@code ::1}. */
  private static boolean isUnspecifiedOrLoopback(byte[] address) {
    for (int i = 0; i < 15; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[15] == 0 || address[15] == 1;
  }
}
