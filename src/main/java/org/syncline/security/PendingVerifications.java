package org.syncline.security;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that are being verified. Of those who come at once with the same name and password one
 * verifies it, and the others wait for what is found: a program with many connections costs one
 * password hash, not one for each. What is found is kept no longer than somebody is at it, and is
 * known by a keyed hash of the credentials alone.
 */
final class PendingVerifications {
  private final Map<String, CompletableFuture<Boolean>> pending = new ConcurrentHashMap<>();

  /** Finds out whether a password is right. */
  @FunctionalInterface
  interface Verification {
    boolean run() throws Passwords.BusyException;
  }

  /**
   * Decides with what a verification finds: with its own, or with that of the same credentials that
   * is under way. That is waited for as long as for a place among those that are computed.
   *
   * @param credentials tells them from others
   * @param decision is made by everybody for themselves; the others begin when the first has made
   *     its own
   * @throws Passwords.BusyException if the one who verifies found no place, or is not through in
   *     that time; nothing was decided
   */
  <R> R decide(String credentials, Verification verification, Function<Boolean, R> decision)
      throws Passwords.BusyException {
    CompletableFuture<Boolean> own = new CompletableFuture<>();
    CompletableFuture<Boolean> other = pending.putIfAbsent(credentials, own);
    if (other != null) {
      return decision.apply(awaited(other));
    }
    Boolean right = null;
    try {
      right = verification.run();
      return decision.apply(right);
    } finally {
      pending.remove(credentials);
      release(own, right);
    }
  }

  private static void release(CompletableFuture<Boolean> waiting, @Nullable Boolean right) {
    if (right == null) {
      waiting.cancel(false);
    } else {
      waiting.complete(right);
    }
  }

  private static boolean awaited(CompletableFuture<Boolean> other) throws Passwords.BusyException {
    try {
      return other.get(Passwords.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Passwords.BusyException();
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      throw new Passwords.BusyException();
    }
  }
}
