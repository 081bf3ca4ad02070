/**
 * The JMS side of intake: listeners on the intake queues, and the door by which the hub's own edges
 * put messages there.
 *
 * <p>Surprising: the listeners run outside any transaction. The acknowledgement comes after the
 * database commit; a crash in between means a redelivery, which the receipt absorbs.
 */
@NullMarked
package org.syncline.sync.intake.jms;

import org.jspecify.annotations.NullMarked;
