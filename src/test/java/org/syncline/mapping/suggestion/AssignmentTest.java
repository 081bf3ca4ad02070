package org.syncline.mapping.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void a_rows_second_best_is_taken_where_both_together_gain_more() {
    double[][] gain = {{0.9, 0.8}, {0.85, 0.1}};

    assertThat(Assignment.best(gain, 2)).containsExactly(1, 0);
  }

  @Test
  void what_gains_nothing_is_not_chosen() {
    assertThat(Assignment.best(new double[][] {{0, -1}, {0.5, 0}}, 2)).containsExactly(-1, 0);
    assertThat(Assignment.best(new double[][] {{}, {}}, 0)).containsExactly(-1, -1);
    assertThat(Assignment.best(new double[0][], 3)).isEmpty();
  }

  @Test
  void the_sum_is_that_of_the_best_of_all_choices() {
    long seed = 20261126L;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int rows = random.nextInt(6);
      int columns = random.nextInt(6);
      double[][] gain = new double[rows][columns];
      for (double[] row : gain) {
        Arrays.setAll(row, i -> random.nextInt(3) == 0 ? 0 : random.nextDouble());
      }
      int[] chosen = Assignment.best(gain, columns);

      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += chosen[row] < 0 ? 0 : gain[row][chosen[row]];
      }
      assertThat(Arrays.stream(chosen).filter(c -> c >= 0).distinct().count())
          .isEqualTo(Arrays.stream(chosen).filter(c -> c >= 0).count());
      assertThat(sum)
          .as("seed " + seed + ", round " + round)
          .isEqualTo(most(gain, 0, new boolean[columns]), within(1e-9));
    }
  }

  private static double most(double[][] gain, int row, boolean[] taken) {
    if (row == gain.length) {
      return 0;
    }
    double best = most(gain, row + 1, taken);
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.max(best, gain[row][column] + most(gain, row + 1, taken));
        taken[column] = false;
      }
    }
    return best;
  }
}
