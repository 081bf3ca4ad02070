package org.syncline.system;

import java.util.List;

/** The way out to a system, as far as it can be tried without changing anything. */
public interface UseOfConnection {

  /**
   * Does what every use of a connection begins with: asks for its secret, asks the egress policy
   * about its host and addresses, connects, and proves the host's name where it is encrypted. Where
   * the hub speaks this kind, it then logs in and asks for something that changes nothing. Ends
   * with the first step that fails. Takes 20 seconds at most.
   *
   * @param system whose connection it is
   * @param who the account that tries
   */
  List<Step> begin(ConnectedSystem system, Connection connection, String who);

  /**
   * One step.
   *
   * @param step {@code secret}, {@code policy}, {@code connect}, {@code tls} or {@code check}
   * @param ok whether nothing speaks against it; of {@code check} also where the settings describe
   *     nothing to try, which the sentence says
   * @param sentence the hub's own words, nothing that the other side said
   */
  record Step(String step, boolean ok, String sentence) {}
}
