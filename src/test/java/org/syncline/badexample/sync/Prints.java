package org.syncline.badexample.sync;

/** Talks to a console that nobody reads. */
public final class Prints {
  void say(String what) {
    System.out.println(what);
  }
}
