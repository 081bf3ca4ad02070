package org.syncline.mapping.function;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;

/**
 * A function of numbers, dates or the like. An empty text is none of these and no mistake either:
 * it stays, so that the row's onBlank says what it means.
 */
final class KindStep implements MappingFunction {
  private final ValueKind kind;
  private final Body<Object> body;

  KindStep(ValueKind kind, Body<Object> body) {
    this.kind = kind;
    this.body = body;
  }

  @Override
  public @Nullable Object apply(Object value) {
    if (value instanceof List<?> list) {
      return Items.each(list, this);
    }
    if (value instanceof String text && text.isEmpty()) {
      return value;
    }
    Object taken = Coercion.to(kind, value);
    return taken instanceof Fault ? taken : body.apply(taken);
  }
}
