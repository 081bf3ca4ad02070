/**
 * ActiveMQ Artemis by its own protocol.
 *
 * <p>Surprising: this is the core client, not a JMS one; readers by JMS see messages of JMS all the
 * same, since Artemis's JMS is made of core messages.
 */
@NullMarked
package org.syncline.connector.jms.artemis;

import org.jspecify.annotations.NullMarked;
