package org.syncline.configuration.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object or list. Groups stand one after the other, each behind the one that it
 * is a part of.
 *
 * @param path in the document; empty for the whole
 * @param depth 0 for the whole
 * @param key of its texts, see {@link Shape}
 * @param name its name as it was entered; null where it is fixed, or an item
 * @param removable whether it can be taken away
 * @param raisable whether it is an item with another one before it
 * @param mistakes those of no field of it
 */
public record Group(
    String place,
    String path,
    int depth,
    String key,
    String meaning,
    @Nullable String name,
    boolean removable,
    boolean raisable,
    List<Field> fields,
    List<Addition> additions,
    List<Mistake> mistakes) {
  public Group {
    fields = List.copyOf(fields);
    additions = List.copyOf(additions);
    mistakes = List.copyOf(mistakes);
  }

  /** The name of the parameter that holds its name. */
  public String nameParameter() {
    return place + Entries.NAME;
  }

  /** Whether its name is entered too. */
  public boolean hasName() {
    return name != null;
  }
}
