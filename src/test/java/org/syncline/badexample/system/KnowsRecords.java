package org.syncline.badexample.system;

import org.syncline.badexample.record.MutableRecord;

/** A lower feature that knows a higher one. */
public record KnowsRecords(MutableRecord record) {}
