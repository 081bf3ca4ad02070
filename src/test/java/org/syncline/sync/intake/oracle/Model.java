package org.syncline.sync.intake.oracle;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.oracle.ModelIntake.Flow;
import org.syncline.sync.intake.oracle.ModelIntake.Order;
import org.syncline.sync.intake.oracle.Operation.Seen;

/**
 * The hub in one thread. Of the real hub it takes only names and the clock: the numbers of receipts
 * and new records, and when a receipt was written.
 */
public final class Model {
  private final ModelState state;
  private final ModelIntake intake;
  private final ModelEdits edits;
  private final Map<Operation, Seen> seen = new IdentityHashMap<>();

  /** Where a source record leads, by {@code system/key}. */
  public record LinkView(long record, @Nullable Long stamp) {}

  public Model(FieldRules rules) {
    state = new ModelState(rules);
    edits = new ModelEdits(state);
    intake =
        new ModelIntake(
            state,
            Map.of(
                "erp", new Flow(true, Order.VERSION),
                "shop", new Flow(true, Order.TIME),
                "crm", new Flow(false, Order.VERSION),
                "branch", new Flow(false, Order.ARRIVAL)));
  }

  /**
   * Does one operation, and says what comes of it.
   *
   * @param receipt that the hub gave it, if it did
   * @param now when the hub wrote the receipt
   * @param named the record that the hub made, if it made one
   */
  public String take(Operation operation, long receipt, Instant now, long named) {
    Seen before = seen.getOrDefault(operation, Seen.NOTHING);
    if (operation instanceof Operation.Message message) {
      return intake.take(message, receipt, now, named);
    }
    if (operation instanceof Operation.Create create) {
      return edits.create(create, receipt, now, named);
    }
    if (operation instanceof Operation.Change change) {
      return edits.change(change, receipt, now);
    }
    if (operation instanceof Operation.Archive archive) {
      return edits.archive(archive, receipt, now);
    }
    if (operation instanceof Operation.Merge merge) {
      return edits.merge(merge, receipt, now);
    }
    if (operation instanceof Operation.Unmerge unmerge) {
      return edits.unmerge(unmerge, before, receipt, now);
    }
    return intake.dismiss(((Operation.Dismiss) operation).receipt());
  }

  /** A held message is worked on again. */
  public String again(long receipt, Instant acceptedAt, long named) {
    return intake.again(receipt, acceptedAt, named);
  }

  /** Who takes a merge back looks which one stands, before it is done. */
  public @Nullable Long lookForMerge(Operation.Unmerge unmerge) {
    Long receipt = edits.mergeOf(unmerge.merged());
    seen.put(unmerge, new Seen(receipt));
    return receipt;
  }

  public SortedMap<Long, ModelRecord> records() {
    return state.records;
  }

  public SortedMap<String, LinkView> links() {
    TreeMap<String, LinkView> views = new TreeMap<>();
    state.links.forEach(
        (key, link) ->
            views.put(key.system() + "/" + key.key(), new LinkView(link.record, link.stamp)));
    return views;
  }

  public List<Question> questions() {
    return List.copyOf(state.questions);
  }

  /** Receipts of what is parked or waits. */
  public Set<Long> held() {
    return intake.held();
  }
}
