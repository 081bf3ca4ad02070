package org.syncline.connector.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its settings read, ready for use. Shared between threads; holds no secret, but
 * asks for it with each use.
 */
public interface Way {

  /** The operations that the settings describe for an object of the system; empty for none. */
  Set<Operation> operations(String object);

  /** How much the system bears over it; 8 requests at once unless the connector knows better. */
  default Limits limits() {
    return new Limits(null, 8, 8);
  }

  /**
   * Writes one record, outside any transaction; returns within its time limit. Whatever the other
   * side does is an {@link Answer}.
   *
   * @throws InterruptedException when the server stops; whether it was written is not known then
   */
  Answer write(Write write) throws InterruptedException;

  /**
   * Requests that a write will take of the other side, as far as can be said before it; all of them
   * count against {@link Limits#perSecond}.
   */
  default int requests(Write write) {
    return 1;
  }

  /** Most records that one call to the object may write; 1 where each goes alone. */
  default int together(String object) {
    return 1;
  }

  /**
   * Writes several records to one object by one operation, outside any transaction: at most {@link
   * #together} of them, each of another record. One that is refused takes no other with it. The
   * whole call returns within the longest of their time limits.
   *
   * @return one answer each, in their order
   * @throws InterruptedException when the server stops; what was written is not known then
   */
  default List<Answer> writeAll(List<Write> writes) throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    for (Write write : writes) {
      answers.add(write(write));
    }
    return answers;
  }

  /**
   * Tries whether the connection works: goes there, logs in, and asks for something that changes
   * nothing.
   *
   * @param timeout for all of it
   * @throws InterruptedException when the server stops
   */
  default Checked check(Duration timeout) throws InterruptedException {
    return new Checked.CantTell("Connections of this kind have no check of their own.");
  }

  /**
   * Looks up what became of a write whose answer did not come: by its external id, its idempotency
   * key, or the fields that the settings name.
   *
   * @throws InterruptedException when the server stops
   */
  Sighting find(Write write) throws InterruptedException;

  /**
   * Lists the external ids of all rows of an object, page by page.
   *
   * @param after what the page before told as {@code next}; null for the first page
   * @param timeout for one page
   * @throws InterruptedException when the server stops
   */
  default Listing list(String object, @Nullable String after, Duration timeout)
      throws InterruptedException {
    return new Listing.CantTell("Connections of this kind can't list rows.");
  }
}
