package org.syncline.configuration.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;

/**
 * One field of a form.
 *
 * @param place where its text stands in the {@link Entries}
 * @param label the member's name, or the number of an item; empty where the name is entered
 * @param key of its texts, see {@link Shape}
 * @param kind how it is entered; neither an object nor a list
 * @param choices words to choose from, or that are offered
 * @param otherwise what it is where it is left out; null where nothing is
 * @param name the member's name as it was entered; null where it is fixed
 */
public record Field(
    String place,
    String label,
    String key,
    Shape.Type kind,
    String text,
    List<String> choices,
    @Nullable String otherwise,
    boolean required,
    String meaning,
    @Nullable String name,
    List<Mistake> mistakes) {
  public Field {
    choices = List.copyOf(choices);
    mistakes = List.copyOf(mistakes);
  }

  /** The word of its kind. */
  public String word() {
    return Words.of(kind);
  }

  /** The name of its parameter. */
  public String parameter() {
    return kind == Shape.Type.JSON ? place + Entries.JSON : place;
  }

  /** The name of the parameter that holds the member's name. */
  public String nameParameter() {
    return place + Entries.NAME;
  }

  /** Whether the member's name is entered too. */
  public boolean hasName() {
    return name != null;
  }
}
