/**
 * Alert rules, their changes and notices in their tables. Surprising: one row of a table without
 * content is the lock of all of them, so whoever claims a notice needs no lock of its own.
 */
@NullMarked
package org.syncline.metrics.alert.jpa;

import org.jspecify.annotations.NullMarked;
