package org.syncline.security.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.syncline.platform.Sha256;

/** Remembers, by their digests, the last ten thousand things that were seen. */
final class Recent {
  private static final int MOST = 10_000;

  private final Map<String, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /** Whether this is seen for the first time; it is not from now on. */
  synchronized boolean isNew(String what) {
    return seen.put(Sha256.hex(what), true) == null;
  }
}
