package org.syncline.sync.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The durable acceptance of one message, unique by (system, message id, occurrence). */
@Entity
@Table(name = "receipt")
public class Receipt {

  @Id private long id;

  @Column(name = "system_id", nullable = false)
  private String system;

  @Column(nullable = false)
  private String object;

  @Column(name = "message_id", nullable = false)
  private String messageId;

  @Column(nullable = false)
  private int occurrence;

  @Column(name = "transport_id", nullable = false)
  private String transportId;

  @Column(name = "body_hash", nullable = false)
  private String bodyHash;

  @Column(name = "body_size", nullable = false)
  private long bodySize;

  @Column(nullable = false)
  private String door;

  @Column(nullable = false)
  private int flows;

  @Column(name = "sent_at")
  private @Nullable Instant sentAt;

  @Column(name = "received_at", nullable = false)
  private Instant receivedAt;

  @Column(name = "accepted_at", nullable = false)
  private Instant acceptedAt;

  /** For the persistence provider. */
  @NullUnmarked
  protected Receipt() {}

  Receipt(long id, InboundMessage message, int occurrence, int flows, Instant acceptedAt) {
    this.id = id;
    this.system = message.system();
    String named = message.object();
    this.object = named == null ? "" : named;
    this.messageId = message.messageId();
    this.occurrence = occurrence;
    this.transportId = message.transportId();
    this.bodyHash = message.bodyHash();
    this.bodySize = message.body().bytes().length;
    this.door = message.door();
    this.flows = flows;
    this.sentAt = message.sentAt();
    this.receivedAt = message.receivedAt();
    this.acceptedAt = acceptedAt;
  }

  /** A receipt as it was stored. */
  public static Receipt stored(
      long id,
      String system,
      String object,
      String messageId,
      int occurrence,
      String transportId,
      String bodyHash,
      long bodySize,
      String door,
      int flows,
      @Nullable Instant sentAt,
      Instant receivedAt,
      Instant acceptedAt) {
    Receipt receipt = new Receipt();
    receipt.id = id;
    receipt.system = system;
    receipt.object = object;
    receipt.messageId = messageId;
    receipt.occurrence = occurrence;
    receipt.transportId = transportId;
    receipt.bodyHash = bodyHash;
    receipt.bodySize = bodySize;
    receipt.door = door;
    receipt.flows = flows;
    receipt.sentAt = sentAt;
    receipt.receivedAt = receivedAt;
    receipt.acceptedAt = acceptedAt;
    return receipt;
  }

  public long id() {
    return id;
  }

  public String system() {
    return system;
  }

  /** The object, "" where none was known. */
  public String object() {
    return object;
  }

  public String messageId() {
    return messageId;
  }

  /** 0 for the first message with this id, then counting up with each repeat or reuse of the id. */
  public int occurrence() {
    return occurrence;
  }

  public String transportId() {
    return transportId;
  }

  public String bodyHash() {
    return bodyHash;
  }

  public long bodySize() {
    return bodySize;
  }

  public String door() {
    return door;
  }

  /** How many outcomes it must have. */
  public int flows() {
    return flows;
  }

  public @Nullable Instant sentAt() {
    return sentAt;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public Instant acceptedAt() {
    return acceptedAt;
  }
}
