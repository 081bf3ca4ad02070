package org.syncline.sync.intake;

/** A receipt with one of its outcomes. */
public record LedgerLine(Receipt receipt, Outcome outcome) {}
