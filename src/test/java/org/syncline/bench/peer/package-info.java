/**
 * What the mapping engine is measured against: the same customer, mapped by hand and by others, and
 * read by hand from the other formats.
 *
 * <p>Uses the hardened readers, as the hub does. Surprising: JSLT and JSONata run twice, with the
 * functions of their own and with those in Java that the peers by hand use for single values
 * (dates, decimals, phones); Jolt has none of its own. All get the same check of UTF-8 before.
 */
package org.syncline.bench.peer;
