package org.syncline.badexample.mapping;

import org.syncline.badexample.record.KnowsMapping;

/** One half of a cycle. */
public record MapsRecords(KnowsMapping record) {}
