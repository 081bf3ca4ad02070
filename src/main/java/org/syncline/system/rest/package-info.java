/**
 * Trying connections, by HTTP.
 *
 * <p>May use {@code system}, {@code security}, {@code platform}. Surprising: systems themselves are
 * put by {@code configuration.rest}, as all documents are.
 */
@NullMarked
package org.syncline.system.rest;

import org.jspecify.annotations.NullMarked;
