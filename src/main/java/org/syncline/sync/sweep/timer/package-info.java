/**
 * Says that this server's jobs over targets are alive, ends those of servers that died, starts what
 * is due. Surprising: it also plans what a person let go, for the job itself was over by then.
 */
@NullMarked
package org.syncline.sync.sweep.timer;

import org.jspecify.annotations.NullMarked;
