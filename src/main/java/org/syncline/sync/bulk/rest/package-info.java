/**
 * Jobs and files by REST. Surprising: a file is written to its folder as it comes, past the limits
 * of memory and of other bodies, so the limit of all other bodies does not hold for it.
 */
@NullMarked
package org.syncline.sync.bulk.rest;

import org.jspecify.annotations.NullMarked;
