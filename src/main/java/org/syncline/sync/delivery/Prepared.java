package org.syncline.sync.delivery;

import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Operation;

/** What a duty comes to, once the record is mapped out. */
public sealed interface Prepared {

  /**
   * Something to send.
   *
   * @param operation all but {@link Operation#FIND}
   * @param externalId of the row; null where the hub knows none
   * @param version of the record that the body is made of, the duty's or a later one
   * @param body empty where the record is taken away
   * @param hash of the canonical form, at most 64 characters
   * @param said what the target has said of the record itself since the hub wrote last
   * @param whenGone what to do when the row is not there any more
   * @param late another record that it refers to and that is not at the target yet, so that the
   *     body has to do without; null for none
   */
  record Send(
      Operation operation,
      String object,
      @Nullable String externalId,
      int version,
      byte[] body,
      String hash,
      Said said,
      WhenGone whenGone,
      @Nullable Long late)
      implements Prepared {

    /** One whose references are all there. */
    public Send(
        Operation operation,
        String object,
        @Nullable String externalId,
        int version,
        byte[] body,
        String hash,
        Said said,
        WhenGone whenGone) {
      this(operation, object, externalId, version, body, hash, said, whenGone, null);
    }

    public Send {
      if (operation == Operation.FIND) {
        throw new IllegalArgumentException("To look is no way to deliver.");
      }
      body = body.clone();
    }

    @Override
    public byte[] body() {
      return body.clone();
    }

    /** No values: they may be personal. */
    @Override
    public String toString() {
      return "Send[" + operation + " " + object + " version=" + version + "]";
    }
  }

  /** What a target has said of a record itself since the hub wrote last. */
  enum Said {
    NOTHING,
    THE_SAME,
    /** The same, but the hub may have written something else after that was true. */
    THE_SAME_BEFORE,
    OTHERWISE
  }

  /** What to do when the row that is to be changed is not there any more. */
  enum WhenGone {
    MAKE_AGAIN,
    PARK
  }

  /**
   * None of the target's business.
   *
   * @param rule that says so, in capitals
   */
  record Skip(String rule) implements Prepared {}

  /**
   * Another record has to be at the target's system first.
   *
   * @param code in capitals
   */
  record Wait(String code, String sentence, long parent) implements Prepared {}

  /**
   * It can't be sent until a person has looked.
   *
   * @param code in capitals
   */
  record Park(String code, String sentence) implements Prepared {}
}
