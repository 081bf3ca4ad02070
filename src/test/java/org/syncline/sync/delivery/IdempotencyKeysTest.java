package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {
  private static final Duty DUTY = new Duty("crm", 12, 3, null, Priority.EVENT);

  @Test
  void a_duty_has_one_key_and_shares_it_with_nobody() {
    IdempotencyKeys keys = new IdempotencyKeys("5cfe");

    assertThat(keys.of(DUTY, 3))
        .matches("[0-9a-f]{32}")
        .isEqualTo(new IdempotencyKeys("5cfe").of(new Duty("crm", 12, 3, 9L, Priority.BATCH), 3))
        .isNotEqualTo(keys.of(DUTY, 4))
        .isNotEqualTo(keys.again(DUTY, 3))
        .isNotEqualTo(keys.of(new Duty("crm1", 2, 3, null, Priority.EVENT), 3))
        .isNotEqualTo(new IdempotencyKeys("5cff").of(DUTY, 3));
  }
}
