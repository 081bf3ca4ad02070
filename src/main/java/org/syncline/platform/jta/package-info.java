/**
 * Transactions by the server's transaction manager. Surprising: a local (non-XA) datasource takes
 * part as the only resource.
 */
@NullMarked
package org.syncline.platform.jta;

import org.jspecify.annotations.NullMarked;
