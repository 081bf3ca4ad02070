/** Stored messages from the database. Surprising: it reads tables that intake writes. */
@NullMarked
package org.syncline.sync.review.jpa;

import org.jspecify.annotations.NullMarked;
