package org.syncline.badexample.sync.jms;

import jakarta.ejb.MessageDriven;

/** In its place, but under a name that doesn't say what it is. */
@MessageDriven
public class Receiver {}
