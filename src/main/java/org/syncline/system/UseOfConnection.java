package org.syncline.system;

import java.util.List;

/** The way out to a system, as far as it can be tried without saying anything. */
public interface UseOfConnection {

  /**
   * Does what every use of a connection begins with: asks for its secret, asks the egress policy
   * about its host and addresses, connects, and proves the host's name where it is encrypted. Ends
   * with the first step that fails. Takes a few seconds at most.
   *
   * @param who the account that tries
   */
  List<Step> begin(String system, Connection connection, String who);

  /**
   * One step.
   *
   * @param step {@code secret}, {@code policy}, {@code connect} or {@code tls}
   * @param sentence the hub's own words, nothing that the other side said
   */
  record Step(String step, boolean ok, String sentence) {}
}
