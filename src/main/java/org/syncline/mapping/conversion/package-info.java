/**
 * From what a source or a step gives to the canonical value of a field's type.
 *
 * <p>May use {@code mapping.value} and {@code record}'s field types. Surprising: a value that can't
 * be converted is a {@code Fault} that is returned, never thrown.
 */
@NullMarked
package org.syncline.mapping.conversion;

import org.jspecify.annotations.NullMarked;
