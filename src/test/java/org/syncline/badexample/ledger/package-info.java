/** A package-info with nothing to surprise the reader. */
@NullMarked
package org.syncline.badexample.ledger;

import org.jspecify.annotations.NullMarked;
