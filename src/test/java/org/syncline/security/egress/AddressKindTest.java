package org.syncline.security.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC",
    "1.1.1.1, PUBLIC",
    "9.255.255.255, PUBLIC",
    "11.0.0.0, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.32.0.0, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.128.0.0, PUBLIC",
    "169.253.255.255, PUBLIC",
    "223.255.255.255, PUBLIC",
    "10.0.0.0, PRIVATE",
    "10.255.255.255, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.1.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.127.255.255, PRIVATE",
    "127.0.0.1, LOCAL",
    "127.255.255.255, LOCAL",
    "169.254.169.254, LOCAL",
    "169.254.0.1, LOCAL",
    "0.0.0.0, NEVER",
    "0.1.2.3, NEVER",
    "192.0.0.1, NEVER",
    "192.0.2.1, NEVER",
    "192.88.99.1, NEVER",
    "198.18.0.1, NEVER",
    "198.19.255.255, NEVER",
    "198.51.100.1, NEVER",
    "203.0.113.1, NEVER",
    "224.0.0.1, NEVER",
    "239.255.255.255, NEVER",
    "240.0.0.1, NEVER",
    "255.255.255.255, NEVER",
    "2606:4700:4700::1111, PUBLIC",
    "2a00:1450:4001::1, PUBLIC",
    "::1, LOCAL",
    "fe80::1, LOCAL",
    "febf::1, LOCAL",
    "fc00::1, PRIVATE",
    "fd00:ec2::254, PRIVATE",
    ":: , NEVER",
    "fec0::1, NEVER",
    "ff02::1, NEVER",
    "100::1, NEVER",
    "2001:db8::1, NEVER",
    "2001:2::1, NEVER",
    "2001:10::1, NEVER",
    "3fff::1, NEVER",
    "4000::1, NEVER",
    "5f00::1, NEVER",
    "64:ff9b:1::1, NEVER",
    "::ffff:8.8.8.8, PUBLIC",
    "::ffff:10.0.0.1, PRIVATE",
    "::ffff:127.0.0.1, LOCAL",
    "::ffff:0:127.0.0.1, LOCAL",
    "::127.0.0.1, LOCAL",
    "::7f00:1, LOCAL",
    "::169.254.169.254, LOCAL",
    "::8.8.8.8, PUBLIC",
    "64:ff9b::7f00:1, LOCAL",
    "64:ff9b::169.254.169.254, LOCAL",
    "64:ff9b::8.8.8.8, PUBLIC",
    "2002:7f00:1::1, LOCAL",
    "2002:a9fe:a9fe::1, LOCAL",
    "2002:a00:1::1, PRIVATE",
    "2002:e000:1::1, NEVER",
    "2002:808:808::1, PUBLIC",
    "2001:0:4136:e378:8000:63bf:80ff:fffe, LOCAL",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe, PRIVATE",
    "2001:0:4136:e378:8000:63bf:f7f7:f7f7, PUBLIC"
  })
  void an_address_is_what_it_leads_to(String address, AddressKind kind)
      throws UnknownHostException {
    assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
  }

  /** Java makes an IPv4 address of these by itself, unless they come as bytes of a scoped one. */
  @Test
  void a_mapped_address_that_stayed_an_ipv6_address_is_judged_alike() {
    Network mapped = Network.of("0:0:0:0:0:ffff::/96");
    byte[] loopback = Network.of("::ffff:127.0.0.1/128").begin();

    assertThat(loopback).hasSize(16);
    assertThat(mapped.holds(loopback)).isTrue();
    assertThat(AddressKind.of(loopback)).isEqualTo(AddressKind.LOCAL);
  }

  @Test
  void a_network_is_exact_to_the_bit() {
    Network network = Network.of("100.64.0.0/10");

    assertThat(network.holds(new byte[] {100, 127, 0, 0})).isTrue();
    assertThat(network.holds(new byte[] {100, (byte) 128, 0, 0})).isFalse();
    assertThat(network.holds(new byte[16])).isFalse();
  }
}
