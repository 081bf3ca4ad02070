/**
 * What keeps the hub safe: accounts and their roles, log-in with lock-out, the first start, and the
 * only places where risky technology is switched on, hardened.
 *
 * <p>May use {@code platform}. Surprising: a wrong name costs as much work, and gets the same
 * answer, as a wrong password or a locked account, so that nobody can find out which names exist.
 * Code elsewhere may not make XML parsers itself; it asks {@link
 * org.syncline.security.HardenedXml}.
 */
@NullMarked
package org.syncline.security;

import org.jspecify.annotations.NullMarked;
