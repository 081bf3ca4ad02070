package org.syncline.security.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.platform.HostName;

class EgressEntryTest {
  private static EgressEntry entry(String host, Integer... ports) {
    return new EgressEntry("e", host, List.of(ports), false, false, false);
  }

  @ParameterizedTest
  @CsvSource({
    "crm.example.org, crm.example.org, true",
    "CRM.example.org., crm.example.org, true",
    "crm.example.org, a.crm.example.org, false",
    "*.example.org, crm.example.org, true",
    "*.example.org, a.b.example.org, true",
    "*.example.org, example.org, false",
    "*.example.org, evilexample.org, false",
    "*.example.org, example.org.evil.net, false",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, localhost, false",
    "::1, 0:0:0:0:0:0:0:1, true"
  })
  void a_host_is_named_exactly_or_by_its_domain(String host, String other, boolean named) {
    assertThat(entry(host, 443).names(new HostName(other), 443, true)).isEqualTo(named);
  }

  @Test
  void only_its_ports_are_named_and_without_tls_only_if_it_says_so() {
    HostName host = new HostName("crm.example.org");
    EgressEntry plain = new EgressEntry("e", host.text(), List.of(80), false, false, true);

    assertThat(entry(host.text(), 443, 8443).names(host, 8443, true)).isTrue();
    assertThat(entry(host.text(), 443, 8443).names(host, 444, true)).isFalse();
    assertThat(entry(host.text(), 80).names(host, 80, false)).isFalse();
    assertThat(plain.names(host, 80, false)).isTrue();
  }

  @Test
  void kinds_of_addresses_are_allowed_one_by_one_and_some_never() {
    EgressEntry closed = entry("h", 1);
    EgressEntry open = new EgressEntry("e", "h", List.of(1), true, true, true);

    assertThat(AddressKind.values()).filteredOn(closed::allows).containsExactly(AddressKind.PUBLIC);
    assertThat(AddressKind.values())
        .filteredOn(open::allows)
        .containsExactly(AddressKind.PUBLIC, AddressKind.PRIVATE, AddressKind.LOCAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*", "*.", "*.org", "*.127.0.0.1", "*.*.org", "a.*.org", "http://x", "127.1"})
  void what_is_no_host_is_refused(String host) {
    assertThat(catchThrowableOfType(EgressEntry.Unusable.class, () -> entry(host, 1)).member())
        .isEqualTo("host");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536})
  void what_is_no_port_is_refused(int port) {
    assertThat(catchThrowableOfType(EgressEntry.Unusable.class, () -> entry("h", port)).member())
        .isEqualTo("ports");
  }
}
