package org.syncline.mapping.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.configuration.ConfigurationProblem;

/** Where in a file the members of its document stand, and all that is wrong with the file. */
final class Places {
  private static final int MOST_PROBLEMS = 500;

  private final Map<String, String> placeOfPath = new HashMap<>();
  private final List<ConfigurationProblem> problems = new ArrayList<>();
  private final Set<String> wrong = new HashSet<>();

  void note(String path, String place) {
    placeOfPath.putIfAbsent(path, place);
  }

  void problem(String place, String message) {
    wrong.add(place);
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new ConfigurationProblem(place, message));
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add(new ConfigurationProblem("", "There is more: mend what is listed first."));
    }
  }

  boolean isWrong(String place) {
    return wrong.contains(place);
  }

  List<ConfigurationProblem> problems() {
    return List.copyOf(problems);
  }

  /** Problems of the document, told at the places of the file. */
  List<ConfigurationProblem> placed(List<ConfigurationProblem> found, String id) {
    return found.stream()
        .map(problem -> new ConfigurationProblem(placed(problem.path(), id), problem.message()))
        .toList();
  }

  private String placed(String path, String id) {
    String own = "mappings/" + id + " ";
    if (path.startsWith(own)) {
      return place(path.substring(own.length()));
    }
    String ofFlow = " mapping " + id + " ";
    int at = path.indexOf(ofFlow);
    return at < 0
        ? place(path)
        : path.substring(0, at) + " " + place(path.substring(at + ofFlow.length()));
  }

  /** The place of the longest beginning of a path that has one; the path itself where none has. */
  private String place(String path) {
    for (int end = path.length(); end > 0; end = shorter(path, end)) {
      String place = placeOfPath.get(path.substring(0, end));
      if (place != null) {
        String rest = path.substring(end);
        String member = rest.startsWith(".") ? rest.substring(1) : rest;
        return member.isEmpty() ? place : place + " (" + member + ")";
      }
    }
    return path;
  }

  private static int shorter(String path, int end) {
    return Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1));
  }
}
