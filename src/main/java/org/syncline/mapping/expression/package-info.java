/**
 * Free expressions in JSONata, inside limits: what a mapping table can't say, as a value of a row
 * or as a mapping function that people define.
 *
 * <p>May use {@code mapping.value}, {@code mapping.format}, {@code mapping.function}, {@code
 * configuration} and the hardened readers of {@code platform}. Surprising: the library parses and
 * walks the expression, but none of its functions is called as it is: each is bound anew, because
 * many take unlimited memory, use the machine's locale, zone or clock, or round numbers silently.
 */
@NullMarked
package org.syncline.mapping.expression;

import org.jspecify.annotations.NullMarked;
