package org.syncline.sync.intake;

/** How intake waits between attempts; handed in, so that tests don't. */
public interface Pauses {

  /** Waits a short moment that grows with the attempt, from 1. */
  void afterCollision(int attempt) throws InterruptedException;

  /** Waits until it is worth asking the database again. */
  void whileDatabaseAway(int attempt) throws InterruptedException;
}
