/**
 * Says that this server's runs are alive, and ends those of servers that died. Surprising: the job
 * itself can't say it, for it may wait for the database for hours.
 */
@NullMarked
package org.syncline.sync.bulk.timer;

import org.jspecify.annotations.NullMarked;
