package org.syncline.security.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.HostName;
import org.syncline.platform.Transactions;

/**
 * Decides on each call out: first on the name, before anything is looked up, then on every address
 * the name has. What the list allows is believed for a second, what it does not allow is looked up
 * anew: an entry counts as soon as it is there, and, where another server took it away, a second
 * longer at most.
 */
public final class EgressPolicy {
  private static final Duration BELIEVED = Duration.ofSeconds(1);

  private final Transactions transactions;
  private final EgressEntries entries;
  private final HostResolver resolver;
  private final AuditTrail audit;
  private final Clock clock;
  private volatile Seen seen = new Seen(List.of(), Instant.MIN);

  /** The list as it was. */
  private record Seen(List<EgressEntry> entries, Instant until) {}

  public EgressPolicy(
      Transactions transactions,
      EgressEntries entries,
      HostResolver resolver,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.resolver = resolver;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Where a call may go.
   *
   * @param encrypted whether it is by TLS
   * @param who the account that causes the call
   */
  record Call(HostName host, int port, boolean encrypted, String who) {}

  /**
   * The addresses that this call may connect to: all of its host's, or none.
   *
   * @param atMost how long to look for them
   * @throws EgressRefusedException where the list does not allow it; noted in the audit trail
   * @throws UnknownHostException where the host has no address
   */
  List<InetAddress> addresses(Call call, Duration atMost)
      throws EgressRefusedException, UnknownHostException {
    Seen believed = seen;
    if (clock.instant().isBefore(believed.until())) {
      List<EgressEntry> naming = naming(call, believed.entries());
      List<InetAddress> addresses = naming.isEmpty() ? List.of() : addresses(call.host(), atMost);
      if (!naming.isEmpty() && allowed(addresses, naming)) {
        return addresses;
      }
    }
    List<EgressEntry> naming = naming(call, read());
    if (naming.isEmpty()) {
      throw refused(
          call,
          "name",
          "No entry of the egress list allows "
              + call.host().inUrl()
              + ":"
              + call.port()
              + (call.encrypted() ? "" : " without TLS")
              + ": an administrator can add one.");
    }
    List<InetAddress> addresses = addresses(call.host(), atMost);
    if (!allowed(addresses, naming)) {
      throw refused(
          call,
          "address",
          "The entry of the egress list for "
              + call.host()
              + " does not allow an address that this host has: look its addresses up, and give"
              + " the entry 'privateNetworks' or 'loopback' only if it is meant to be there.");
    }
    return addresses;
  }

  /** The list has changed: it is read with the next call. */
  public void forget() {
    seen = new Seen(List.of(), Instant.MIN);
  }

  private List<EgressEntry> read() {
    Instant until = clock.instant().plus(BELIEVED);
    List<EgressEntry> now =
        transactions.inNew(entries::all).stream().map(EgressEntries.Kept::entry).toList();
    seen = new Seen(now, until);
    return now;
  }

  private static List<EgressEntry> naming(Call call, List<EgressEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.names(call.host(), call.port(), call.encrypted()))
        .toList();
  }

  private static boolean allowed(List<InetAddress> addresses, List<EgressEntry> naming) {
    return addresses.stream()
        .map(AddressKind::of)
        .allMatch(kind -> naming.stream().anyMatch(entry -> entry.allows(kind)));
  }

  private List<InetAddress> addresses(HostName host, Duration atMost) throws UnknownHostException {
    return host.address().isPresent()
        ? List.of(host.address().get())
        : resolver.resolve(host.text(), atMost);
  }

  /** Notes that a call was refused for its form, before its host was known. */
  void noteForm(String who) {
    audit.noteAlone(AuditTrail.Act.refused(who, "egress", "host/?", "why=form"));
  }

  private EgressRefusedException refused(Call call, String why, String sentence) {
    audit.noteAlone(
        AuditTrail.Act.refused(
            call.who(), "egress", "host/" + call.host().inUrl() + ":" + call.port(), "why=" + why));
    return new EgressRefusedException(sentence);
  }
}
