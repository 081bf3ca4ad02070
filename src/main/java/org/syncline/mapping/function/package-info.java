/**
 * The mapping functions: the steps that a row's value goes through, group by group in classes named
 * {@code ...Functions}, with a catalogue for people.
 *
 * <p>May use {@code mapping.value}, {@code mapping.conversion}, the hardened regular expressions
 * and the SHA-256 of {@code platform}. Surprising: the examples written down with a function are
 * its tests and its documentation, {@code src/docs/mapping-functions.md}.
 */
@NullMarked
package org.syncline.mapping.function;

import org.jspecify.annotations.NullMarked;
