package org.syncline.sync;

import org.syncline.mapping.MappingPlan;
import org.syncline.record.RecordType;

/** A flow with its mapping compiled, ready to run; immutable and shared between threads. */
public record FlowPlan(
    Flow flow, int flowVersion, int mappingVersion, MappingPlan mapping, RecordType recordType) {}
