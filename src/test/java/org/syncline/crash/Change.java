package org.syncline.crash;

/**
 * A new state of one customer.
 *
 * @param number counts the states of this customer, from 1
 * @param named whether it has the name that one of the targets demands
 */
record Change(String customer, int number, boolean named) {

  Change(String customer, int number) {
    this(customer, number, true);
  }

  /** The same for each send of it. */
  String messageId() {
    return customer + "-" + number;
  }

  String body() {
    return named
        ? "{\"id\": \"%1$s\", \"n\": %2$d, \"name\": \"Number %1$s\"}".formatted(customer, number)
        : "{\"id\": \"%1$s\", \"n\": %2$d}".formatted(customer, number);
  }
}
