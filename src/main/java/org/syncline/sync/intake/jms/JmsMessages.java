package org.syncline.sync.intake.jms;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.hardened.HardenedJson;
import org.syncline.sync.intake.BodyKind;
import org.syncline.sync.intake.InboundMessage;

/**
 * Reads JMS messages. Who sent one is said by the broker alone; object and message id are the
 * sender's to say.
 */
final class JmsMessages {
  /** Addresses of systems; the broker notes the original one when its divert moves a message. */
  static final String ADDRESS_PREFIX = "syncline.in.";

  static final String SYSTEM = "syncline_system";
  static final String OBJECT = "syncline_object";
  static final String MESSAGE_ID = "syncline_messageId";
  static final String CHARSET = "syncline_charset";
  static final String DOOR = "syncline_door";

  private static final String ORIGINAL_ADDRESS = "_AMQ_ORIG_ADDRESS";

  private final int bodyLimit;

  /**
   * @param bodyLimit most bytes of a body that is read; larger ones are kept but refused
   */
  JmsMessages(int bodyLimit) {
    this.bodyLimit = bodyLimit;
  }

  /** What a message says of itself, and what the broker says of it. */
  private record Envelope(
      String system,
      @Nullable String object,
      @Nullable String messageId,
      @Nullable String charset,
      String door) {}

  InboundMessage read(Message message, Instant receivedAt, @Nullable String refusal)
      throws JMSException {
    Envelope envelope = envelope(message);
    BodyKind kind = kind(message);
    SourceBody read = body(message, kind, envelope.charset());
    byte[] body = read.bytes();
    String hash = InboundMessage.hash(body);
    String transportId = transportId(message, hash);
    String messageId = envelope.messageId() == null ? transportId : envelope.messageId();
    long sent = message.getJMSTimestamp();
    return new InboundMessage(
        envelope.system(),
        envelope.object() == null ? null : InboundMessage.fitObject(envelope.object()),
        InboundMessage.fitId(messageId),
        InboundMessage.fitId(transportId),
        kind,
        read,
        hash,
        envelope.door(),
        sent > 0 ? Instant.ofEpochMilli(sent) : null,
        receivedAt,
        refusal != null ? refusal : refusal(kind, body));
  }

  private @Nullable String refusal(BodyKind kind, byte[] body) {
    if (kind == BodyKind.UNREAD) {
      return "UNSUPPORTED_MESSAGE";
    }
    return body.length > bodyLimit ? "BODY_TOO_LARGE" : null;
  }

  private static Envelope envelope(Message message) throws JMSException {
    String address = text(message, ORIGINAL_ADDRESS);
    if (address != null && address.startsWith(ADDRESS_PREFIX)) {
      String object = text(message, "object");
      return new Envelope(systemOf(address), object, text(message, "messageId"), null, "jms");
    }
    if (address != null) {
      // A dead letter: the broker noted the queue it came from over the sender's address, and what
      // else the message says of its origin is the sender's word.
      return new Envelope("-", text(message, "object"), text(message, "messageId"), null, "dead");
    }
    // No divert moved it, and only the hub itself may send to the intake queues: an own envelope.
    String system = text(message, SYSTEM);
    String door = text(message, DOOR);
    return new Envelope(
        system == null ? "-" : system,
        text(message, OBJECT),
        text(message, MESSAGE_ID),
        text(message, CHARSET),
        door == null ? "jms" : door);
  }

  /** A sender may name a queue behind its address, as in {@code syncline.in.erp::queue}. */
  private static String systemOf(String address) {
    int end = address.indexOf("::");
    return address.substring(ADDRESS_PREFIX.length(), end < 0 ? address.length() : end);
  }

  private static @Nullable String text(Message message, String property) throws JMSException {
    Object value = message.getObjectProperty(property);
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }

  /**
   * Without any identity from the sender's client, the same send is told by its content and time.
   */
  private static String transportId(Message message, String hash) throws JMSException {
    String id = message.getJMSMessageID();
    return id == null || id.isEmpty() ? "none:" + message.getJMSTimestamp() + ":" + hash : id;
  }

  private static BodyKind kind(Message message) {
    if (message instanceof TextMessage) {
      return BodyKind.TEXT;
    }
    if (message instanceof BytesMessage) {
      return BodyKind.BYTES;
    }
    return message instanceof MapMessage ? BodyKind.MAP : BodyKind.UNREAD;
  }

  private static SourceBody body(Message message, BodyKind kind, @Nullable String declared)
      throws JMSException {
    return switch (kind) {
      case TEXT -> encode(((TextMessage) message).getText());
      case BYTES -> new SourceBody(bytes((BytesMessage) message), declared);
      case MAP -> new SourceBody(map((MapMessage) message), "UTF-8");
      case UNREAD -> new SourceBody(new byte[0], null);
    };
  }

  /** UTF-8, or UTF-16BE where the text holds a lone surrogate, which UTF-8 can't carry. */
  private static SourceBody encode(@Nullable String text) {
    if (text == null) {
      return new SourceBody(new byte[0], "UTF-8");
    }
    try {
      ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return new SourceBody(bytes, "UTF-8");
    } catch (CharacterCodingException loneSurrogate) {
      // Unit by unit: an encoder would replace it, and two different bodies would become one.
      ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
      units.asCharBuffer().put(text);
      return new SourceBody(units.array(), "UTF-16BE");
    }
  }

  private static byte[] bytes(BytesMessage message) throws JMSException {
    byte[] bytes = new byte[Math.toIntExact(message.getBodyLength())];
    message.reset();
    if (bytes.length > 0) {
      message.readBytes(bytes);
    }
    return bytes;
  }

  /** A flat JSON object in the order of names, so that equal entries have equal bytes. */
  private static byte[] map(MapMessage message) throws JMSException {
    @SuppressWarnings("unchecked")
    List<String> names = Collections.list(message.getMapNames());
    Collections.sort(names);
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = HardenedJson.STORED.createGenerator(out)) {
      json.writeStartObject();
      for (String name : names) {
        json.writeFieldName(name);
        Object value = message.getObject(name);
        if (value instanceof Character letter) {
          json.writeString(letter.toString());
        } else if (value instanceof byte[] bytes) {
          json.writeBinary(bytes);
        } else {
          // A generator without codec takes strings, booleans and numbers: all that is left.
          json.writePOJO(value);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
