/**
 * Proof that the hub does not grow: many messages at a small heap, in a steady stream and as a
 * backlog that has to go to disk. And the long form of {@code twoway}.
 *
 * <p>Uses {@code server}, {@code samples}, {@code twoway} and {@code crash}'s ways of asking a hub.
 * Surprising: the backlog is made by taking the database away, since the hub can't be told to stop
 * taking messages.
 */
@NullMarked
package org.syncline.soak;

import org.jspecify.annotations.NullMarked;
