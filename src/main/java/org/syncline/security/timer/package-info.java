/**
 * What has to be done for safety by the clock: the audit trail is anchored once a day. Surprising:
 * each node writes anchors of the one trail of the database to a file of its own.
 */
@NullMarked
package org.syncline.security.timer;

import org.jspecify.annotations.NullMarked;
