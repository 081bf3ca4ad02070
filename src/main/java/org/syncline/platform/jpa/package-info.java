/**
 * Plain JDBC on the hub's datasource, for the stores of the hot path.
 *
 * <p>May use {@code platform}. Only {@code jpa} packages may use it. Surprising: it never commits;
 * in the server the connection belongs to the running transaction, and closing it only gives it
 * back.
 */
@NullMarked
package org.syncline.platform.jpa;

import org.jspecify.annotations.NullMarked;
