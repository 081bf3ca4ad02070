/**
 * The timer of alerts. Surprising: judging and sending are two timers, so that a destination that
 * hangs holds up no rule.
 */
@NullMarked
package org.syncline.metrics.alert.timer;

import org.jspecify.annotations.NullMarked;
