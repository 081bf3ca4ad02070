/**
 * What all parts of mapping speak of: what was found at the source, faults of values, problems of a
 * message and their codes.
 *
 * <p>Knows nothing else of the hub. Surprising: Java's null means that the source says nothing;
 * that it says "no value" is {@link org.syncline.mapping.value.Found#NULL}.
 */
@NullMarked
package org.syncline.mapping.value;

import org.jspecify.annotations.NullMarked;
