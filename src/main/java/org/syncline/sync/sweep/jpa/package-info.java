/**
 * Jobs over targets in their tables. Surprising: whether a run is under way is read from the tables
 * of the server's job repository.
 */
@NullMarked
package org.syncline.sync.sweep.jpa;

import org.jspecify.annotations.NullMarked;
