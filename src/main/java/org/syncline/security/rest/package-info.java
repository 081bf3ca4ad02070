/**
 * Who is asking, by HTTP: Basic and bearer tokens for the API, a session for the pages; and what
 * they may ask.
 *
 * <p>May use {@code security}, {@code security.oidc} and {@code platform}. Surprising: a session is
 * worth nothing at the API, and Basic nothing at the pages, so a page elsewhere can't make a
 * browser act on the API in the name of whoever is logged in.
 */
@NullMarked
package org.syncline.security.rest;

import org.jspecify.annotations.NullMarked;
