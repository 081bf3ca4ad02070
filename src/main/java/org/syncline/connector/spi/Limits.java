package org.syncline.connector.spi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much a system bears over one connection, as its settings say.
 *
 * @param perSecond requests a second in the long run; null for no limit
 * @param burst requests that may go out without a pause between them, at least 1
 * @param atOnce requests that may wait for their answers, at least 1
 */
public record Limits(@Nullable BigDecimal perSecond, int burst, int atOnce) {}
