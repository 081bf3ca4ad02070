/**
 * A system of others for tests: it answers as it is told, and keeps its own books.
 *
 * <p>Uses nothing of the hub but the way out, which is let through to 127.0.0.1 here. Surprising:
 * work and answer are apart, so that the peer can do the work and never answer.
 */
package org.syncline.connector.peer;
