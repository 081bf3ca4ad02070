/**
 * The mapping functions: the steps that a row's value goes through.
 *
 * <p>May use {@code mapping.value}. Surprising: examples given with a function are its tests and
 * its documentation.
 */
@NullMarked
package org.syncline.mapping.function;

import org.jspecify.annotations.NullMarked;
