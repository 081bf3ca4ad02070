package org.syncline.sync;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Draft;
import org.syncline.mapping.MappingPlan;
import org.syncline.record.FieldValues;

/**
 * What a system holds of a record, in the form in which two states of it can be compared: as its
 * inbound mapping reads it, so that a system that writes values its own way does not seem to
 * disagree.
 */
public final class HeldForm {
  private HeldForm() {}

  /** All fields of a draft, references by the external ids that they name. */
  public static FieldValues of(Draft draft) {
    return of(draft.values(), draft.links());
  }

  /** The same of what a body says, whose record has no key yet. */
  public static FieldValues of(MappingPlan.Said said) {
    return of(said.values(), said.links());
  }

  private static FieldValues of(FieldValues values, List<Draft.Link> links) {
    TreeMap<String, @Nullable Object> held = new TreeMap<>(values.asMap());
    for (Draft.Link link : links) {
      held.put(link.field(), link.externalId());
    }
    return FieldValues.of(held);
  }
}
