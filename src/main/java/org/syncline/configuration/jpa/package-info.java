/**
 * Documents in their table. Surprising: the epoch row is the only row that every change of
 * configuration locks.
 */
@NullMarked
package org.syncline.configuration.jpa;

import org.jspecify.annotations.NullMarked;
