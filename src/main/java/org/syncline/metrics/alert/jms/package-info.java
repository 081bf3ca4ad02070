/**
 * Notices of alerts to the hub's own broker. Surprising: a notice that is sent again because nobody
 * kept that it was sent is dropped by the broker itself, by its id.
 */
@NullMarked
package org.syncline.metrics.alert.jms;

import org.jspecify.annotations.NullMarked;
