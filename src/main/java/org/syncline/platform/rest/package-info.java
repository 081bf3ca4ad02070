/**
 * What all REST resources share: the application, problem documents (RFC 9457), strict JSON, limits
 * of bodies, and the OpenAPI document.
 *
 * <p>May use {@code platform}; knows no feature. It lives here, not in a package of its own,
 * because it is technology that features' {@code rest} leaves stand on, as {@code platform.jpa} is
 * for their {@code jpa} leaves. Surprising: no resource is listed anywhere; a class with
 * {@code @Path} is found by the server, and a test holds it against the OpenAPI document.
 */
@NullMarked
package org.syncline.platform.rest;

import org.jspecify.annotations.NullMarked;
