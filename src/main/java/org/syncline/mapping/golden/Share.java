package org.syncline.mapping.golden;

import org.jspecify.annotations.Nullable;

/**
 * How many fields are right of those that were compared.
 *
 * @param right 0 to {@code compared}
 */
public record Share(int right, int compared) {
  static final Share NONE = new Share(0, 0);

  Share plus(boolean isRight) {
    return new Share(right + (isRight ? 1 : 0), compared + 1);
  }

  /** 0 to 1; null where nothing was compared. */
  public @Nullable Double value() {
    return compared == 0 ? null : (double) right / compared;
  }

  /** Of 95 %; null where nothing was compared. */
  public @Nullable WilsonInterval interval() {
    return compared == 0 ? null : WilsonInterval.of(right, compared);
  }
}
