package org.syncline.security.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.syncline.platform.HostName;

/**
 * Asked before anything but HTTP goes out: drivers of databases, clients of brokers and of file
 * servers. They resolve names by themselves, so an address that changes between the question and
 * the connection is not noticed.
 */
@FunctionalInterface
public interface OutboundHosts {

  /**
   * The addresses that may be connected to: all that the host has.
   *
   * @param encrypted whether it is by TLS or another protocol that encrypts and proves the host
   * @param atMost how long to look for them
   * @throws EgressRefusedException where the egress list does not allow it; noted in the audit
   *     trail
   * @throws UnknownHostException where the host has no address; nothing was sent
   */
  List<InetAddress> addresses(HostName host, int port, boolean encrypted, Duration atMost)
      throws EgressRefusedException, UnknownHostException;
}
