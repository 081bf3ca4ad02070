/**
 * The rules of the house, written so that they can be run against the hub and against code that
 * breaks them on purpose.
 *
 * <p>Uses ArchUnit only. Surprising: a rule is a function of the root package, so that one rule
 * reads {@code org.syncline} and {@code org.syncline.badexample} alike.
 */
@NullMarked
package org.syncline.architecture;

import org.jspecify.annotations.NullMarked;
