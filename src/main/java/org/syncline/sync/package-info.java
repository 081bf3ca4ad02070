/**
 * Flows: what moves between an object of a system and a record type, compiled to plans.
 *
 * <p>May use {@code mapping}, {@code record}, {@code system}, {@code configuration}, {@code
 * platform}. Surprising: the parts of sync below this package know each other only through events
 * and records.
 */
@NullMarked
package org.syncline.sync;

import org.jspecify.annotations.NullMarked;
