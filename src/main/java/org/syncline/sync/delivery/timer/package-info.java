/**
 * The worker that delivers. Surprising: whoever planned duties tells it so, which is only the
 * speed; the timer is the guarantee.
 */
@NullMarked
package org.syncline.sync.delivery.timer;

import org.jspecify.annotations.NullMarked;
