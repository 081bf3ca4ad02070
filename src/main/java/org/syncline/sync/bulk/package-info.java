/**
 * Bulk mapping: a file of a folder, read record by record through one flow, as a job of the server.
 *
 * <p>May use {@code sync}, {@code sync.intake}, {@code mapping}, {@code platform}. Surprising: a
 * run is known to the server's job repository first, so one that somebody starts in the server's
 * own management is a run like any other; and a part that is done again after a crash changes
 * nothing, because each record is a message with an id.
 */
@NullMarked
package org.syncline.sync.bulk;

import org.jspecify.annotations.NullMarked;
