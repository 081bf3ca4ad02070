package org.syncline.mapping.function;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function does to one value; runs as a test.
 *
 * @param in a text, or a list of texts in which null stands for nothing
 * @param out the canonical text of the result, a list of them, or null for nothing
 * @param fault code of the fault that comes instead of a result, or null
 */
public record FunctionExample(
    List<Object> arguments, Object in, @Nullable Object out, @Nullable String fault) {
  public FunctionExample {
    arguments = List.copyOf(arguments);
    in = kept(in);
    out = out == null ? null : kept(out);
  }

  private static Object kept(Object value) {
    return value instanceof List<?> list
        ? Collections.unmodifiableList(new ArrayList<>(list))
        : value;
  }
}
