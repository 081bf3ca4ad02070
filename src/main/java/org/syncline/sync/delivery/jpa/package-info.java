/**
 * Deliveries on the database, by JDBC in batches.
 *
 * <p>Surprising: no statement here reads the time but the two that lock a target and plan duties;
 * everybody else is handed what the lock said.
 */
@NullMarked
package org.syncline.sync.delivery.jpa;

import org.jspecify.annotations.NullMarked;
