package org.syncline.security.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** All addresses that begin with the same bits. */
record Network(byte[] begin, int bits) {

  /**
   * Reads {@code address/bits}. An IPv4-mapped one stays the IPv6 address that it is written as.
   */
  static Network of(String text) {
    int slash = text.indexOf('/');
    int bits = Integer.parseInt(text.substring(slash + 1));
    return new Network(bytes(text.substring(0, slash)), bits);
  }

  private static byte[] bytes(String address) {
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return address.indexOf(':') >= 0 && bytes.length == 4 ? mapped(bytes) : bytes;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("No address: " + address, e);
    }
  }

  private static byte[] mapped(byte[] ipv4) {
    byte[] ipv6 = new byte[16];
    ipv6[10] = (byte) 0xff;
    ipv6[11] = (byte) 0xff;
    System.arraycopy(ipv4, 0, ipv6, 12, ipv4.length);
    return ipv6;
  }

  boolean holds(byte[] address) {
    if (address.length != begin.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != begin[i]) {
        return false;
      }
    }
    int rest = 0xff & (0xff00 >> (bits % 8));
    return rest == 0 || (address[whole] & rest) == (begin[whole] & rest);
  }
}
