package org.syncline.record;

import java.time.Instant;
import java.util.SortedMap;

/**
 * One change of one record: which message made it, by which flow and mapping version, and each
 * changed field before and after.
 */
public record HistoryEntry(
    long recordId,
    int version,
    long receipt,
    String flow,
    int mappingVersion,
    Instant at,
    SortedMap<String, FieldChange> changes) {}
