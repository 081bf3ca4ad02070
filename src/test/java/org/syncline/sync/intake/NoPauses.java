package org.syncline.sync.intake;

/** Lets other threads run, no more. */
final class NoPauses implements Pauses {
  @Override
  public void afterCollision(int attempt) {
    Thread.yield();
  }

  @Override
  public void whileDatabaseAway(int attempt) {
    Thread.yield();
  }
}
