/**
 * Puts the hub together: which adapter stands behind which port, what the settings are, and what
 * happens at start in which order.
 *
 * <p>Knows every feature; nobody knows it. Surprising: migrations run when the first store is made,
 * so nothing can read a schema that is not there yet.
 */
@NullMarked
package org.syncline.assembly;

import org.jspecify.annotations.NullMarked;
