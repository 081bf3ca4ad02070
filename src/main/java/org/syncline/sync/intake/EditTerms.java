package org.syncline.sync.intake;

import org.jspecify.annotations.Nullable;

/**
 * Under which terms a person's edit may be done.
 *
 * @param expectedVersion of the record as the editor has seen it; null = a new record
 * @param evenIfMatched whether another record with the same match key is no reason to refuse
 */
record EditTerms(String who, @Nullable Integer expectedVersion, boolean evenIfMatched) {}
