package org.syncline.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why a form of a conflict's page did nothing; the page itself tells it, in the one answer to that
 * form.
 *
 * @param word of the text that says what happened
 * @param sentences in English, of what is wrong with what was given
 * @param records those that may be the same as the record
 */
public record ConflictRefusal(String word, List<String> sentences, Set<Long> records) {
  static final String UNUSABLE = "unusable";
  static final String MATCHED = "matched";

  private static final String ATTRIBUTE = ConflictRefusal.class.getName();

  static ConflictRefusal unusable(List<String> sentences) {
    return new ConflictRefusal(UNUSABLE, List.copyOf(sentences), Set.of());
  }

  static ConflictRefusal matched(Set<Long> records) {
    return new ConflictRefusal(MATCHED, List.of(), new TreeSet<>(records));
  }

  /** Whether it can be done all the same. */
  public boolean matched() {
    return word.equals(MATCHED);
  }

  static @Nullable ConflictRefusal of(HttpServletRequest request) {
    return (ConflictRefusal) request.getAttribute(ATTRIBUTE);
  }

  /** Shows the page with it. */
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.setAttribute(ATTRIBUTE, this);
    response.setStatus(
        matched() ? HttpServletResponse.SC_CONFLICT : HttpServletResponse.SC_BAD_REQUEST);
    request.getRequestDispatcher("/conflict.xhtml").forward(request, response);
  }
}
