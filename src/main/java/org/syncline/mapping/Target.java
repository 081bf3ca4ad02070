package org.syncline.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.FieldLimits;
import org.syncline.mapping.format.TargetWriter;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.RawText;
import org.syncline.record.Limits;

/** Where a row's value goes. */
final class Target {
  private final String name;
  private final Kind kind;
  private final Limits limits;
  private final boolean sensitive;
  private final Draft.@Nullable Link linkWithoutId;
  private final int slot;
  private final @Nullable TargetWriter writer;
  private final int longestPlainText;

  enum Kind {
    KEY,
    VERSION,
    TIME,
    /** The id of the hub's own record, as the source keeps it. */
    RECORD,
    FIELD,
    LINK,
    /** A place of an output that holds one value. */
    PLACE,
    /** A place of an output that holds a list of values. */
    LIST,
    /** A place of an output that holds a list of items with places of their own. */
    ITEMS
  }

  private Target(
      String name,
      Kind kind,
      Limits limits,
      boolean sensitive,
      Draft.@Nullable Link linkWithoutId,
      int slot,
      @Nullable TargetWriter writer) {
    this.name = name;
    this.kind = kind;
    this.limits = limits;
    this.sensitive = sensitive;
    this.linkWithoutId = linkWithoutId;
    this.slot = slot;
    this.writer = writer;
    boolean any = kind == Kind.FIELD || (writer != null && writer.takesPlainTexts());
    this.longestPlainText = any && limits.pattern() == null ? limits.maxLength() : -1;
  }

  /** The key, the version or the time of a message. */
  static Target ofMessage(String name, Kind kind) {
    return new Target(name, kind, Limits.GENERAL, false, null, -1, null);
  }

  /**
   * A field of a record.
   *
   * @param limits what a value may be beyond its type
   * @param sensitive whether not even the beginning of a value may be shown
   */
  static Target ofField(String name, Limits limits, boolean sensitive) {
    return new Target(name, Kind.FIELD, limits, sensitive, null, -1, null);
  }

  /** A reference to a record. */
  static Target ofLink(Draft.Link withoutId, boolean sensitive) {
    return new Target(withoutId.field(), Kind.LINK, Limits.GENERAL, sensitive, withoutId, -1, null);
  }

  /**
   * A place of an output.
   *
   * @param writer says what can't stand there
   */
  static Target ofPlace(String name, Kind kind, int slot, @Nullable TargetWriter writer) {
    return new Target(name, kind, Limits.GENERAL, false, null, slot, writer);
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  Limits limits() {
    return limits;
  }

  boolean sensitive() {
    return sensitive;
  }

  int slot() {
    return slot;
  }

  /** What is wrong with a canonical value for this target; null = nothing. */
  @Nullable Fault refuses(Object canonical) {
    return refuses(canonical, false);
  }

  /**
   * The same.
   *
   * @param plain whether a text is surely plain
   */
  @Nullable Fault refuses(Object canonical, boolean plain) {
    if (plain && canonical instanceof String text && text.length() <= longestPlainText) {
      return null;
    }
    Fault beyond = FieldLimits.beyond(limits, canonical);
    if (beyond != null || writer == null) {
      return beyond;
    }
    // A writer judges lists as it takes them: items with slots of their own.
    return writer.unfit(
        slot, kind == Kind.LIST ? List.<Object[]>of(new Object[] {canonical}) : canonical);
  }

  /** Most characters of a plain text that is surely taken, or -1 where each has to be judged. */
  int longestPlainText() {
    return longestPlainText;
  }

  /** A value that the table gives, in the form that takes the least work to write. */
  Object prepared(Object canonical) {
    RawText raw =
        takesRawText() && canonical instanceof String text && !text.isBlank()
            ? RawText.of(text)
            : null;
    return raw == null ? canonical : raw;
  }

  /** Whether a raw text is taken. */
  boolean takesRawText() {
    return kind == Kind.PLACE && writer != null && writer.takesRawTexts();
  }

  /** Whether the places within its items judge what comes into them. */
  boolean judgesItems() {
    return writer != null && writer.takesPlainTexts();
  }

  Draft.Link link(String externalId) {
    Draft.Link link = linkWithoutId;
    if (link == null) {
      throw new IllegalStateException("Target " + name + " is no link.");
    }
    return new Draft.Link(link.field(), link.system(), link.object(), externalId, link.required());
  }
}
