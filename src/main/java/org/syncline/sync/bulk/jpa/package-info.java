/**
 * Runs in their tables, and in those of the server's job repository. Surprising: executions of
 * servers that died are ended by statements on the repository's tables, for its own operator knows
 * the executions of its own server only.
 */
@NullMarked
package org.syncline.sync.bulk.jpa;

import org.jspecify.annotations.NullMarked;
