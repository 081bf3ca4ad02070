/**
 * Brokers that speak AMQP 1.0, by the JMS API of Apache Qpid JMS.
 *
 * <p>Surprising: no transaction is used; AMQP confirms each message by itself, and that is what
 * tells which of several was taken.
 */
@NullMarked
package org.syncline.connector.jms.qpid;

import org.jspecify.annotations.NullMarked;
