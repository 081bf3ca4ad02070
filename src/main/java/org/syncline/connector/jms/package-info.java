/**
 * Message brokers of other companies and departments, as far as the hub writes to them: what a
 * message tells, which connections are kept open, and what an answer that did not come means.
 *
 * <p>May use {@code connector.spi}, {@code system}, {@code configuration}, {@code security.egress},
 * {@code platform} and {@code platform.hardened}; the clients of brokers are in its leaves {@code
 * artemis} and {@code qpid}. Surprising: the id of a message depends on its content too, so that a
 * broker which drops what it knows by id never drops a newer state that is sent under an old duty.
 */
@NullMarked
package org.syncline.connector.jms;

import org.jspecify.annotations.NullMarked;
