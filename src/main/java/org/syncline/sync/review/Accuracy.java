package org.syncline.sync.review;

/**
 * Mapping accuracy A = M/N.
 *
 * @param mapped M: of those asked for, how many had no problem
 * @param asked N: how many records were mapped, or how often the row of a field was applied
 * @param ratio M/N; 1 where nothing was asked
 */
public record Accuracy(long mapped, long asked, double ratio) {
  static Accuracy of(long mapped, long asked) {
    return new Accuracy(mapped, asked, asked == 0 ? 1 : (double) mapped / asked);
  }
}
