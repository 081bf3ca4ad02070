/**
 * Secrets by HTTP.
 *
 * <p>May use {@code security.secret}, {@code security}, {@code platform}. Surprising: a value goes
 * in and never comes out; nor does its length.
 */
@NullMarked
package org.syncline.security.secret.rest;

import org.jspecify.annotations.NullMarked;
