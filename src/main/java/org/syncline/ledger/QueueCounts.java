package org.syncline.ledger;

/**
 * What the broker itself counts on the queues of intake.
 *
 * @param added messages that came into the intake queues since the broker started, those it
 *     reloaded at its start included
 * @param depth messages that are there now, the dead ones and those being delivered included
 * @param delivering messages handed to listeners and not yet acknowledged
 */
public record QueueCounts(long added, long depth, long delivering) {}
