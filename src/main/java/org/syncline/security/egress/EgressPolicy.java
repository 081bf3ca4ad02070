package org.syncline.security.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.HostName;
import org.syncline.platform.Transactions;

/**
 * Decides on each call out, by the list as it is at that moment: first on the name, before anything
 * is looked up, then on every address the name has.
 */
public final class EgressPolicy {
  private final Transactions transactions;
  private final EgressEntries entries;
  private final HostResolver resolver;
  private final AuditTrail audit;

  public EgressPolicy(
      Transactions transactions, EgressEntries entries, HostResolver resolver, AuditTrail audit) {
    this.transactions = transactions;
    this.entries = entries;
    this.resolver = resolver;
    this.audit = audit;
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
    List<EgressEntry> naming =
        transactions.inNew(entries::all).stream()
            .map(EgressEntries.Kept::entry)
            .filter(entry -> entry.names(call.host(), call.port(), call.encrypted()))
            .toList();
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
    for (InetAddress address : addresses) {
      AddressKind kind = AddressKind.of(address);
      if (naming.stream().noneMatch(entry -> entry.allows(kind))) {
        throw refused(
            call,
            "address",
            "The entry of the egress list for "
                + call.host()
                + " does not allow an address that this host has: look its addresses up, and give"
                + " the entry 'privateNetworks' or 'loopback' only if it is meant to be there.");
      }
    }
    return addresses;
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
