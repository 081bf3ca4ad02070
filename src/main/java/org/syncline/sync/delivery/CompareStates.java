package org.syncline.sync.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldValues;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.delivery.TriedRecord.By;
import org.syncline.sync.delivery.TriedRecord.Member;
import org.syncline.sync.delivery.TriedRecord.State;

/**
 * Compares what would be written with what is there: as the flow reads both that brings the object
 * back, else as JSON. What is there and would not be touched is no difference.
 */
final class CompareStates {
  private final OutboundPlan plan;
  private final ShownMembers shown;

  CompareStates(OutboundPlan plan, ShownMembers shown) {
    this.plan = plan;
    this.shown = shown;
  }

  /** What a comparison showed; without a state where the one that is there can't be read. */
  record Compared(@Nullable State state, By by, List<Member> members) {}

  /** All that would be written, beside nothing; no part of it where it can't be taken apart. */
  Compared alone(byte[] written) {
    Optional<FieldValues> held = MapRecords.held(plan, written);
    By by = held.isPresent() ? By.FIELDS : By.MEMBERS;
    return held.map(JsonMembers::of)
        .or(() -> JsonMembers.of(written))
        .map(parts -> new Compared(null, by, differing(by, parts, Map.of(), false)))
        .orElseGet(() -> new Compared(null, By.BODY, List.of()));
  }

  Compared with(byte[] written, byte[] there) {
    FieldValues held = MapRecords.held(plan, written).orElse(null);
    if (held != null) {
      return MapRecords.held(plan, there)
          .map(now -> compared(By.FIELDS, JsonMembers.of(held), JsonMembers.of(now)))
          .orElseGet(() -> alone(written));
    }
    Map<String, JsonNode> parts = JsonMembers.of(written).orElse(null);
    if (parts != null) {
      return JsonMembers.of(there)
          .map(now -> compared(By.MEMBERS, parts, now))
          .orElseGet(() -> alone(written));
    }
    return new Compared(
        Arrays.equals(written, there) ? State.SAME : State.DIFFERENT, By.BODY, List.of());
  }

  private Compared compared(By by, Map<String, JsonNode> written, Map<String, JsonNode> there) {
    FlowPlan twin = plan.twin();
    boolean whole = by == By.FIELDS && twin != null && twin.flow().state() == Flow.State.FULL;
    List<Member> differing = differing(by, written, there, whole);
    return new Compared(differing.isEmpty() ? State.SAME : State.DIFFERENT, by, differing);
  }

  /**
   * @param whole whether what is not there is null
   */
  private List<Member> differing(
      By by, Map<String, JsonNode> written, Map<String, JsonNode> there, boolean whole) {
    List<Member> members = new ArrayList<>();
    written.forEach(
        (path, value) -> {
          JsonNode now = there.get(path);
          boolean same = now == null ? whole && value.isNull() : JsonMembers.same(value, now);
          if (!same) {
            members.add(shown.of(by, path, now, value));
          }
        });
    return members;
  }
}
