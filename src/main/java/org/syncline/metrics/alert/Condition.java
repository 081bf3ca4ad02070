package org.syncline.metrics.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule is set against. */
public sealed interface Condition {

  /** How many periods before the judged one it looks at. */
  int periods();

  /**
   * Judges the value of a period.
   *
   * @param before the values of those of the periods before it that have data
   * @return null where they are too few to tell
   */
  @Nullable Judgement judge(double value, List<Double> before);

  /** What it is called where people are told. */
  String word();

  /** More, or less, than a fixed limit; the limit itself is not beyond. */
  record Threshold(boolean above, double limit) implements Condition {
    @Override
    public int periods() {
      return 0;
    }

    @Override
    public Judgement judge(double value, List<Double> before) {
      return new Judgement(above ? value > limit : value < limit, limit, null, null);
    }

    @Override
    public String word() {
      return above ? "above" : "below";
    }
  }

  /** To which side of the usual a value may not be away. */
  enum Side {
    EITHER,
    ABOVE,
    BELOW
  }

  /**
   * Away from the mean of the periods before by more than so many of their standard deviations:
   * beyond is {@code |v - m| > max(times * s, atLeast)} with {@code m = sum(v_i) / n} and {@code s
   * = sqrt(sum((v_i - m)^2) / (n - 1))}. Limits of so many standard deviations are those of
   * Shewhart's control charts, the sample standard deviation is that of NIST/SEMATECH e-Handbook of
   * Statistical Methods, 6.3.1 and 1.3.5.6. Each period counts the same, however much happened in
   * it.
   *
   * @param times of the standard deviation
   * @param periods how many periods before are looked at
   * @param withData of how many of them there have to be data, 2 or more
   * @param atLeast how far it has to be away in any case, in the unit of the figure
   */
  record Deviation(double times, int periods, int withData, double atLeast, Side side)
      implements Condition {
    /** Of values that are all the same the mean is not quite what they are. */
    private static final double ROUNDING = 1e-9;

    @Override
    public @Nullable Judgement judge(double value, List<Double> before) {
      int n = before.size();
      if (n < withData) {
        return null;
      }
      double mean = before.stream().mapToDouble(Double::doubleValue).sum() / n;
      double squares = before.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      double deviation = Math.sqrt(squares / (n - 1));
      double margin = Math.max(Math.max(times * deviation, atLeast), Math.abs(mean) * ROUNDING);
      boolean below = side == Side.BELOW || (side == Side.EITHER && value < mean);
      boolean beyond = below ? mean - value > margin : value - mean > margin;
      return new Judgement(beyond, below ? mean - margin : mean + margin, mean, deviation);
    }

    @Override
    public String word() {
      return "deviates";
    }
  }
}
