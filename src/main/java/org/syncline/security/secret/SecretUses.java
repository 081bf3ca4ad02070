package org.syncline.security.secret;

import java.util.List;

/** Which connections use which secrets, by the configuration in force. */
public interface SecretUses {

  List<Use> all();

  /** Those of one system. */
  List<Use> ofSystem(String system);

  /**
   * A connection that uses a secret of its own system.
   *
   * @param connection its id in the system
   */
  record Use(SecretName secret, String connection, Endpoint endpoint) {}
}
