/**
 * What the hub asks of every way to reach a system, whatever is spoken over it.
 *
 * <p>May use {@code system} and {@code configuration}. Surprising: an answer that did not come is
 * an answer of its own here ({@link org.syncline.connector.spi.Answer.Uncertain}); nobody guesses
 * whether the other side did the work.
 */
@NullMarked
package org.syncline.connector.spi;

import org.jspecify.annotations.NullMarked;
