/**
 * Servers and databases for tests, proofs, benchmarks and the demo: real processes of their own,
 * started, killed and started again from Java.
 *
 * <p>May use nothing of the hub: it knows the WAR as a file and the server as a process.
 * Surprising: a server of the tests runs on a copy of the prepared server's configuration, with
 * data of its own, so that several live beside each other.
 */
@NullMarked
package org.syncline.server;

import org.jspecify.annotations.NullMarked;
