package org.syncline.sync.intake.rest;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.Caller;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.Status;

/** Which messages are meant; what is null does not matter. */
public record MessageFilter(
    @Nullable String system,
    @Nullable String object,
    @Nullable String flow,
    @Nullable String key,
    @Nullable String messageId,
    @Nullable String status,
    @Nullable String reason,
    @Nullable Long record,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Instant settledFrom,
    @Nullable Instant settledTo) {
  static final Set<String> PARAMETERS =
      Set.of(
          "system",
          "object",
          "flow",
          "key",
          "messageId",
          "status",
          "reason",
          "record",
          "from",
          "to",
          "settledFrom",
          "settledTo",
          "limit",
          "cursor");

  /** Words of the body, by which messages are searched but never decided about. */
  static final String TEXT = "text";

  static final Set<String> SEARCHED =
      Stream.concat(PARAMETERS.stream(), Stream.of(TEXT)).collect(Collectors.toUnmodifiableSet());

  static MessageFilter of(QueryParameters query) {
    return new MessageFilter(
        query.text("system"),
        query.text("object"),
        query.text("flow"),
        query.text("key"),
        query.text("messageId"),
        query.text("status"),
        query.text("reason"),
        query.number("record"),
        query.instant("from"),
        query.instant("to"),
        query.instant("settledFrom"),
        query.instant("settledTo"));
  }

  boolean isEmpty() {
    return equals(
        new MessageFilter(null, null, null, null, null, null, null, null, null, null, null, null));
  }

  /** Narrowed to what the caller may ask about. */
  MessageFilter forCaller(Caller caller) {
    String own = caller.system();
    if (own == null) {
      return this;
    }
    if (system != null && !caller.speaksFor(system)) {
      throw ProblemException.forbidden(
          "This account may ask about messages of its own system only.");
    }
    return new MessageFilter(
        own,
        object,
        flow,
        key,
        messageId,
        status,
        reason,
        record,
        from,
        to,
        settledFrom,
        settledTo);
  }

  LedgerQuery query(@Nullable Long before, int limit) {
    LedgerQuery.Within settled = new LedgerQuery.Within(settledFrom, settledTo);
    if (new LedgerQuery.Within(from, to).isEmpty()) {
      throw ProblemException.invalid("to", "Give a moment after 'from'.");
    }
    if (settled.isEmpty()) {
      throw ProblemException.invalid("settledTo", "Give a moment after 'settledFrom'.");
    }
    return new LedgerQuery(
            system, object, flow, key, messageId, word(), reason, record, from, to, before, limit)
        .settledWithin(settled);
  }

  private @Nullable Status word() {
    if (status == null) {
      return null;
    }
    for (Status known : Status.values()) {
      if (known.word().equals(status.toLowerCase(Locale.ROOT))) {
        return known;
      }
    }
    throw ProblemException.invalid(
        "status",
        "Use created, updated, unchanged, duplicate, superseded, parked, waiting or dismissed.");
  }
}
