package org.syncline.sync.bulk;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.RecordStream;
import org.syncline.mapping.format.UnreadableBody;
import org.syncline.sync.intake.BodyKind;
import org.syncline.sync.intake.InboundMessage;
import org.syncline.sync.intake.RecordOfFile;
import org.syncline.sync.intake.Status;
import org.syncline.sync.intake.TakeRecords;

/**
 * One try of a run: reads its file record by record and takes them part by part; while one part is
 * taken the next is read and mapped. For the one thread that the job runs on; only {@link #isAlive}
 * is asked from elsewhere.
 */
public final class FileRun {
  /** A try that neither reads nor writes for so long has ended without saying so. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Lease lease;
  private final Runs.Asked asked;
  private final Parts parts;
  private Run.@Nullable Source source;
  private @Nullable FormatDefinition format;
  private @Nullable ReadAhead ahead;
  private RecordStream.Position position = RecordStream.Position.START;
  private boolean partIsFull;
  private @Nullable String problem;
  private volatile Instant lastWord;
  private volatile boolean busy = true;

  /** What all runs work with. */
  record Parts(
      Runs runs,
      FileFolder files,
      OpenRecords open,
      TakeRecords door,
      int bodyLimit,
      Executor executor,
      Clock clock) {}

  FileRun(Lease lease, Runs.Asked asked, Parts parts) {
    this.lease = lease;
    this.asked = asked;
    this.parts = parts;
    this.lastWord = parts.clock().instant();
  }

  /**
   * A record on its way.
   *
   * @param behind the place behind it
   */
  public record Row(long number, RecordStream.Position behind, TakeRecords.Ready record) {}

  Lease lease() {
    return lease;
  }

  Runs.Asked asked() {
    return asked;
  }

  @Nullable String problem() {
    return problem;
  }

  /** Remembers why it fails, for people. */
  RunRefusedException failed(String why) {
    problem = why;
    return new RunRefusedException(why);
  }

  /**
   * What it reads.
   *
   * @param done the place behind what is done
   */
  void reads(Run.Source from, FormatDefinition as, RecordStream.Position done) {
    source = from;
    format = as;
    position = done;
    rest();
  }

  /** Whether it is at work, or was a moment ago. */
  boolean isAlive() {
    return busy || lastWord.plus(SILENCE).isAfter(parts.clock().instant());
  }

  private void work() {
    busy = true;
  }

  private void rest() {
    lastWord = parts.clock().instant();
    busy = false;
  }

  /**
   * Opens the file behind what is noted with the run. That is what the job's checkpoint says too,
   * where there is one: the job repository has none for a try that died before its first part was
   * done, even if earlier tries had.
   */
  public void open() throws IOException {
    work();
    try {
      partIsFull = false;
      SeekableByteChannel file = parts.files().open(new FileName(asked.file()));
      try {
        RecordStream records = parts.open().open(format(), file, position);
        ahead = new ReadAhead(records, this::row, parts.executor());
      } catch (IllegalArgumentException e) {
        file.close();
        throw failed(String.valueOf(e.getMessage()));
      }
    } finally {
      rest();
    }
  }

  /** Behind the record that was read last: number of records and of bytes. */
  public String checkpoint() {
    return position.records() + " " + position.offset();
  }

  /**
   * The next record, null at the end.
   *
   * @throws InterruptedException when the server stops
   */
  public @Nullable Row next() throws IOException, InterruptedException {
    work();
    try {
      ReadAhead reader = ahead();
      Row row = reader.next();
      if (row != null) {
        position = row.behind();
        partIsFull = reader.partIsOver();
      }
      return row;
    } catch (UnreadableBody e) {
      throw failed(
          "Behind record "
              + position.records()
              + " (byte "
              + position.offset()
              + ") the file can't be read on: "
              + e.getMessage());
    } finally {
      rest();
    }
  }

  /** Whether what was read since the last part is to be taken now. */
  public boolean partIsFull() {
    return partIsFull;
  }

  /**
   * Takes records; call in the transaction that keeps the checkpoint, which then says what is done
   * if and only if this was done.
   *
   * @throws Lease.LostException where another server works on the run by now
   * @throws InterruptedException when the server stops
   */
  public void take(List<Row> rows) throws InterruptedException {
    work();
    try {
      List<TakeRecords.Became> became =
          parts
              .door()
              .take(
                  Long.toString(lease.run()),
                  asked.flow(),
                  rows.stream().map(Row::record).toList());
      if (!parts.runs().done(lease, done(rows, became))) {
        throw new Lease.LostException(lease.run());
      }
      partIsFull = false;
    } catch (Lease.LostException | TakeRecords.NoSuchFlowException e) {
      problem = e.getMessage();
      throw e;
    } finally {
      rest();
    }
  }

  /** On the thread that reads ahead. */
  private Row row(RecordStream.FileRecord record, RecordStream.Position behind) {
    byte[] bytes = record.body().bytes();
    Run.Source from = source();
    InboundMessage message =
        new InboundMessage(
            from.system(),
            from.object(),
            messageId(from, record.number()),
            new RecordOfFile(lease.run(), record.number(), asked.file()).transportId(),
            BodyKind.BYTES,
            record.body(),
            InboundMessage.hash(bytes),
            TakeRecords.DOOR,
            null,
            parts.clock().instant(),
            bytes.length > parts.bodyLimit() ? "BODY_TOO_LARGE" : null);
    return new Row(record.number(), behind, parts.door().map(asked.flow(), message));
  }

  /**
   * The same record of the same content for the same flow is the same message, whatever run reads
   * it from whatever file. 128 bits of the content's hash tell contents apart.
   */
  private String messageId(Run.Source from, long number) {
    return "file:" + from.contentHash().substring(0, 32) + ":" + asked.flow() + ":" + number;
  }

  private static Runs.Done done(List<Row> rows, List<TakeRecords.Became> became) {
    Map<Status, Long> outcomes = new EnumMap<>(Status.class);
    Map<Long, Long> open = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      TakeRecords.Became one = became.get(i);
      outcomes.merge(one.status(), 1L, Long::sum);
      if (one.status().open()) {
        open.put(rows.get(i).number(), one.receipt());
      }
    }
    Row last = rows.get(rows.size() - 1);
    return new Runs.Done(last.number(), last.behind().offset(), outcomes, open);
  }

  /** Closes the file. */
  public void close() throws IOException {
    if (ahead != null) {
      ahead.close();
      ahead = null;
    }
  }

  private ReadAhead ahead() {
    if (ahead == null) {
      throw new IllegalStateException("The file is not open.");
    }
    return ahead;
  }

  private Run.Source source() {
    if (source == null) {
      throw new IllegalStateException("The run has not begun.");
    }
    return source;
  }

  private FormatDefinition format() {
    if (format == null) {
      throw new IllegalStateException("The run has not begun.");
    }
    return format;
  }
}
