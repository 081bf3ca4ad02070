package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.record.IndexState;
import org.syncline.record.IndexStates;

/** What every store of index states does. */
interface IndexStatesContract extends StoreContract {
  IndexState STATE =
      new IndexState(
          Set.of("field city", "rule email"),
          Set.of("words name"),
          77,
          Instant.parse("2026-01-02T03:04:05.678901Z"));

  private IndexStates states() {
    return kit().indexStates();
  }

  @Test
  default void a_state_comes_back_as_it_was_put() {
    committed(() -> states().put("customer", STATE));

    assertThat(kit().transactions().inNew(() -> states().find("customer"))).contains(STATE);
    assertThat(kit().transactions().inNew(() -> states().lock("customer"))).contains(STATE);
    assertThat(kit().transactions().inNew(() -> states().find("contact"))).isEmpty();
  }

  @Test
  default void a_later_state_takes_its_place() {
    IndexState later = new IndexState(Set.of(), Set.of(), IndexState.DONE, STATE.since());
    committed(() -> states().put("customer", STATE));
    committed(() -> states().put("customer", later));

    assertThat(kit().transactions().inNew(() -> states().find("customer"))).contains(later);
  }
}
