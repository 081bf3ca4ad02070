package org.syncline.ledger;

import java.time.Instant;

/**
 * One check of the balance, as it is stored.
 *
 * @param run identity of the server run that made it
 * @param accepted messages by the independent count
 * @param receipts messages with a receipt
 * @param unproven messages whose second count was lost with an earlier run of the broker
 * @param verdict one sentence
 */
public record BalanceCheck(
    String run,
    Instant at,
    long accepted,
    long receipts,
    long outcomes,
    long inFlight,
    long unproven,
    boolean balanced,
    String verdict) {}
