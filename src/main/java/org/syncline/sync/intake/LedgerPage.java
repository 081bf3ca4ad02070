package org.syncline.sync.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the ledger.
 *
 * @param next the {@link LedgerQuery#before} of the next page; null on the last one
 */
public record LedgerPage(List<Journey> journeys, @Nullable Long next) {}
