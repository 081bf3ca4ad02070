package org.syncline.sync.intake;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;
import org.syncline.record.LinkKey;

/** What became of one message, flow by flow. */
public record Journey(Receipt receipt, List<InFlow> flows) {

  /**
   * Its way through one flow.
   *
   * @param problems what is wrong with it, also where the mapping tolerated that
   * @param held why it is held, null where it is not
   */
  public record InFlow(Outcome outcome, List<Problem> problems, @Nullable Held held) {

    /** The source record that it waits for. */
    public Optional<LinkKey> waitsFor() {
      return held == null ? Optional.empty() : Optional.ofNullable(held.wanted());
    }
  }
}
