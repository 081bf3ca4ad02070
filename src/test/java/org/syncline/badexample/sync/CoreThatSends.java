package org.syncline.badexample.sync;

import jakarta.jms.JMSContext;

/** A core that knows the broker. */
public record CoreThatSends(JMSContext broker) {}
