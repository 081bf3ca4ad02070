package org.syncline.badexample.attic;

/** In a package that is neither on the map nor documented. */
public final class Unplaced {}
