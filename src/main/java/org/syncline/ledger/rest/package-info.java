/** The ledger by REST. Surprising: asking for the ledger checks it. */
@NullMarked
package org.syncline.ledger.rest;

import org.jspecify.annotations.NullMarked;
