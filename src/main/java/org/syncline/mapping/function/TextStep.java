package org.syncline.mapping.function;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.CanonicalText;

/** A function of texts: the most frequent step, and so the shortest way. */
final class TextStep implements MappingFunction {
  private final Body<String> body;

  TextStep(Body<String> body) {
    this.body = body;
  }

  @Override
  public @Nullable Object apply(Object value) {
    if (value instanceof String text) {
      return body.apply(text);
    }
    return value instanceof List<?> list
        ? Items.each(list, this)
        : body.apply(CanonicalText.of(value));
  }

  @Override
  public boolean keepsPlain() {
    return body instanceof CharacterRemoval;
  }

  @Override
  public @Nullable MappingFunction togetherWith(MappingFunction next) {
    return body instanceof CharacterRemoval first
            && next instanceof TextStep step
            && step.body instanceof CharacterRemoval second
        ? new TextStep(first.and(second))
        : null;
  }
}
