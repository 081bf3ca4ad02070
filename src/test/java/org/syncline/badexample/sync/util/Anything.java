package org.syncline.badexample.sync.util;

/** In a package that could hold anything. */
public final class Anything {}
