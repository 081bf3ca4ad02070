/**
 * Intake: from a message at a door to a record, a receipt and one outcome per flow.
 *
 * <p>May use {@code sync}, {@code mapping}, {@code record}, {@code system}, {@code configuration},
 * {@code platform}. Surprising: messages of many lanes share one transaction, and the thread that
 * happens to come first runs it for the others.
 */
@NullMarked
package org.syncline.sync.intake;

import org.jspecify.annotations.NullMarked;
