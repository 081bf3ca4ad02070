/**
 * What keeps the hub safe: accounts and their roles, log-in with lock-out, the first start.
 *
 * <p>May use {@code platform}. Surprising: a wrong name costs as much work, and gets the same
 * answer, as a wrong password or a locked account, so that nobody can find out which names exist.
 */
@NullMarked
package org.syncline.security;

import org.jspecify.annotations.NullMarked;
