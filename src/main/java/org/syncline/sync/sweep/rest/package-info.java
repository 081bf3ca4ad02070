/**
 * Backfills and mirrors over HTTP. Surprising: a run that is complete may still wait for a person.
 */
@NullMarked
package org.syncline.sync.sweep.rest;

import org.jspecify.annotations.NullMarked;
