/**
 * Mapping tables, compiled once to plans: source body in, draft of a record or all its problems
 * out.
 *
 * <p>May use {@code record}'s field types, {@code configuration} and the hardened readers of {@code
 * platform}. Pure Java: no container, no database. Surprising: a plan never throws for bad input;
 * problems are data, so one message reports all of them at once.
 */
@NullMarked
package org.syncline.mapping;

import org.jspecify.annotations.NullMarked;
