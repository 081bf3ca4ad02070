/**
 * The worker that goes on with held messages. Surprising: the wake-up is only the speed; the timer
 * is the guarantee.
 */
@NullMarked
package org.syncline.sync.intake.timer;

import org.jspecify.annotations.NullMarked;
