/**
 * Every operation of the API and every page, asked for by everybody who may come: exactly the
 * expected answer, and nothing changed where it was a refusal.
 *
 * <p>May use {@code server}, {@code samples}, and of the hub only its roles, its permissions and
 * the list of its pages. Surprising: the rows come from the OpenAPI document, so an operation that
 * is described there without an entry here fails the ordinary build, before any server is started.
 */
@NullMarked
package org.syncline.security.matrix;

import org.jspecify.annotations.NullMarked;
