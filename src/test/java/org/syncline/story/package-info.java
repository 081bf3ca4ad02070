/**
 * Executable walks through the hub: each story starts the real server with the real WAR, does what
 * people and legacy systems do, from outside, and compares what the hub says.
 *
 * <p>May use {@code server}, {@code samples} and {@code twoway}; nothing of the hub's own code.
 * Surprising: a story fails when README.md tells commands that don't work, because it runs them
 * from there.
 */
@NullMarked
package org.syncline.story;

import org.jspecify.annotations.NullMarked;
