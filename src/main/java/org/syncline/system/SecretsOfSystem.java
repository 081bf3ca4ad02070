package org.syncline.system;

import java.util.List;

/** What becomes of a system's secrets when its connections change. */
public interface SecretsOfSystem {

  /**
   * Keeps the secrets that a connection uses for the kind, host, port and tls that each was set
   * for, and deletes all others of the system, with the running transaction.
   *
   * @param system in the version that is being stored
   * @param who the account that changes them
   * @return the deleted ones, as {@code <system>/<name>}
   */
  List<String> keepOnly(ConnectedSystem system, String who);
}
