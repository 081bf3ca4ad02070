package org.syncline.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Way;
import org.syncline.mapping.BodyPlan;
import org.syncline.record.RecordType;

/**
 * An outbound flow with its mapping compiled and its connection read; immutable and shared between
 * threads.
 *
 * @param references keys of other records that the mapping asks for
 * @param twin the flow that brings the same object to the same record type in the format that this
 *     one writes; null where there is none
 */
public record OutboundPlan(
    OutboundFlow flow,
    int flowVersion,
    int mappingVersion,
    BodyPlan mapping,
    RecordType recordType,
    Way way,
    List<ReferencedKey> references,
    @Nullable FlowPlan twin) {
  public OutboundPlan {
    references = List.copyOf(references);
  }
}
