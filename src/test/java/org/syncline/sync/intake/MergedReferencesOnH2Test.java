package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.record.EditRecords.Edited;

/** References to merged records on H2. */
class MergedReferencesOnH2Test extends MergedReferencesRules {
  @Override
  StoreKit kit() {
    return StoreKit.h2();
  }

  @Test
  void more_references_than_one_merge_can_move_are_refused() {
    List<Understood> workers = new ArrayList<>();
    for (int i = 0; i <= Referring.MOST; i++) {
      String body = "{'key': 'worker" + i + "', 'v': 1, 'employer': 'other'}";
      workers.add(Understand.message(hub.message("erp", "customer", body), hub.current()));
    }
    hub.group(workers);

    assertThat(hub.editing().merge(kept, 1, other, 1, Hub.ADA))
        .isInstanceOfSatisfying(
            Edited.Unusable.class,
            refused ->
                assertThat(refused.mistakes().get(0).message())
                    .contains("More than 10000 records refer to record " + other));
    assertThat(hub.record(kept).version()).isEqualTo(1);

    hub.send("erp", "{'key': 'worker0', 'v': 2, 'employer': 'kept'}");
    assertThat(hub.editing().merge(kept, 1, other, 1, Hub.ADA)).isInstanceOf(Edited.Done.class);
    assertThat(hub.customer("erp", "worker10000").values().get("employer"))
        .isEqualTo(Long.toString(kept));
    assertThat(hub.editing().unmerge(other, Hub.ADA)).isInstanceOf(Edited.Done.class);
    assertThat(hub.customer("erp", "worker10000").values().get("employer"))
        .isEqualTo(Long.toString(other));
  }
}
