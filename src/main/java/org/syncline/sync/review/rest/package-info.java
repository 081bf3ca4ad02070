/**
 * What people ask about mappings and stored messages.
 *
 * <p>May use {@code sync.review} and {@code security.rest}. Surprising: a question about many
 * messages can be answered line by line, so that its asker sees how far it is.
 */
@NullMarked
package org.syncline.sync.review.rest;

import org.jspecify.annotations.NullMarked;
