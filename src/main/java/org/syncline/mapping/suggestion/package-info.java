/**
 * Rows of a mapping, suggested from samples or a schema of a source and a record type: each with
 * the chance that it is right, and why it is thought so.
 *
 * <p>May use {@code mapping.format}, {@code mapping.conversion}, {@code record}, {@code
 * configuration}, {@code platform} and its own {@code profile} of sources. Surprising: it keeps
 * nothing. What people accepted and rejected comes with the request, and what they take becomes
 * rows of a draft like any other.
 */
@NullMarked
package org.syncline.mapping.suggestion;

import org.jspecify.annotations.NullMarked;
