package org.syncline.connector.file;

import java.util.Map;
import java.util.Set;

/**
 * The settings of a connection to a file server.
 *
 * @param receiptDays how long receipts are kept at least, in days of the file server
 * @param atOnce most calls at a time
 * @param objects by the name that flows call them by
 */
record FileSettings(LogIn logIn, int receiptDays, int atOnce, Map<String, FileObject> objects) {
  FileSettings {
    objects = Map.copyOf(objects);
  }

  /** What the connection's secret is. */
  enum Auth {
    PASSWORD,
    /** A private key in PEM or OpenSSH form, without a pass phrase. */
    KEY
  }

  /**
   * How the two sides prove who they are.
   *
   * @param hostKeys fingerprints as OpenSSH writes them: {@code SHA256:} and 43 characters
   */
  record LogIn(String user, Auth auth, Set<String> hostKeys) {
    LogIn {
      hostKeys = Set.copyOf(hostKeys);
    }
  }
}
