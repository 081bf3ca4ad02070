/**
 * What two versions of a mapping document differ in: rows, value maps and golden cases, by name,
 * and each of their members with what it was and what it is.
 *
 * <p>May use {@code configuration}. Pure Java. Surprising: it compares documents as they are
 * written and knows no mapping, so drafts that are not usable yet can be compared, and so can
 * members that came in later.
 */
@NullMarked
package org.syncline.mapping.comparison;

import org.jspecify.annotations.NullMarked;
