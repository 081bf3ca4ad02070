/**
 * Configuration documents by REST.
 *
 * <p>May use {@code configuration}, {@code security}, {@code platform}. Surprising: documents come
 * and go as the bytes that were put, so what is read back is what was written.
 */
@NullMarked
package org.syncline.configuration.rest;

import org.jspecify.annotations.NullMarked;
