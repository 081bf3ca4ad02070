/**
 * Golden CRM records: their types as data, their values with origin per field, their links to
 * source records and their history.
 *
 * <p>May use {@code system}, {@code configuration} and the ports of {@code platform}. Surprising:
 * values are kept as canonical JSON <em>bytes</em>, never as an SQL JSON type, because databases
 * differ in what they refuse (U+0000, number precision, key order).
 */
@NullMarked
package org.syncline.record;

import org.jspecify.annotations.NullMarked;
