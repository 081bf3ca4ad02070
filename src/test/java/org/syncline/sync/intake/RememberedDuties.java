package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Duties and what targets told, in the order they were written. */
final class RememberedDuties implements Duties {
  private final List<Due> due = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();

  @Override
  public synchronized void add(Collection<Due> more) {
    due.addAll(more);
  }

  @Override
  public synchronized void told(Collection<Told> more) {
    told.addAll(more);
  }

  /** The duties since it was asked last. */
  synchronized List<Due> takeDue() {
    List<Due> taken = List.copyOf(due);
    due.clear();
    return taken;
  }

  /** What was told since it was asked last. */
  synchronized List<Told> takeTold() {
    List<Told> taken = List.copyOf(told);
    told.clear();
    return taken;
  }
}
