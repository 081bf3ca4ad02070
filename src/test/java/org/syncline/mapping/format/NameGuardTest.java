package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names are told apart as a set for each object would. */
class NameGuardTest {
  private static final long SEED = Long.getLong("seed", 20_261_126L);

  @Test
  void it_finds_just_what_a_set_for_each_object_finds() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    NameGuard guard = new NameGuard();
    for (int body = 0; body < 200; body++) {
      guard.begin();
      Deque<Set<String>> open = new ArrayDeque<>();
      guard.enter();
      open.push(new HashSet<>());
      int names = random.nextInt(3_000);
      for (int i = 0; i < names; i++) {
        int drawn = random.nextInt(20);
        if (drawn == 0) {
          guard.enter();
          open.push(new HashSet<>());
        } else if (drawn == 1 && open.size() > 1) {
          guard.leave();
          open.pop();
        }
        String name = "n" + random.nextInt(1 + random.nextInt(2_000));
        assertThat(guard.isNew(name)).isEqualTo(open.getFirst().add(name));
      }
    }
  }

  @Test
  void names_that_were_chosen_to_collide_are_told_apart_in_time() {
    List<String> colliding = new ArrayList<>(List.of("Aa", "BB"));
    while (colliding.size() < 20_000) {
      List<String> longer = new ArrayList<>();
      for (String name : colliding) {
        longer.add(name + "Aa");
        longer.add(name + "BB");
      }
      colliding = longer;
    }
    NameGuard guard = new NameGuard();
    guard.begin();
    guard.enter();

    for (String name : colliding) {
      assertThat(guard.isNew(name)).isTrue();
    }
    for (String name : colliding) {
      assertThat(guard.isNew(name)).isFalse();
    }
    guard.leave();
    guard.enter();
    assertThat(guard.isNew(colliding.get(0))).isTrue();
  }

  @Test
  void memory_is_that_of_open_objects_only() {
    NameGuard guard = new NameGuard();
    guard.begin();
    guard.enter();
    for (int object = 0; object < 100_000; object++) {
      guard.enter();
      for (int name = 0; name < 10; name++) {
        assertThat(guard.isNew("name" + name)).isTrue();
      }
      guard.leave();
    }
    assertThat(guard.size()).isLessThanOrEqualTo(1_024);
  }
}
