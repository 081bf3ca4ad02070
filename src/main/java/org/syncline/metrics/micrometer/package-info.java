/**
 * Meters in the server's own registry, from where it offers them as {@code /metrics} on the
 * management interface. Surprising: the registry is the server's, so these meters stand beside
 * those of its pools and queues, and outlive no deployment.
 */
@NullMarked
package org.syncline.metrics.micrometer;

import org.jspecify.annotations.NullMarked;
