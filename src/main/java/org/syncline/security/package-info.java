/**
 * What keeps the hub safe: who may do what, and the only places where risky technology is switched
 * on, hardened.
 *
 * <p>Uses nothing of the hub. Surprising: code elsewhere may not make XML parsers itself; it asks
 * {@link org.syncline.security.HardenedXml}.
 */
@NullMarked
package org.syncline.security;

import org.jspecify.annotations.NullMarked;
