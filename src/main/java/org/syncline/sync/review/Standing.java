package org.syncline.sync.review;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Draft;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.value.Problem;

/** What one mapping made of one message, by target. */
final class Standing {
  /** What stands where a target is cleared. */
  static final Object CLEARED =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  private final boolean accepted;
  private final Map<String, Object> values;
  private final Map<String, Problem> problems;

  private Standing(boolean accepted, Map<String, Object> values, Map<String, Problem> problems) {
    this.accepted = accepted;
    this.values = values;
    this.problems = problems;
  }

  static Standing of(Mapped mapped) {
    Map<String, Problem> problems = new HashMap<>();
    if (mapped instanceof Mapped.Rejected rejected) {
      rejected.problems().forEach(problem -> add(problem, problems));
      return new Standing(false, Map.of(), problems);
    }
    Draft draft = ((Mapped.Accepted) mapped).draft();
    draft.noted().forEach(problem -> add(problem, problems));
    Map<String, Object> values = new HashMap<>();
    for (String name : draft.values().names()) {
      Object value = draft.values().get(name);
      values.put(name, value == null ? CLEARED : value);
    }
    for (Draft.Link link : draft.links()) {
      values.put(link.field(), link.system() + "/" + link.object() + "/" + link.externalId());
    }
    values.put("@key", draft.key());
    if (draft.version() != null) {
      values.put("@version", draft.version());
    }
    if (draft.time() != null) {
      values.put("@time", draft.time());
    }
    if (draft.record() != null) {
      values.put("@record", draft.record());
    }
    return new Standing(true, values, problems);
  }

  /** Problems of the body as a whole stand under no target. */
  private static void add(Problem problem, Map<String, Problem> problems) {
    String target = problem.target();
    problems.put(target == null ? "" : target, problem);
  }

  boolean accepted() {
    return accepted;
  }

  /** Whether the body could be read, so that rows were asked at all. */
  boolean readable() {
    return !problems.containsKey("");
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  @Nullable Object value(String target) {
    return values.get(target);
  }

  @Nullable Problem problem(String target) {
    return problems.get(target);
  }

  Set<String> targets() {
    return values.keySet();
  }

  Set<String> faultyTargets() {
    return problems.keySet();
  }
}
