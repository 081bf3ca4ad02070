package org.syncline.mapping.suggestion.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes places as the source paths of a format. */
interface PathText {

  /**
   * The path of a place.
   *
   * @param repeated elements that came more than once in some record; they are asked for by number
   */
  String of(Place place, Set<Place> repeated);

  /** The last name as it is: columns and entries of a map. */
  PathText NAME = (place, repeated) -> place.steps().get(place.steps().size() - 1).name();

  PathText JSON = (place, repeated) -> json(place);

  PathText XML = PathText::xml;

  private static String json(Place place) {
    StringBuilder path = new StringBuilder();
    for (Place.Step step : place.steps()) {
      if (step.name().isEmpty()) {
        path.append('[').append(step.number()).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".").append(quoted(step.name()));
      }
    }
    return path.toString();
  }

  private static String quoted(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (".[]\"".indexOf(name.charAt(i)) >= 0) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      }
    }
    return name;
  }

  private static String xml(Place place, Set<Place> repeated) {
    if (place.steps().isEmpty()) {
      return ".";
    }
    StringBuilder path = new StringBuilder();
    Place until = Place.RECORD;
    for (Place.Step step : place.steps()) {
      until = until.then(step.name(), step.number());
      path.append(path.length() == 0 ? "" : "/").append(step.name());
      Place first = new Place(withoutNumber(until));
      if (step.number() > 0 && repeated.contains(first)) {
        path.append('[').append(step.number()).append(']');
      }
    }
    return path.toString();
  }

  /** The place of the first element of the same name. */
  static List<Place.Step> withoutNumber(Place place) {
    List<Place.Step> steps = new ArrayList<>(place.steps());
    int last = steps.size() - 1;
    steps.set(last, new Place.Step(steps.get(last).name(), 1));
    return steps;
  }
}
