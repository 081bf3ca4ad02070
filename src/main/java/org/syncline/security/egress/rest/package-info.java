/**
 * The egress list by HTTP, for administrators.
 *
 * <p>May use {@code security.egress}, {@code security}, {@code platform}. Surprising: it begins
 * empty, and then nothing may leave the hub by HTTP or for a test of a connection.
 */
@NullMarked
package org.syncline.security.egress.rest;

import org.jspecify.annotations.NullMarked;
