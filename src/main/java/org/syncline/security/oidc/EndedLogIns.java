package org.syncline.security.oidc;

import java.util.ArrayDeque;
import java.util.Deque;

/** Log-outs of the last while, so that no session of this node outlives one. */
final class EndedLogIns {
  private static final int MOST = 10_000;

  private final Deque<LoggedOut> all = new ArrayDeque<>();

  synchronized void add(LoggedOut who) {
    all.addLast(who);
    if (all.size() > MOST) {
      all.removeFirst();
    }
  }

  synchronized boolean cover(OidcSession session) {
    return all.stream().anyMatch(who -> who.covers(session));
  }
}
