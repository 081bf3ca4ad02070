package org.syncline.sync.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.format.RecordStream;
import org.syncline.mapping.format.SourceBody;

/** One part ahead, and never more. */
class ReadAheadTest {
  private static final int PART = ReadAhead.PART_RECORDS;
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Numbers numbers = new Numbers();

  /** A file of so many records, or one that can't be read on behind them. */
  private static final class Numbers implements RecordStream {
    private long records = Long.MAX_VALUE;
    private int bytes = 1;
    private @Nullable IOException fault;
    private long given;
    private boolean closed;

    @Override
    public @Nullable FileRecord next() throws IOException {
      assertThat(closed).as("nobody reads a closed file").isFalse();
      if (given == records) {
        if (fault != null) {
          throw fault;
        }
        return null;
      }
      given++;
      return new FileRecord(given, given, new SourceBody(new byte[bytes], null));
    }

    @Override
    public Position position() {
      return new Position(given, 10 * given);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private ReadAhead reader() {
    return new ReadAhead(
        numbers,
        (record, behind) -> new FileRun.Row(record.number(), behind, null),
        tasks::addLast);
  }

  private void run() {
    tasks.removeFirst().run();
  }

  @Test
  void while_a_part_is_given_the_next_is_read_and_no_other() throws Exception {
    ReadAhead reader = reader();
    assertThat(numbers.given).isZero();
    run();
    assertThat(numbers.given).isEqualTo(PART);

    assertThat(reader.next().number()).isEqualTo(1);

    assertThat(tasks).hasSize(1);
    run();
    assertThat(numbers.given).isEqualTo(2 * PART);
    for (int number = 2; number <= PART; number++) {
      assertThat(reader.partIsOver()).isFalse();
      FileRun.Row row = reader.next();
      assertThat(row.number()).isEqualTo(number);
      assertThat(row.behind()).isEqualTo(new RecordStream.Position(number, 10L * number));
    }
    assertThat(reader.partIsOver()).isTrue();
    assertThat(tasks).isEmpty();

    assertThat(reader.next().number()).isEqualTo(PART + 1);
    assertThat(reader.partIsOver()).isFalse();
    assertThat(tasks).hasSize(1);
  }

  @Test
  void long_records_make_short_parts() throws Exception {
    numbers.bytes = 3 << 20;
    ReadAhead reader = reader();
    run();

    List<Long> part = new ArrayList<>();
    do {
      part.add(reader.next().number());
    } while (!reader.partIsOver());

    assertThat(part).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_file_that_ends_with_a_part_ends_there() throws Exception {
    numbers.records = PART;
    ReadAhead reader = reader();
    run();
    for (int i = 0; i < PART; i++) {
      reader.next();
    }
    assertThat(reader.partIsOver()).isTrue();
    run();

    assertThat(reader.next()).isNull();
    assertThat(reader.next()).isNull();
  }

  @Test
  void a_fault_is_told_behind_the_records_before_it_and_again() throws Exception {
    numbers.records = 2;
    numbers.fault = new IOException("The disk is gone");
    ReadAhead reader = reader();
    run();

    assertThat(reader.next().number()).isEqualTo(1);
    assertThat(reader.next().number()).isEqualTo(2);
    assertThat(reader.partIsOver()).isFalse();
    assertThatThrownBy(reader::next).isSameAs(numbers.fault);
    assertThatThrownBy(reader::next).isSameAs(numbers.fault);
    assertThat(tasks).isEmpty();
  }

  @Test
  void what_is_to_be_read_when_it_is_closed_is_not_read_any_more() throws Exception {
    ReadAhead reader = reader();

    reader.close();
    run();

    assertThat(numbers.closed).isTrue();
    assertThat(numbers.given).isZero();
  }

  @Test
  void a_fault_of_the_hub_reaches_who_asks() {
    ReadAhead reader =
        new ReadAhead(
            numbers,
            (record, behind) -> {
              throw new IllegalStateException("No mapping");
            },
            Runnable::run);

    assertThatThrownBy(reader::next).hasMessage("No mapping");
  }
}
