/**
 * Systems that speak JSON over HTTP, described by a manifest instead of code: requests as
 * templates, log-ins, where answers hold what, and what errors mean.
 *
 * <p>May use {@code connector.spi}, {@code system}, {@code configuration}, {@code security.egress},
 * {@code platform} and {@code platform.hardened}. Surprising: status 200 may be an error here, and
 * 404 a success of a look-up; the manifest's table of errors is asked before any status is
 * believed.
 */
@NullMarked
package org.syncline.connector.rest;

import org.jspecify.annotations.NullMarked;
