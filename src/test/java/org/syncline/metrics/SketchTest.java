package org.syncline.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SketchTest {

  @RepeatedTest(10)
  void percentiles_of_sketches_added_up_are_those_of_all_values_within_1_percent() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    long[] values = random.longs(5_000, 0, 20).map(bits -> random.nextLong(1L << bits)).toArray();
    Sketch sum = new Sketch();
    for (int part = 0; part < 5; part++) {
      Sketch sketch = new Sketch();
      for (int i = part * 1_000; i < (part + 1) * 1_000; i++) {
        sketch.note(values[i]);
      }
      sum.add(Sketch.fromBytes(sketch.toBytes()));
    }

    Arrays.sort(values);
    assertThat(sum.count()).isEqualTo(values.length);
    for (int percent : new int[] {1, 50, 90, 99, 100}) {
      long exact = values[(int) ((values.length * (long) percent + 99) / 100) - 1];
      assertThat(sum.percentile(percent))
          .as("p%d, seed %d", percent, seed)
          .isBetween(exact, exact + Math.max(1, exact / 100));
    }
  }

  @Test
  void what_takes_longer_than_can_be_told_counts_as_the_longest() {
    Sketch sketch = new Sketch();
    sketch.note(Long.MAX_VALUE);

    assertThat(sketch.count()).isEqualTo(1);
    assertThat(sketch.percentile(100)).isBetween(1L << 40, (1L << 40) + (1L << 34));
  }

  @Test
  void a_minute_of_a_busy_flow_is_kept_in_less_than_600_bytes() {
    Random random = new Random(7);
    Sketch sketch = new Sketch();
    for (int i = 0; i < 600_000; i++) {
      sketch.note(1_000 + (long) Math.abs(random.nextGaussian() * 20_000));
    }

    assertThat(sketch.toBytes().length).isLessThan(600);
  }

  @Test
  void what_is_no_sketch_is_refused() {
    assertThatThrownBy(() -> Sketch.fromBytes(new byte[40])).isInstanceOf(RuntimeException.class);
  }
}
