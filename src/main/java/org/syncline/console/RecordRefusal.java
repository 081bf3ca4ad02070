package org.syncline.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Mistake;

/**
 * Why a form about a record did nothing; the page that has the form tells it, with what was
 * entered, in the one answer to that form.
 *
 * @param word of the text that says what happened
 * @param mistakes in English, of what is wrong with what was given
 * @param records those that may be the same as the record
 */
public record RecordRefusal(String word, List<Mistake> mistakes, Set<Long> records) {
  static final String UNUSABLE = "unusable";
  static final String MATCHED = "matched";
  static final String CHANGED = "changed";

  /** Nothing was given. */
  static final String NOTHING = "nothing";

  private static final String ATTRIBUTE = RecordRefusal.class.getName();

  public RecordRefusal {
    mistakes = List.copyOf(mistakes);
    records = Set.copyOf(records);
  }

  static RecordRefusal of(String word) {
    return new RecordRefusal(word, List.of(), Set.of());
  }

  /** What is to be told where the form was; null where nothing is. */
  static @Nullable RecordRefusal of(Edited edited) {
    if (edited instanceof Edited.Unusable unusable) {
      return new RecordRefusal(UNUSABLE, unusable.mistakes(), Set.of());
    }
    if (edited instanceof Edited.Matched matched) {
      return new RecordRefusal(MATCHED, List.of(), matched.records());
    }
    return edited instanceof Edited.ChangedMeanwhile ? of(CHANGED) : null;
  }

  /** The one that this answer is about; null where it is about none. */
  static @Nullable RecordRefusal of(HttpServletRequest request) {
    return (RecordRefusal) request.getAttribute(ATTRIBUTE);
  }

  /** Whether it can be done all the same. */
  public boolean matched() {
    return word.equals(MATCHED);
  }

  public boolean changed() {
    return word.equals(CHANGED);
  }

  /** Those that are perhaps the same, by their ids. */
  public Set<Long> matches() {
    return new TreeSet<>(records);
  }

  /** What is wrong with one field. */
  List<String> wrongWith(String field) {
    return mistakes.stream()
        .filter(mistake -> mistake.field().equals(field))
        .map(Mistake::message)
        .toList();
  }

  /** What is wrong elsewhere than in these fields. */
  List<String> beside(Set<String> fields) {
    return mistakes.stream()
        .filter(mistake -> !fields.contains(mistake.field()))
        .map(Mistake::message)
        .toList();
  }

  /** All that is wrong. */
  public List<String> sentences() {
    return beside(Set.of());
  }

  /**
   * Shows the page with it.
   *
   * @param page such as {@code /merge.xhtml}
   */
  void show(HttpServletRequest request, HttpServletResponse response, String page)
      throws IOException, ServletException {
    request.setAttribute(ATTRIBUTE, this);
    response.setStatus(
        matched() || changed()
            ? HttpServletResponse.SC_CONFLICT
            : HttpServletResponse.SC_BAD_REQUEST);
    // What was entered may be personal.
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher(page).forward(request, response);
  }
}
