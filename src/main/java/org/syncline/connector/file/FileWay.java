package org.syncline.connector.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.file.PublishFile.Came;
import org.syncline.connector.file.PublishFile.Stands;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** A connection to a file server whose settings are read. */
final class FileWay implements Way {
  private static final Duration BETWEEN_TIDYING = Duration.ofHours(1);
  private static final Duration FOR_TIDYING = Duration.ofSeconds(10);
  private static final int MOST_SEEN = 10_000;

  private final FileSettings settings;
  private final SshSessions sessions;
  private final SshSessions.Endpoint endpoint;
  private final Clock clock;
  private final ReceiptKeys receiptKeys = new ReceiptKeys();
  private final Map<String, Instant> tidied = new ConcurrentHashMap<>();

  /** Writes that a look found done: they are not done again, though they are asked for. */
  private final Set<String> seen =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST_SEEN;
                }
              }));

  FileWay(FileSettings settings, SshSessions sessions, SshSessions.Endpoint endpoint, Clock clock) {
    this.settings = settings;
    this.sessions = sessions;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  @Override
  public Set<Operation> operations(String object) {
    FileObject described = settings.objects().get(object);
    if (described == null) {
      return Set.of();
    }
    Set<Operation> operations = EnumSet.of(Operation.CREATE, Operation.UPSERT, Operation.FIND);
    if (described.archive() != null) {
      operations.add(Operation.ARCHIVE);
    }
    if (described.delete() != null) {
      operations.add(Operation.DELETE);
    }
    return operations;
  }

  @Override
  public Limits limits() {
    return new Limits(null, settings.atOnce(), settings.atOnce());
  }

  @Override
  public int together(String object) {
    FileObject described = settings.objects().get(object);
    return described == null ? 1 : described.together();
  }

  @Override
  public Answer write(Write write) throws InterruptedException {
    return writeAll(List.of(write)).get(0);
  }

  @Override
  public List<Answer> writeAll(List<Write> writes) throws InterruptedException {
    @Nullable Answer[] answers = new Answer[writes.size()];
    Map<Group, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < answers.length; i++) {
      Write write = writes.get(i);
      FileObject object = settings.objects().get(write.object());
      if (object == null || !operations(write.object()).contains(write.operation())) {
        answers[i] = notDescribed(write);
      } else if (seen.remove(Batch.keyOf(write))) {
        answers[i] = done(object, write);
      } else {
        byte[] head = isNotice(write) ? new byte[0] : object.joining().head(write.body());
        if (head == null) {
          answers[i] =
              new Answer.Refused(
                  "NO_HEADER",
                  "What the mapping made has fewer lines than the header that the connection's"
                      + " settings tell: give the output a header, or mend headerLines or join.");
        } else {
          Group group = new Group(write.object(), write.operation(), ByteBuffer.wrap(head));
          groups.computeIfAbsent(group, none -> new ArrayList<>()).add(i);
        }
      }
    }
    Instant until = clock.instant().plus(longest(writes));
    for (List<Integer> group : groups.values()) {
      List<Write> together = group.stream().map(writes::get).toList();
      FileObject object = object(together.get(0));
      Answer came = publish(object, together, Duration.between(clock.instant(), until));
      for (int i : group) {
        answers[i] = came instanceof Answer.Done ? done(object, writes.get(i)) : came;
      }
    }
    List<Answer> all = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer == null) {
        throw new IllegalStateException("A write got no answer.");
      }
      all.add(answer);
    }
    return all;
  }

  /** What may go into one file. */
  private record Group(String object, Operation operation, ByteBuffer head) {}

  private static boolean isNotice(Write write) {
    return write.operation() == Operation.ARCHIVE || write.operation() == Operation.DELETE;
  }

  private static Duration longest(List<Write> writes) {
    return writes.stream().map(Write::timeout).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private FileObject object(Write write) {
    FileObject object = settings.objects().get(write.object());
    if (object == null) {
      throw new IllegalStateException("Ask for the operations first.");
    }
    return object;
  }

  private static Answer notDescribed(Write write) {
    return new Answer.Refused(
        "NOT_DESCRIBED",
        "The connection's settings have no "
            + Words.of(write.operation())
            + " for the object '"
            + write.object()
            + "': describe it there, or let the flow write in another way.");
  }

  /** The row of a record is named by the record: the receiver has no name of its own to tell. */
  private static Answer done(FileObject object, Write write) {
    return new Answer.Done(externalId(object, write), null);
  }

  private static String externalId(FileObject object, Write write) {
    String known = write.externalId();
    return known == null ? object.idPrefix() + write.record() : known;
  }

  private String path(FileObject object) {
    String base = endpoint.connection().path();
    return (base == null ? "" : closed(base)) + closed(object.folder());
  }

  private static String closed(String path) {
    return path.isEmpty() || path.endsWith("/") ? path : path + "/";
  }

  private Answer publish(FileObject object, List<Write> writes, Duration time)
      throws InterruptedException {
    Batch batch = Batch.of(object, writes);
    Instant until = clock.instant().plus(time);
    Answer first = publish(object, batch, until, false);
    // A session that was kept may be dead: that is no answer of the server.
    return first == null ? or(publish(object, batch, until, true)) : first;
  }

  private static Answer or(@Nullable Answer answer) {
    return answer == null ? broken() : answer;
  }

  private static Answer broken() {
    return new Answer.Later(
        Answer.Why.FAILED,
        null,
        "The connection broke, or the time was over, before the file was complete: nothing of it is"
            + " to be seen.");
  }

  /** Null where nothing was done over a session that was used before. */
  private @Nullable Answer publish(FileObject object, Batch batch, Instant until, boolean unused)
      throws InterruptedException {
    Duration left = Duration.between(clock.instant(), until);
    if (left.isNegative() || left.isZero()) {
      return new Answer.Later(
          Answer.Why.FAILED, null, "No time was left for this file: another one took all of it.");
    }
    SshSessions.Got got = sessions.take(endpoint, left, unused);
    if (got instanceof SshSessions.Got.No no) {
      return no.answer();
    }
    SshSessions.Got.Session taken = (SshSessions.Got.Session) got;
    FileSession session = taken.session();
    PublishFile publish = new PublishFile(new Folder(session.sftp(), path(object)));
    try {
      Answer answer = came(publish.run(batch));
      tidy(object, publish, until);
      return answer;
    } catch (SftpException e) {
      return Denied.answer(e);
    } catch (IOException e) {
      session.close();
      if (publish.isAppearing()) {
        return new Answer.Uncertain(
            "The connection broke, or the time was over, while the file was put into its place.");
      }
      return taken.used() ? null : broken();
    } catch (InterruptedException e) {
      session.close();
      throw e;
    } finally {
      sessions.giveBack(endpoint, session);
    }
  }

  private static Answer came(Came came) {
    return switch (came) {
      case APPEARED -> new Answer.Done(null, null);
      case DISTURBED ->
          new Answer.Later(
              Answer.Why.FAILED,
              null,
              "Another server of the hub took this file over: look whether it is there.");
    };
  }

  /** What is left over is nobody's haste: where it fails, it is tried again in an hour. */
  private void tidy(FileObject object, PublishFile publish, Instant until)
      throws InterruptedException {
    Instant now = clock.instant();
    Instant today = publish.now();
    Instant last = tidied.get(path(object));
    boolean due = last == null || last.plus(BETWEEN_TIDYING).isBefore(now);
    if (today == null || !due || now.plus(FOR_TIDYING).isAfter(until)) {
      return;
    }
    tidied.put(path(object), now);
    try {
      publish.tidy(today, Duration.ofDays(settings.receiptDays()));
    } catch (IOException e) {
      // The file itself is in its place.
    }
  }

  @Override
  public Sighting find(Write write) throws InterruptedException {
    FileObject object = settings.objects().get(write.object());
    if (object == null) {
      return new Sighting.CantTell(
          "The connection's settings do not describe the object '" + write.object() + "'.");
    }
    Instant until = clock.instant().plus(write.timeout());
    Sighting first = find(object, write, until, false);
    Sighting seenNow = first == null ? find(object, write, until, true) : first;
    return seenNow == null ? lookBroke() : seenNow;
  }

  private static Sighting lookBroke() {
    return new Sighting.CantTell("The connection broke, or the time was over, while looking.");
  }

  /** Null where a session that was used before broke. */
  private @Nullable Sighting find(FileObject object, Write write, Instant until, boolean unused)
      throws InterruptedException {
    Duration left = Duration.between(clock.instant(), until);
    SshSessions.Got got = sessions.take(endpoint, left, unused);
    if (got instanceof SshSessions.Got.No no) {
      return new Sighting.CantTell(sentence(no.answer()));
    }
    SshSessions.Got.Session taken = (SshSessions.Got.Session) got;
    FileSession session = taken.session();
    try {
      return sighting(
          look(new PublishFile(new Folder(session.sftp(), path(object))), write), object, write);
    } catch (SftpException e) {
      return new Sighting.CantTell(sentence(Denied.answer(e)));
    } catch (IOException e) {
      session.close();
      return taken.used() ? null : lookBroke();
    } catch (InterruptedException e) {
      session.close();
      throw e;
    } finally {
      sessions.giveBack(endpoint, session);
    }
  }

  private Sighting sighting(Stands stands, FileObject object, Write write) {
    return switch (stands) {
      case APPEARED -> {
        seen.add(Batch.keyOf(write));
        yield new Sighting.There(externalId(object, write), null);
      }
      case DID_NOT -> new Sighting.NotThere();
      case UNREADABLE ->
          new Sighting.CantTell(
              "In the folder "
                  + PublishFile.OWN
                  + " lies a receipt that the hub did not write: take it away.");
    };
  }

  private Stands look(PublishFile publish, Write write) throws IOException, InterruptedException {
    String key = Batch.keyOf(write);
    Stands stands = publish.settleAlone(key);
    if (stands != Stands.DID_NOT) {
      return stands;
    }
    for (String receipt : publish.receiptsOfMany()) {
      if (!receiptKeys.mayHold(receipt, key, publish)) {
        continue;
      }
      Receipt read = publish.read(receipt);
      if (read != null && read.keys().contains(key)) {
        Stands of = publish.settle(receipt);
        if (of != Stands.DID_NOT) {
          return of;
        }
      }
    }
    return Stands.DID_NOT;
  }

  private static String sentence(Answer answer) {
    if (answer instanceof Answer.Misconfigured wrong) {
      return wrong.sentence();
    }
    if (answer instanceof Answer.Later later) {
      return later.sentence();
    }
    return answer instanceof Answer.Refused refused
        ? refused.sentence()
        : "The file server did not tell.";
  }

  @Override
  public Checked check(Duration timeout) throws InterruptedException {
    SshSessions.Got got = sessions.take(endpoint, timeout, true);
    if (got instanceof SshSessions.Got.No no) {
      return new Checked.Fails(sentence(no.answer()));
    }
    FileSession session = ((SshSessions.Got.Session) got).session();
    try {
      for (Map.Entry<String, FileObject> object : settings.objects().entrySet()) {
        if (!new Folder(session.sftp(), path(object.getValue())).isThere()) {
          return new Checked.Fails(
              "The folder of the object '"
                  + object.getKey()
                  + "' is not there: make it on the file server, or mend the connection's path or"
                  + " the object's folder.");
        }
      }
      return new Checked.Works();
    } catch (SftpException e) {
      return new Checked.Fails(sentence(Denied.answer(e)));
    } catch (IOException e) {
      session.close();
      return new Checked.Fails("The connection broke, or the time was over.");
    } catch (InterruptedException e) {
      session.close();
      throw e;
    } finally {
      sessions.giveBack(endpoint, session);
    }
  }
}
