package org.syncline.sync.intake;

/** What store contracts share: a kit to work on, emptied before each test. */
interface StoreContract {

  StoreKit kit();

  default void committed(Runnable work) {
    kit()
        .transactions()
        .inNew(
            () -> {
              work.run();
              return true;
            });
  }
}
