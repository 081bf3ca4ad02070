package org.syncline.sync.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.SourceBody;

/**
 * One record from a system, in the form it was sent.
 *
 * @param object the object it is about, null where neither message nor system says
 * @param messageId the sender's identity of the message, 1 to 200 characters, see {@link #fitId}
 * @param transportId the transport's identity of this very send: the same again is a redelivery,
 *     not a repeat
 * @param door {@code jms}, {@code http} or {@code dead}
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

  /**
   * An id that fits its column: ids over 200 characters or with control characters or lone
   * surrogates (databases refuse them) are replaced by {@code sha256:} and their hash, so different
   * ids stay different.
   */
  public static String fitId(String id) {
    boolean fits = !id.isEmpty() && id.length() <= ID_LIMIT;
    for (int i = 0; fits && i < id.length(); i++) {
      char c = id.charAt(i);
      fits = !Character.isISOControl(c) && !Character.isSurrogate(c);
    }
    return fits ? id : "sha256:" + hash(id.getBytes(StandardCharsets.UTF_16BE));
  }

  /** SHA-256 in hex, as kept with the receipt. */
  public static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
