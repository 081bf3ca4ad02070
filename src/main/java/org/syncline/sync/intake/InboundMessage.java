package org.syncline.sync.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.Sha256;

/**
 * One record from a system, in the form it was sent.
 *
 * @param object the object it is about, null where neither message nor system says
 * @param messageId the sender's identity of the message, 1 to 200 characters, see {@link #fitId}
 * @param transportId the transport's identity of this very send: the same again is a redelivery,
 *     not a repeat
 * @param door {@code jms}, {@code http}, {@code dead}, {@code edit} (people), {@code api} (programs
 *     that wait for the answer) or {@code job} (records of a file)
 * @param sentAt when the sender's transport says it was sent
 * @param receivedAt when the hub got it
 * @param refusal reason code why the body is not to be read at all
 */
public record InboundMessage(
    String system,
    @Nullable String object,
    String messageId,
    String transportId,
    BodyKind kind,
    SourceBody body,
    String bodyHash,
    String door,
    @Nullable Instant sentAt,
    Instant receivedAt,
    @Nullable String refusal) {

  private static final int ID_LIMIT = 200;
  private static final int OBJECT_LIMIT = 80;

  /**
   * An id that fits its column: ids over 200 characters or with control characters or surrogates
   * (not every database takes them) are replaced by {@code sha256:} and their hash, so different
   * ids stay different.
   */
  public static String fitId(String id) {
    return fit(id, ID_LIMIT);
  }

  /** The same for the name of an object, of 80 characters at most. */
  public static String fitObject(String object) {
    return fit(object, OBJECT_LIMIT);
  }

  private static String fit(String text, int limit) {
    boolean fits = !text.isEmpty() && text.length() <= limit;
    for (int i = 0; fits && i < text.length(); i++) {
      char c = text.charAt(i);
      fits = !Character.isISOControl(c) && !Character.isSurrogate(c);
    }
    return fits ? text : "sha256:" + hash(text.getBytes(StandardCharsets.UTF_16BE));
  }

  /** The same message, about this object. */
  InboundMessage about(String named) {
    return new InboundMessage(
        system,
        named,
        messageId,
        transportId,
        kind,
        body,
        bodyHash,
        door,
        sentAt,
        receivedAt,
        refusal);
  }

  /** SHA-256 in hex, as kept with the receipt. */
  public static String hash(byte[] body) {
    return Sha256.hex(body);
  }
}
