package org.syncline.badexample.sync;

/** Says by its name that nobody knew what it is. */
public final class MessageHelper {}
