package org.syncline.security.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.syncline.platform.HostName;

/** Asks the egress policy for the hub itself. */
public final class PolicedHosts implements OutboundHosts {
  private static final String WHO = "hub";

  private final EgressPolicy policy;

  public PolicedHosts(EgressPolicy policy) {
    this.policy = policy;
  }

  @Override
  public List<InetAddress> addresses(HostName host, int port, boolean encrypted, Duration atMost)
      throws EgressRefusedException, UnknownHostException {
    return policy.addresses(new EgressPolicy.Call(host, port, encrypted, WHO), atMost);
  }
}
