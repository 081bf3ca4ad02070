/**
 * Alerts: rules over figures of periods that are whole, the state of each, and who is told when it
 * changes.
 *
 * <p>May use {@code metrics}, {@code configuration} for reading documents, and {@code platform}.
 * Surprising: a period is judged once. What commits so late that its period was judged before is
 * counted in its figures, but takes no alert back and raises none.
 */
@NullMarked
package org.syncline.metrics.alert;

import org.jspecify.annotations.NullMarked;
