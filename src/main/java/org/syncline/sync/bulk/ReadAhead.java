package org.syncline.sync.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.RecordStream;
import org.syncline.mapping.format.UnreadableBody;

/**
 * Reads the records of a file part by part, one part ahead: while somebody works on a part, the
 * next is read on another thread. Two parts at most are in memory. For one thread.
 */
final class ReadAhead {
  /** Most records of a part, and bytes of their bodies: what a crash does again at most. */
  static final int PART_RECORDS = 2_048;

  private static final long PART_BYTES = 8 << 20;

  private final RecordStream records;
  private final BiFunction<RecordStream.FileRecord, RecordStream.Position, FileRun.Row> rows;
  private final Executor executor;
  private FutureTask<Part> ahead;
  private Part part = new Part(List.of(), null, false);
  private int next;
  private volatile boolean closed;

  /**
   * Rows of a part.
   *
   * @param fault why no more could be read behind them
   * @param last whether the file ends behind them
   */
  private record Part(List<FileRun.Row> rows, @Nullable Exception fault, boolean last) {}

  /**
   * Begins to read.
   *
   * @param records closed by {@link #close}
   * @param rows what becomes of a record and the place behind it, on a thread of the executor
   */
  ReadAhead(
      RecordStream records,
      BiFunction<RecordStream.FileRecord, RecordStream.Position, FileRun.Row> rows,
      Executor executor) {
    this.records = records;
    this.rows = rows;
    this.executor = executor;
    this.ahead = begin();
  }

  private FutureTask<Part> begin() {
    FutureTask<Part> task = new FutureTask<>(this::read);
    executor.execute(task);
    return task;
  }

  private synchronized Part read() {
    List<FileRun.Row> read = new ArrayList<>();
    long bytes = 0;
    try {
      while (!closed && read.size() < PART_RECORDS && bytes < PART_BYTES) {
        RecordStream.FileRecord record = records.next();
        if (record == null) {
          return new Part(read, null, true);
        }
        bytes += record.body().bytes().length;
        read.add(rows.apply(record, records.position()));
      }
      return new Part(read, null, false);
    } catch (IOException | UnreadableBody e) {
      return new Part(read, e, false);
    }
  }

  /**
   * The next row, null at the end.
   *
   * @throws IOException or
   * @throws UnreadableBody what reading ended with, when all rows before were given
   * @throws InterruptedException when this thread is to stop
   */
  FileRun.@Nullable Row next() throws IOException, UnreadableBody, InterruptedException {
    if (next == part.rows().size()) {
      if (part.fault() instanceof IOException fault) {
        throw fault;
      }
      if (part.fault() instanceof UnreadableBody fault) {
        throw fault;
      }
      if (part.last()) {
        return null;
      }
      part = awaited();
      next = 0;
      if (part.fault() == null && !part.last()) {
        ahead = begin();
      }
      if (part.rows().isEmpty()) {
        return next();
      }
    }
    return part.rows().get(next++);
  }

  /** Whether the row given last is the last of its part, with others behind it. */
  boolean partIsOver() {
    return next == part.rows().size() && part.fault() == null && !part.last();
  }

  private Part awaited() throws InterruptedException {
    try {
      return ahead.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException("Reading a part of the file failed.", e);
    }
  }

  /** Closes the records, as soon as nobody reads them. */
  void close() throws IOException {
    closed = true;
    synchronized (this) {
      records.close();
    }
  }
}
