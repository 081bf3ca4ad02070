/**
 * The ways to the intake queues, at the embedded broker. Surprising: what is changed here is gone
 * after a restart; the broker then has the diverts of its configuration again.
 */
@NullMarked
package org.syncline.sync.intake.broker;

import org.jspecify.annotations.NullMarked;
