package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.rest.AuthoriseCall.Authorised;
import org.syncline.connector.rest.JudgeAnswer.Judgement;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Listing;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** A connection over HTTP whose manifest is read. */
final class RestWay implements Way {
  private final Manifest manifest;
  private final JudgeAnswer judge;
  private final SendCall sends;
  private final AuthoriseCall authorise;
  private final ReadOutcome outcomes;
  private final Clock clock;

  RestWay(
      Manifest manifest, JudgeAnswer judge, SendCall sends, AuthoriseCall authorise, Clock clock) {
    this.manifest = manifest;
    this.judge = judge;
    this.sends = sends;
    this.authorise = authorise;
    this.outcomes = new ReadOutcome(judge, manifest.values(), clock);
    this.clock = clock;
  }

  @Override
  public Set<Operation> operations(String object) {
    return requests(object).keySet().stream()
        .map(Purpose::operation)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));
  }

  @Override
  public Limits limits() {
    return manifest.limits();
  }

  private Map<Purpose, RequestTemplate> requests(String object) {
    return manifest.objects().getOrDefault(object, Map.of());
  }

  /** What was heard of a request. */
  private sealed interface Heard {
    record Judged(Judgement judgement, ReadAnswer answer) implements Heard {}

    /** No answer to judge. */
    record Nothing(Answer answer) implements Heard {}
  }

  @Override
  public Answer write(Write write) throws InterruptedException {
    if (write.operation() == Operation.FIND) {
      throw new IllegalArgumentException("A look-up is no write: use find.");
    }
    RequestTemplate request = request(write);
    if (request == null) {
      return new Answer.Refused(
          "NOT_DESCRIBED",
          "The connection's settings have no "
              + Words.of(write.operation())
              + " for the object '"
              + write.object()
              + "': describe it there, or let the flow write in another way.");
    }
    TimeLeft time = TimeLeft.of(write.timeout(), clock);
    if (!looksFirst(request, write)) {
      return write(request, write, time);
    }
    Sighting seen = find(write, time);
    if (seen instanceof Sighting.There there && there.revision() != null) {
      return write(request, write.at(there.revision()), time);
    }
    boolean makes = write.operation() == Operation.UPSERT && seen instanceof Sighting.NotThere;
    return makes ? write(request, write, time) : notSeen(seen);
  }

  private @Nullable RequestTemplate request(Write write) {
    return requests(write.object()).get(Purpose.valueOf(write.operation().name()));
  }

  /** Whether it needs the row's revision, and does not come with it. */
  private static boolean looksFirst(RequestTemplate request, Write write) {
    return request.needsRevision() && write.revision() == null;
  }

  @Override
  public int requests(Write write) {
    RequestTemplate request = request(write);
    return request != null && looksFirst(request, write) ? 2 : 1;
  }

  /** What comes of a write that needs the row's revision, which nobody knows. */
  private static Answer notSeen(Sighting seen) {
    if (seen instanceof Sighting.There) {
      return new Answer.Refused(
          "NO_REVISION",
          "The look-up does not tell the row's revision where the settings look for it, and without"
              + " one nothing is written: correct 'revision' or 'revisionHeader' in the answer of"
              + " find and search.");
    }
    if (seen instanceof Sighting.NotThere) {
      return new Answer.Gone();
    }
    String why = seen instanceof Sighting.CantTell cant ? " " + cant.sentence() : "";
    return new Answer.Later(
        Answer.Why.FAILED,
        null,
        "The row's revision could not be looked up; nothing was written." + why);
  }

  private Answer write(RequestTemplate request, Write write, TimeLeft time)
      throws InterruptedException {
    WriteValues values = new WriteValues(write);
    Heard heard = hear(request, write, values, time);
    return heard instanceof Heard.Judged judged
        ? outcomes.ofWrite(request, judged.judgement(), judged.answer(), values)
        : ((Heard.Nothing) heard).answer();
  }

  private Heard hear(RequestTemplate request, Write write, WriteValues values, TimeLeft time)
      throws InterruptedException {
    HttpCall call;
    try {
      call = sends.belowConnection(request.fill(write.body(), values, manifest.headers()));
    } catch (CannotFill e) {
      return new Heard.Nothing(new Answer.Refused(e.code(), e.sentence()));
    }
    return hear(request, call, time, true);
  }

  private Heard hear(RequestTemplate request, HttpCall call, TimeLeft time, boolean mayRefresh)
      throws InterruptedException {
    Authorised authorised = authorise.authorise(call, time);
    if (authorised instanceof Authorised.Stopped stopped) {
      return new Heard.Nothing(stopped.answer());
    }
    Authorised.Ready ready = (Authorised.Ready) authorised;
    Reply reply = sends.send(ready.call(), time);
    if (reply instanceof Reply.NotSent not) {
      return new Heard.Nothing(
          not.forbidden()
              ? new Answer.Misconfigured(not.sentence())
              : new Answer.Later(Answer.Why.UNREACHABLE, null, not.sentence()));
    }
    if (reply instanceof Reply.Broken broken) {
      return new Heard.Nothing(ReadOutcome.unheard(request, broken.sentence()));
    }
    ReadAnswer answer = ((Reply.Answered) reply).answer();
    Judgement judgement = judge.of(request, answer);
    LogIns.Token token = ready.token();
    if (judgement.verdict() == Verdict.REFRESH && token != null) {
      authorise.forget(token);
      if (mayRefresh) {
        return hear(request, call, time, false);
      }
    }
    return new Heard.Judged(judgement, answer);
  }

  @Override
  public Listing list(String object, @Nullable String after, Duration timeout)
      throws InterruptedException {
    RequestTemplate request = requests(object).get(Purpose.LIST);
    if (request == null) {
      return new Listing.CantTell(
          "The connection's settings have no list for the object '"
              + object
              + "': describe it there.");
    }
    Write nothing = new Write(object, Operation.LIST, null, 0, 0, "", new byte[0], timeout);
    WriteValues none = new WriteValues(nothing);
    ListRows rows = new ListRows(request.answer(), manifest.values(), sends.host());
    HttpCall call;
    try {
      call =
          rows.call(
              sends.belowConnection(request.fill(new byte[0], none, manifest.headers())), after);
    } catch (CannotFill e) {
      return new Listing.Failed(e.sentence());
    }
    Heard heard = hear(request, call, TimeLeft.of(timeout, clock), true);
    if (heard instanceof Heard.Nothing nothingHeard) {
      return new Listing.Failed(ReadOutcome.sentence(nothingHeard.answer()));
    }
    Heard.Judged judged = (Heard.Judged) heard;
    return judged.judgement().verdict() == Verdict.DONE
        ? rows.page(call, after, judged.answer())
        : new Listing.Failed(
            ReadOutcome.sentence(
                outcomes.ofWrite(request, judged.judgement(), judged.answer(), none)));
  }

  @Override
  public Checked check(Duration timeout) throws InterruptedException {
    Manifest.Check check = manifest.check();
    return check == null
        ? logIn(TimeLeft.of(timeout, clock))
        : checked(check, TimeLeft.of(timeout, clock));
  }

  private Checked checked(Manifest.Check check, TimeLeft time) throws InterruptedException {
    HttpCall call;
    try {
      call =
          sends.belowConnection(
              check
                  .request()
                  .fill(new byte[0], name -> MissingNode.getInstance(), manifest.headers()));
    } catch (CannotFill e) {
      return new Checked.Fails(e.sentence());
    }
    Heard heard = hear(check.request(), call, time, true);
    return heard instanceof Heard.Judged judged
        ? outcomes.ofCheck(check, judged.judgement(), judged.answer())
        : new Checked.Fails(ReadOutcome.sentence(((Heard.Nothing) heard).answer()));
  }

  /** As far as it can be tried without a request of the settings. */
  private Checked logIn(TimeLeft time) throws InterruptedException {
    if (!authorise.logsIn()) {
      return new Checked.CantTell(
          "The connection's settings have no 'check': give a request that changes nothing.");
    }
    Authorised authorised =
        authorise.authorise(new HttpCall("GET", "/", "", Map.of(), new byte[0]), time);
    return authorised instanceof Authorised.Stopped stopped
        ? new Checked.Fails(ReadOutcome.sentence(stopped.answer()))
        : new Checked.Works();
  }

  @Override
  public Sighting find(Write write) throws InterruptedException {
    return find(write, TimeLeft.of(write.timeout(), clock));
  }

  private Sighting find(Write write, TimeLeft time) throws InterruptedException {
    Map<Purpose, RequestTemplate> requests = requests(write.object());
    RequestTemplate request = write.externalId() == null ? null : requests.get(Purpose.FIND);
    if (request == null) {
      request = requests.get(Purpose.SEARCH);
    }
    RequestTemplate same = request(write);
    if (request == null && same != null && same.repeatable()) {
      return new Sighting.Repeatable();
    }
    if (request == null) {
      return new Sighting.CantTell(
          "The connection's settings have no "
              + (write.externalId() == null ? "search" : "find or search")
              + " for the object '"
              + write.object()
              + "': look in the system itself.");
    }
    WriteValues values = new WriteValues(write);
    Heard heard = hear(request, write, values, time);
    if (heard instanceof Heard.Nothing nothing) {
      return new Sighting.CantTell(ReadOutcome.sentence(nothing.answer()));
    }
    Heard.Judged judged = (Heard.Judged) heard;
    return outcomes.ofLook(request, judged.judgement(), judged.answer(), write, values);
  }
}
