package org.syncline.mapping.suggestion.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in a record, before it is known how its path is written.
 *
 * @param steps from the record down to the value
 */
record Place(List<Step> steps) {

  /**
   * One step.
   *
   * @param name empty for an item of a list
   * @param number of the item from 0, or of the element among those of its name from 1; -1 for an
   *     attribute and where nothing is counted
   */
  record Step(String name, int number) {}

  /** What names of fields say of an item that is not the first. */
  static final String SECOND = "second";

  static final Place RECORD = new Place(List.of());

  Place {
    steps = List.copyOf(steps);
  }

  Place then(String name, int number) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step(name, number));
    return new Place(longer);
  }

  /**
   * The names on the way, the value's own last. Items of lists have none; all but the first are
   * called {@value #SECOND}, before their name where they have one.
   */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Step step : steps) {
      if (step.number() > (step.name().isEmpty() ? 0 : 1)) {
        names.add(SECOND);
      }
      if (!step.name().isEmpty()) {
        names.add(step.name());
      }
    }
    return names;
  }
}
