package org.syncline.sync.intake;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Draft;
import org.syncline.record.FieldDefinition;
import org.syncline.record.LinkKey;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;

/**
 * One message in one flow.
 *
 * @param own what the message was held as, when it is worked on again
 * @param acceptedAt the time of values whose source gives none
 * @param editor the person whose edit it is; null for messages of other systems
 */
record Work(
    InboundMessage message,
    Understood.Reading reading,
    long receipt,
    @Nullable Held own,
    Instant acceptedAt,
    @Nullable String editor) {

  FlowPlan plan() {
    return reading.plan();
  }

  Flow flow() {
    return reading.plan().flow();
  }

  @Nullable Long stamp() {
    return reading.stamp();
  }

  /** The source record that a key of this flow names. */
  LinkKey source(String key) {
    return source(message, reading, key);
  }

  static LinkKey source(InboundMessage message, Understood.Reading reading, String key) {
    Flow flow = reading.plan().flow();
    return new LinkKey(message.system(), flow.object(), flow.recordType(), key);
  }

  /** The source record that a reference names. */
  LinkKey parent(Draft.Link parent) {
    return parent(reading.plan(), parent);
  }

  static LinkKey parent(FlowPlan plan, Draft.Link parent) {
    String type =
        plan.recordType()
            .field(parent.field())
            .map(FieldDefinition::referenceTo)
            .orElse(plan.flow().recordType());
    return new LinkKey(
        parent.system(),
        parent.object(),
        Objects.requireNonNull(type, "A link row's target is a reference."),
        parent.externalId());
  }
}
