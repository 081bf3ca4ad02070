/**
 * Suggestions of mapping rows, by HTTP.
 *
 * <p>May use {@code mapping.suggestion}, {@code configuration}, {@code security}, {@code platform}.
 * Surprising: a POST that changes nothing, because samples are too large for an address and have no
 * place in one.
 */
@NullMarked
package org.syncline.mapping.suggestion.rest;

import org.jspecify.annotations.NullMarked;
