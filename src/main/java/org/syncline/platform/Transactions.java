package org.syncline.platform;

import java.util.function.Supplier;

/** Where a use case says that a transaction begins and ends. */
public interface Transactions {

  /**
   * Runs the work in a new local transaction and commits it. An exception rolls back and is passed
   * on; when this method returns, the work is durable. A commit that fails is a runtime exception
   * too, and leaves open whether the work is durable.
   */
  <T> T inNew(Supplier<T> work);
}
