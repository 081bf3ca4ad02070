package org.syncline.connector.jms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.jms.BrokerSettings.DroppedBy;
import org.syncline.connector.jms.BrokerSettings.MessageForm;
import org.syncline.connector.jms.ComposeMessage.Composed;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** A connection to a broker whose settings are read. */
final class BrokerWay implements Way {
  private final BrokerSettings settings;
  private final BrokerSessions sessions;
  private final BrokerSessions.Owner owner;
  private final ExecutorService threads;

  /**
   * @param threads do the work, which may hang in a client's code; who asked waits no longer than
   *     its time
   */
  BrokerWay(
      BrokerSettings settings,
      BrokerSessions sessions,
      BrokerSessions.Owner owner,
      ExecutorService threads) {
    this.settings = settings;
    this.sessions = sessions;
    this.owner = owner;
    this.threads = threads;
  }

  @Override
  public Set<Operation> operations(String object) {
    return settings.of(object).map(form -> form.types().keySet()).orElse(Set.of());
  }

  @Override
  public Limits limits() {
    return settings.limits();
  }

  @Override
  public int together(String object) {
    return settings.of(object).map(MessageForm::together).orElse(1);
  }

  @Override
  public Answer write(Write write) throws InterruptedException {
    return writeAll(List.of(write)).get(0);
  }

  @Override
  public List<Answer> writeAll(List<Write> writes) throws InterruptedException {
    List<Composed> composed = writes.stream().map(this::compose).toList();
    List<BrokerMessage> messages = new ArrayList<>();
    Duration longest = Duration.ZERO;
    for (int i = 0; i < writes.size(); i++) {
      if (composed.get(i) instanceof Composed.Ready ready) {
        messages.add(ready.message());
      }
      Duration timeout = writes.get(i).timeout();
      longest = timeout.compareTo(longest) > 0 ? timeout : longest;
    }
    List<Answer> told = messages.isEmpty() ? List.of() : send(messages, longest);
    List<Answer> answers = new ArrayList<>();
    int next = 0;
    for (Composed one : composed) {
      answers.add(
          one instanceof Composed.Ready ready
              ? named(told.get(next++), ready.externalId())
              : ((Composed.Not) one).answer());
    }
    return answers;
  }

  private Composed compose(Write write) {
    MessageForm form = settings.of(write.object()).orElse(null);
    String type = form == null ? null : form.types().get(write.operation());
    if (form == null || type == null) {
      return new Composed.Not(
          new Answer.Refused(
              "NOT_DESCRIBED",
              "The connection's settings have no "
                  + Words.of(write.operation())
                  + " for the object '"
                  + write.object()
                  + "': describe it there, or let the flow write in another way."));
    }
    return ComposeMessage.of(write, form, type);
  }

  /** No broker tells an id: the row is called what the message called it. */
  private static Answer named(Answer answer, String externalId) {
    return answer instanceof Answer.Done ? new Answer.Done(externalId, null) : answer;
  }

  private List<Answer> send(List<BrokerMessage> messages, Duration timeout)
      throws InterruptedException {
    Course course = new Course();
    Future<List<Answer>> work = threads.submit(() -> work(messages, course, timeout));
    try {
      return work.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      Answer answer = course.giveUp();
      work.cancel(true);
      return Answers.each(answer, messages.size());
    } catch (InterruptedException e) {
      course.giveUp();
      work.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The client of the broker failed.", e.getCause());
    }
  }

  /** A kept connection may be dead already: what surely was not done is sent over a new one. */
  private List<Answer> work(List<BrokerMessage> messages, Course course, Duration timeout)
      throws InterruptedException {
    try {
      BrokerSessions.Borrowed borrowed = sessions.borrow(owner, timeout);
      List<Answer> answers = over(borrowed.session(), messages, course);
      if (borrowed.fresh() || !answers.stream().allMatch(BrokerWay::isUnreachable)) {
        return answers;
      }
      return over(sessions.open(owner, timeout), messages, course);
    } catch (CannotConnect e) {
      return Answers.each(e.answer(), messages.size());
    }
  }

  private List<Answer> over(BrokerSession session, List<BrokerMessage> messages, Course course)
      throws InterruptedException {
    boolean sound = false;
    try {
      if (!course.sends()) {
        throw new InterruptedException("Nobody waits any more.");
      }
      List<Answer> answers = session.send(messages, course);
      sound = !course.isGivenUp();
      return answers;
    } finally {
      if (sound) {
        sessions.giveBack(owner, session);
      } else {
        sessions.close(session);
      }
    }
  }

  private static boolean isUnreachable(Answer answer) {
    return answer instanceof Answer.Later later && later.why() == Answer.Why.UNREACHABLE;
  }

  /** Logs in over a new connection, with the secret as it is now. */
  @Override
  public Checked check(Duration timeout) throws InterruptedException {
    Future<@Nullable Answer> work = threads.submit(() -> connects(timeout));
    try {
      Answer answer = work.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return answer == null ? new Checked.Works() : new Checked.Fails(sentence(answer));
    } catch (TimeoutException e) {
      work.cancel(true);
      return new Checked.Fails("The broker did not let the hub in in time.");
    } catch (InterruptedException e) {
      work.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The client of the broker failed.", e.getCause());
    }
  }

  private @Nullable Answer connects(Duration timeout) {
    try {
      sessions.close(sessions.open(owner, timeout));
      return null;
    } catch (CannotConnect e) {
      return e.answer();
    }
  }

  private static String sentence(Answer answer) {
    if (answer instanceof Answer.Later later) {
      return later.sentence();
    }
    return answer instanceof Answer.Misconfigured wrong
        ? wrong.sentence()
        : "The broker did not let the hub in.";
  }

  @Override
  public Sighting find(Write write) {
    if (settings.droppedBy() == DroppedBy.NOBODY) {
      return new Sighting.CantTell(
          "A broker does not tell what it was sent: look at the system that reads it. Where the"
              + " broker or its readers drop what comes twice, say so in duplicatesDroppedBy.");
    }
    return new Sighting.Repeatable();
  }
}
