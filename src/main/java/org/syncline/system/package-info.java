/**
 * Systems connected to the hub.
 *
 * <p>May use {@code configuration} and {@code platform}. Surprising: a system's name never comes
 * out of a message; the broker or the log-in says who sent it.
 */
@NullMarked
package org.syncline.system;

import org.jspecify.annotations.NullMarked;
