package org.syncline.mapping.format;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Guards that are not in use, so that most bodies need no new one. Shared between threads. */
final class NameGuards {
  private static final int PLACES = 16;
  private static final int LARGEST = 4_096;

  private final AtomicReferenceArray<@Nullable NameGuard> idle = new AtomicReferenceArray<>(PLACES);

  /** A guard for a new body. */
  NameGuard take() {
    NameGuard guard = idle.getAndSet(place(), null);
    if (guard == null) {
      guard = new NameGuard();
    }
    guard.begin();
    return guard;
  }

  void giveBack(NameGuard guard) {
    if (guard.size() <= LARGEST) {
      idle.set(place(), guard);
    }
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}
