package org.syncline.security.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.HostName;

class EgressPolicyTest {
  private static final String NAME = "crm.example.org";
  private final InMemoryEgress egress = new InMemoryEgress();

  private static EgressEntry entry(boolean privateNetworks, boolean loopback) {
    return new EgressEntry("crm", "*.example.org", List.of(443), privateNetworks, loopback, false);
  }

  private List<InetAddress> addresses(String host, int port, boolean encrypted)
      throws EgressRefusedException, UnknownHostException {
    return egress.policy.addresses(
        new EgressPolicy.Call(new HostName(host), port, encrypted, "ada"), Duration.ofSeconds(1));
  }

  private void assertRefused(String host, int port, boolean encrypted) {
    assertThatThrownBy(() -> addresses(host, port, encrypted))
        .isInstanceOf(EgressRefusedException.class);
  }

  @Test
  void an_empty_list_allows_nothing_and_no_name_is_looked_up() throws UnknownHostException {
    egress.answering("8.8.8.8");

    assertRefused(NAME, 443, true);

    assertThat(egress.lookedUp).isEmpty();
    assertThat(egress.audit.acts())
        .containsExactly(Act.refused("ada", "egress", "host/crm.example.org:443", "why=name"));
  }

  @Test
  void what_is_named_is_looked_up_once_and_all_its_addresses_are_given() throws Exception {
    egress.allowing(entry(false, false)).answering("8.8.8.8", "2606:4700::1");

    assertThat(addresses(NAME, 443, true))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("8.8.8.8", "2606:4700:0:0:0:0:0:1");
    assertThat(egress.lookedUp).containsExactly(NAME);
  }

  @Test
  void what_is_allowed_is_believed_for_a_second_and_what_is_not_is_looked_up_anew()
      throws Exception {
    egress.answering("8.8.8.8");
    assertRefused(NAME, 443, true);
    egress.allowing(entry(false, false));
    assertThat(addresses(NAME, 443, true)).hasSize(1);

    egress.remove("crm");
    egress.clock.step(Duration.ofMillis(999));
    assertThat(addresses(NAME, 443, true)).hasSize(1);
    egress.clock.step(Duration.ofMillis(1));

    assertRefused(NAME, 443, true);
    egress.allowing(entry(false, false));
    assertThat(addresses(NAME, 443, true)).as("at once").hasSize(1);
  }

  @Test
  void another_port_or_no_tls_is_not_what_was_allowed() throws UnknownHostException {
    egress.allowing(entry(true, true)).answering("8.8.8.8");

    assertRefused(NAME, 444, true);
    assertRefused(NAME, 443, false);
    assertRefused("example.org", 443, true);
    assertThat(egress.lookedUp).isEmpty();
  }

  @Test
  void a_name_that_means_this_machine_the_second_time_is_refused_the_second_time()
      throws Exception {
    egress.allowing(entry(true, false)).answering("8.8.8.8").answering("127.0.0.1");

    assertThat(addresses(NAME, 443, true)).hasSize(1);
    assertRefused(NAME, 443, true);

    assertThat(egress.audit.acts())
        .containsExactly(Act.refused("ada", "egress", "host/crm.example.org:443", "why=address"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "169.254.169.254",
        "10.0.0.1",
        "100.64.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
        "::ffff:127.0.0.1",
        "0.0.0.0",
        "224.0.0.1"
      })
  void one_bad_address_among_good_ones_spoils_them_all(String bad) throws UnknownHostException {
    egress.allowing(entry(false, false)).answering("8.8.8.8", bad);

    assertRefused(NAME, 443, true);
  }

  @Test
  void a_private_network_is_allowed_by_entry_and_this_machine_is_not_one() throws Exception {
    egress.allowing(entry(true, false)).answering("10.0.0.1").answering("127.0.0.1");

    assertThat(addresses(NAME, 443, true)).hasSize(1);
    assertRefused(NAME, 443, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "ff02::1", "::"})
  void some_addresses_no_entry_allows(String address) throws UnknownHostException {
    egress.allowing(entry(true, true)).answering(address);

    assertRefused(NAME, 443, true);
  }

  @Test
  void an_address_needs_an_entry_of_its_own_and_is_judged_too() throws Exception {
    egress
        .allowing(entry(true, true))
        .allowing(new EgressEntry("a", "127.0.0.1", List.of(443), false, false, false))
        .allowing(new EgressEntry("b", "127.0.0.2", List.of(443), false, true, false));

    assertRefused("127.0.0.1", 443, true);
    assertThat(addresses("127.0.0.2", 443, true)).hasSize(1);
    assertRefused("127.0.0.3", 443, true);
    assertThat(egress.lookedUp).isEmpty();
  }

  @Test
  void a_name_without_address_is_no_refusal() {
    egress.allowing(entry(false, false));

    assertThatThrownBy(() -> addresses(NAME, 443, true)).isInstanceOf(UnknownHostException.class);
    assertThat(egress.audit.acts()).isEmpty();
  }
}
