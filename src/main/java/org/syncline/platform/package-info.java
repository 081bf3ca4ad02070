/**
 * What use cases need from the server, as ports: transactions, the kinds of faults a database can
 * show, who acts and with which permissions, and the trail of what was done.
 *
 * <p>May use nothing of the hub. Surprising: a use case says where a transaction begins, but never
 * sees a connection; the adapters in {@code jpa} packages take part in whatever transaction is
 * running.
 */
@NullMarked
package org.syncline.platform;

import org.jspecify.annotations.NullMarked;
