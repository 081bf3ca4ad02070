/**
 * Writes rows to tables of PostgreSQL, MariaDB and MySQL, as a connection's settings describe them.
 *
 * <p>May use {@code connector.spi}, {@code system}, {@code configuration}, {@code security.egress},
 * {@code platform} and {@code platform.hardened}. Surprising: each write is a transaction that is
 * committed by itself, also a single statement, so that whatever breaks before the commit is surely
 * not done; only the commit can be in doubt.
 */
@NullMarked
package org.syncline.connector.jdbc;

import org.jspecify.annotations.NullMarked;
