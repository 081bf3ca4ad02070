/**
 * Runs the golden cases of a mapping and tells what came out otherwise than expected, and which
 * share of the fields was right.
 *
 * <p>May use {@code mapping}, {@code record}'s field types, {@code configuration}. Pure Java.
 * Surprising: two values that are masked alike may differ, so a difference also says from which
 * character on.
 */
@NullMarked
package org.syncline.mapping.golden;

import org.jspecify.annotations.NullMarked;
