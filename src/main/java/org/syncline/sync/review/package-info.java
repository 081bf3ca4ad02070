/**
 * What mappings make of the messages that are stored: their accuracy, what another version would
 * make of them, and how single values come about; and the newest of them as samples.
 *
 * <p>May use {@code sync}, {@code mapping} with its formats and suggestions, {@code record}, {@code
 * configuration} and {@code platform}. Writes nothing but notes in the audit trail. Surprising: a
 * problem counts against a field only if a row of the mapping had it; what intake stopped for other
 * reasons is not the mapping's.
 */
@NullMarked
package org.syncline.sync.review;

import org.jspecify.annotations.NullMarked;
