package org.syncline.mapping.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Draft;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.MappedBody;
import org.syncline.mapping.value.Problem;

/**
 * What came of a body.
 *
 * @param values by field; null where the body was refused
 * @param problems for which it was refused, or that were tolerated
 */
record Came(@Nullable Map<String, @Nullable Object> values, List<Problem> problems) {
  Came {
    problems = List.copyOf(problems);
  }

  static Came of(Mapped mapped) {
    if (mapped instanceof Mapped.Rejected rejected) {
      return new Came(null, rejected.problems());
    }
    Draft draft = ((Mapped.Accepted) mapped).draft();
    return new Came(values(draft), draft.noted());
  }

  static Came refused(MappedBody.Rejected rejected) {
    return new Came(null, rejected.problems());
  }

  /** What a draft says, by target. */
  private static Map<String, @Nullable Object> values(Draft draft) {
    Map<String, @Nullable Object> found = new LinkedHashMap<>(draft.values().asMap());
    found.put("@key", draft.key());
    if (draft.version() != null) {
      found.put("@version", draft.version());
    }
    if (draft.time() != null) {
      found.put(CompareCase.TIME, draft.time().toString());
    }
    if (draft.record() != null) {
      found.put("@record", draft.record());
    }
    for (Draft.Link link : draft.links()) {
      found.put(link.field(), link.system() + "/" + link.object() + "/" + link.externalId());
    }
    return found;
  }
}
