/**
 * Checks of connections in their table. Surprising: a check outlives its connection, so that one
 * that comes back under its old name says when it was tried last, and by which version.
 */
@NullMarked
package org.syncline.system.jpa;

import org.jspecify.annotations.NullMarked;
