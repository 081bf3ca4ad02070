/**
 * The ledger as a health check. Surprising: a hub whose balance does not hold is not ready, though
 * it could still work.
 */
@NullMarked
package org.syncline.ledger.health;

import org.jspecify.annotations.NullMarked;
