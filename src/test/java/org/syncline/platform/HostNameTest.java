package org.syncline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

  @ParameterizedTest
  @CsvSource({
    "crm.example.org, crm.example.org",
    "CRM.Example.ORG, crm.example.org",
    "crm.example.org., crm.example.org",
    "localhost, localhost",
    "a-1.b, a-1.b",
    "b\u00fccher.example, xn--bcher-kva.example",
    "B\u00dcCHER.example, xn--bcher-kva.example",
    "crm\u3002example\u3002org, crm.example.org",
    "192.0.2.7, 192.0.2.7",
    "192.0.2.7., 192.0.2.7",
    "\uff11\uff12\uff17.0.0.1, 127.0.0.1",
    "2001:db8::7, 2001:db8:0:0:0:0:0:7",
    "[2001:DB8::7], 2001:db8:0:0:0:0:0:7",
    "::1, 0:0:0:0:0:0:0:1",
    "::ffff:127.0.0.1, 127.0.0.1",
    "::ffff:7f00:1, 127.0.0.1"
  })
  void a_host_has_one_form(String given, String text) {
    HostName host = new HostName(given);

    assertThat(host.text()).isEqualTo(text);
    assertThat(new HostName(text)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "crm..example.org",
        ".example.org",
        "example.org..",
        "http://example.org",
        "jdbc:postgresql",
        "jndi:x",
        "ldap://x",
        "ldap:x",
        "file:",
        "file:///etc/passwd",
        "example.org:443",
        "127.0.0.1:80",
        "[::1]:80",
        "example.org/path",
        "user@example.org",
        "user:password@example.org",
        "exa mple.org",
        " example.org",
        "example.org ",
        "example.org\n",
        "exam\u0000ple.org",
        "exam\tple.org",
        "example.org?x",
        "example.org#x",
        "example%2eorg",
        "%31%32%37.0.0.1",
        "fe80::1%eth0",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "127.1",
        "127.0.1",
        "127.0.0.01",
        "127.0.0.256",
        "1.2.3.4.5",
        "\uff12\uff11\uff13\uff10\uff17\uff10\uff16\uff14\uff13\uff13",
        "1::2::3",
        ":::1",
        "[::1",
        "::1]",
        "[example.org]",
        "[127.0.0.1]",
        "-example.org",
        "example-.org",
        "ex_ample.org",
        "*.example.org",
        "fa\u00df.example",
        "exam\u200dple.org",
        "${jndi:ldap://x}",
        "example.org\\@evil.example"
      })
  void what_is_more_or_less_than_a_host_is_refused(String given) {
    assertThatThrownBy(() -> new HostName(given)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_is_as_long_as_names_may_be() {
    String label = "a".repeat(63);
    String longest = String.join(".", label, label, label, "a".repeat(61));

    assertThat(new HostName(longest).text()).hasSize(253);
    assertThatThrownBy(() -> new HostName("a".repeat(64) + ".org"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HostName(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_address_is_known_as_one_without_a_look_up() {
    assertThat(new HostName("example.org").address()).isEmpty();
    assertThat(new HostName("192.0.2.7").address().orElseThrow().getHostAddress())
        .isEqualTo("192.0.2.7");
    assertThat(new HostName("::1").address().orElseThrow().isLoopbackAddress()).isTrue();
    assertThat(new HostName("::1").inUrl()).isEqualTo("[0:0:0:0:0:0:0:1]");
  }
}
