/**
 * Mapping tables as files, by REST.
 *
 * <p>May use {@code mapping.exchange}, {@code configuration}, {@code security}, {@code platform}.
 * Surprising: what a file is, is told by its media type alone; the name that it had on somebody's
 * disk is never seen.
 */
@NullMarked
package org.syncline.mapping.exchange.rest;

import org.jspecify.annotations.NullMarked;
