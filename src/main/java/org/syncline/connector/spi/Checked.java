package org.syncline.connector.spi;

/** What trying a connection showed. Sentences are the hub's own words. */
public sealed interface Checked {

  /** The other side let the hub in and answered. */
  record Works() implements Checked {}

  /** It does not work as it is set up, or not now. */
  record Fails(String sentence) implements Checked {}

  /** The settings describe nothing that could be tried without changing anything. */
  record CantTell(String sentence) implements Checked {}
}
