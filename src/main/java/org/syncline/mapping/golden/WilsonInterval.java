package org.syncline.mapping.golden;

/**
 * Between which bounds the true share lies with 95 % confidence, if what was compared was drawn
 * independently: the score interval of E. B. Wilson, "Probable inference, the law of succession,
 * and statistical inference", Journal of the American Statistical Association 22 (1927), 209-212.
 *
 * <p>With the share p of n and z = 1.96: {@code (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)}.
 * It stays between 0 and 1 and says something for few and for perfect results too.
 *
 * @param low from 0
 * @param high to 1
 */
public record WilsonInterval(double low, double high) {
  /** The 97.5 % point of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * The interval.
   *
   * @param right of what was compared
   * @param compared at least 1
   */
  public static WilsonInterval of(long right, long compared) {
    if (compared < 1 || right < 0 || right > compared) {
      throw new IllegalArgumentException("No share: " + right + " of " + compared + ".");
    }
    double n = compared;
    double share = right / n;
    double square = Z * Z;
    double middle = share + square / (2 * n);
    double half = Z * Math.sqrt(share * (1 - share) / n + square / (4 * n * n));
    double scale = 1 + square / n;
    // Where all or nothing is right the bound is 1 or 0 by the formula, but for rounding.
    double low = right == 0 ? 0 : Math.max(0, (middle - half) / scale);
    double high = right == compared ? 1 : Math.min(1, (middle + half) / scale);
    return new WilsonInterval(low, high);
  }
}
