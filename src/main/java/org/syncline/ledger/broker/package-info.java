/**
 * The embedded broker's counts. Surprising: they start anew with the broker, so only differences
 * within a run mean anything.
 */
@NullMarked
package org.syncline.ledger.broker;

import org.jspecify.annotations.NullMarked;
