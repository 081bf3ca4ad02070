package org.syncline.security.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
public interface HostResolver {

  /**
   * @param atMost how long it may take
   * @return at least one
   * @throws UnknownHostException where there is none, or none in time
   */
  List<InetAddress> resolve(String name, Duration atMost) throws UnknownHostException;
}
