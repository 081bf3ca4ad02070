/**
 * Whether the hub's database answers. Surprising: it asks for the epoch, the one row that every
 * transaction needs.
 */
@NullMarked
package org.syncline.configuration.health;

import org.jspecify.annotations.NullMarked;
