/**
 * The canary run: {@code mvn verify -Pcanary}. Values that nobody else has go into a hub by every
 * door while its server logs all it can, and then are looked for wherever they must not be.
 *
 * <p>Uses the harness of {@code server}. Surprising: the search reads bytes, not texts, so that it
 * also finds a password that somebody put into Base64 or a date inside a dump of UTF-16.
 */
@NullMarked
package org.syncline.canary;

import org.jspecify.annotations.NullMarked;
