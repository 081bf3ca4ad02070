/**
 * Records and links by REST, to read.
 *
 * <p>May use {@code record}, {@code security}, {@code platform}. Surprising: the version alone is
 * no entity tag, because origins and links move without a new version.
 */
@NullMarked
package org.syncline.record.rest;

import org.jspecify.annotations.NullMarked;
