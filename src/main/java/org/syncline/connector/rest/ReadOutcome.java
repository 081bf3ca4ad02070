package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.rest.JudgeAnswer.Judgement;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Write;

/** Turns a judged answer into what the hub goes on with: ids, states, sentences. */
final class ReadOutcome {
  private static final int LONGEST_ID = 250;

  private final JudgeAnswer judge;
  private final ForeignValues foreign;
  private final Clock clock;

  ReadOutcome(JudgeAnswer judge, ForeignValues foreign, Clock clock) {
    this.judge = judge;
    this.foreign = foreign;
    this.clock = clock;
  }

  /**
   * Also what is repeatable may not simply be sent again: what comes next may be another state of
   * the row, under another key, and be overtaken by this one.
   */
  static Answer unheard(RequestTemplate request, String sentence) {
    return request.purpose().writes()
        ? new Answer.Uncertain(sentence + " It may be done or not: look it up.")
        : new Answer.Later(Answer.Why.FAILED, null, sentence + " It may be sent again.");
  }

  /** What came of a write. */
  Answer ofWrite(
      RequestTemplate request, Judgement judgement, ReadAnswer answer, WriteValues values) {
    String status = "The system answered with status " + answer.status();
    Instant now = clock.instant();
    return switch (judgement.verdict()) {
      case DONE -> done(request, answer, values);
      case GONE -> new Answer.Gone();
      case MOVED -> new Answer.Moved();
      case REFUSED ->
          new Answer.Refused(
              judgement.code(),
              status
                  + ", by which it refuses the record as it is: look for what it does not take, in"
                  + " its own log or by hand, and mend the record or the mapping.");
      case LATER ->
          new Answer.Later(
              Answer.Why.FAILED, RetryAfter.of(answer, now), status + ": not now, maybe later.");
      case RATE_LIMITED ->
          new Answer.Later(
              Answer.Why.RATE_LIMITED,
              RetryAfter.of(answer, now),
              status + ": it was asked too often; lower the settings' limits if that goes on.");
      case REFRESH ->
          new Answer.Misconfigured(
              status
                  + ": it does not take the log-in. Look at the settings' auth, and set the"
                  + " connection's secret again.");
      case UNCERTAIN ->
          new Answer.Uncertain(status + ", which leaves open whether it is done: look it up.");
      case MISCONFIGURED ->
          new Answer.Misconfigured(
              status
                  + ": look whether the connection's account may do this, and whether path and"
                  + " method of '"
                  + Words.of(request.purpose())
                  + "' in the settings are right.");
    };
  }

  private Answer done(RequestTemplate request, ReadAnswer answer, WriteValues values) {
    if (isGarbled(request, answer)) {
      return unheard(request, "The answer is of success, but its body is no JSON.");
    }
    Optional<String> id = id(request.answer(), answer, values);
    if (id.isEmpty() && request.purpose() == Purpose.CREATE && request.answer().id() != null) {
      return new Answer.Uncertain(
          "The system says that it made the row, but its answer does not hold the row's id where"
              + " the settings look for it: look the row up, and correct the settings.");
    }
    return new Answer.Done(
        id.orElse(null),
        state(request.answer(), answer),
        revision(request.answer(), answer, answer.json().orElse(null)));
  }

  /** Whether the answer should be read, and can't: whoever sent it may not be who was asked. */
  private boolean isGarbled(RequestTemplate request, ReadAnswer answer) {
    if (answer.json().isPresent()) {
      return false;
    }
    return answer.isEmpty()
        ? judge.looksInside() && answer.status() != 204
        : judge.looksInside() || request.answer().readsBody();
  }

  private Optional<String> id(AnswerShape shape, ReadAnswer answer, WriteValues values) {
    return id(shape, answer, answer.json().orElse(null), values);
  }

  private Optional<String> id(
      AnswerShape shape, ReadAnswer answer, @Nullable JsonNode in, WriteValues values) {
    Optional<String> id = Optional.empty();
    if (shape.id() instanceof AnswerShape.InBody body && in != null) {
      id = AnswerShape.idOf(foreign.understood(body.path().in(in)));
    } else if (shape.id() instanceof AnswerShape.InHeader header) {
      id = answer.header(header.name()).flatMap(header::cut);
    } else if (shape.id() instanceof AnswerShape.Made made) {
      try {
        id = Optional.of(made.template().fill(values));
      } catch (CannotFill e) {
        return Optional.empty();
      }
    }
    return id.filter(text -> !text.isBlank() && text.length() <= LONGEST_ID);
  }

  private static @Nullable String revision(
      AnswerShape shape, ReadAnswer answer, @Nullable JsonNode in) {
    Optional<String> revision = Optional.empty();
    if (shape.revision() instanceof AnswerShape.InBody body && in != null) {
      revision = AnswerShape.idOf(body.path().in(in));
    } else if (shape.revision() instanceof AnswerShape.InHeader header) {
      revision = answer.header(header.name()).flatMap(header::cut);
    }
    return revision
        .filter(text -> !text.isBlank() && text.length() <= Write.LONGEST_REVISION)
        .orElse(null);
  }

  private byte @Nullable [] state(AnswerShape shape, ReadAnswer answer) {
    MemberPath record = shape.record();
    return record == null ? null : answer.json().map(record::in).flatMap(this::state).orElse(null);
  }

  private Optional<byte[]> state(JsonNode row) {
    return row.isObject() ? Optional.of(JsonText.bytes(foreign.understood(row))) : Optional.empty();
  }

  /** What a look showed. */
  Sighting ofLook(
      RequestTemplate request,
      Judgement judgement,
      ReadAnswer answer,
      Write write,
      WriteValues values) {
    return switch (judgement.verdict()) {
      case DONE -> seen(request, answer, write, values);
      case GONE -> new Sighting.NotThere();
      default -> new Sighting.CantTell(sentence(ofWrite(request, judgement, answer, values)));
    };
  }

  /** What a check showed. */
  Checked ofCheck(Manifest.Check check, Judgement judgement, ReadAnswer answer) {
    String status = "The system answered the check with status " + answer.status();
    return switch (judgement.verdict()) {
      case DONE -> expected(check, answer);
      case REFRESH ->
          new Checked.Fails(
              status
                  + ": it does not take the log-in. Look at the settings' auth, and set the"
                  + " connection's secret again.");
      case RATE_LIMITED, LATER -> new Checked.Fails(status + ": not now, maybe later.");
      default ->
          new Checked.Fails(
              status
                  + ": look whether the connection's account may do this, and whether path and"
                  + " method of 'check' in the settings are right.");
    };
  }

  private Checked expected(Manifest.Check check, ReadAnswer answer) {
    MemberPath expect = check.expect();
    if (judge.looksInside() && answer.json().isEmpty() && answer.status() != 204) {
      return new Checked.Fails(
          "The answer to the check is no JSON, so errors inside of it can't be seen.");
    }
    boolean there =
        expect == null
            || answer.json().stream()
                .flatMap(json -> expect.all(json).stream())
                .anyMatch(node -> !node.isNull());
    return there
        ? new Checked.Works()
        : new Checked.Fails(
            "The answer to the check is of success, but does not hold what 'expect' in the settings"
                + " names: is this the right system, and the right path?");
  }

  /** What an answer says to people. */
  static String sentence(Answer answer) {
    if (answer instanceof Answer.Later later) {
      return later.sentence();
    }
    if (answer instanceof Answer.Misconfigured misconfigured) {
      return misconfigured.sentence();
    }
    if (answer instanceof Answer.Refused refused) {
      return refused.sentence();
    }
    return answer instanceof Answer.Uncertain uncertain
        ? uncertain.sentence()
        : "The system's answer does not tell whether the row is there.";
  }

  private Sighting seen(
      RequestTemplate request, ReadAnswer answer, Write write, WriteValues values) {
    AnswerShape shape = request.answer();
    JsonNode row = answer.json().orElse(null);
    if (row == null && (shape.readsBody() || judge.looksInside())) {
      return new Sighting.CantTell("The answer to the look-up is no JSON.");
    }
    if (shape.list() != null && row != null) {
      JsonNode list = shape.list().in(row);
      if (!list.isArray()) {
        return new Sighting.CantTell(
            "The answer to the look-up holds no list where the settings look for it.");
      }
      if (list.isEmpty()) {
        return new Sighting.NotThere();
      }
      if (list.size() > 1) {
        return new Sighting.CantTell(
            "The look-up found more than one row: which of them is meant has to be told by a"
                + " person.");
      }
      row = list.get(0);
    }
    return seen(shape, answer, row, write, values);
  }

  private Sighting seen(
      AnswerShape shape,
      ReadAnswer answer,
      @Nullable JsonNode row,
      Write write,
      WriteValues values) {
    byte[] state = null;
    if (shape.record() != null && row != null) {
      JsonNode record = shape.record().in(row);
      if (foreign.understood(record).isNull()) {
        return new Sighting.NotThere();
      }
      if (!record.isObject()) {
        return new Sighting.CantTell(
            "The answer to the look-up holds no row where the settings look for it.");
      }
      state = state(record).orElse(null);
    }
    Optional<String> id =
        id(shape, answer, row, values).or(() -> Optional.ofNullable(write.externalId()));
    return id.isPresent()
        ? new Sighting.There(id.get(), state, revision(shape, answer, row))
        : new Sighting.CantTell(
            "The answer to the look-up does not hold the row's id where the settings look for it.");
  }
}
