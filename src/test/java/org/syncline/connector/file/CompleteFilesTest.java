package org.syncline.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.connector.file.OpenedFiles.deliver;
import static org.syncline.connector.file.OpenedFiles.line;
import static org.syncline.connector.file.OpenedFiles.row;
import static org.syncline.connector.file.OpenedFiles.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.connector.peer.FileServer;
import org.syncline.connector.peer.FileServer.When;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** A file is there as a whole or not at all, and once, whatever breaks. */
class CompleteFilesTest {
  private static final Pattern LINE = Pattern.compile("(?m)^(?:\\{\"id\":)?([0-9]+)[;}]");

  @TempDir Path folder;
  private OpenedFiles files;

  @BeforeEach
  void open() {
    files = new OpenedFiles(folder);
  }

  @AfterEach
  void close() throws Exception {
    files.close();
  }

  @Test
  void one_record_is_one_file_and_its_name_tells_which() throws Exception {
    Way way = files.way();

    Answer answer = way.write(row(17, 3));

    assertThat(answer).isEqualTo(new Answer.Done("hub-17", null));
    assertThat(files.files())
        .containsExactly(Map.entry("row-17-3-" + Batch.keyOf(row(17, 3)) + ".json", "{\"id\":17}"));
    assertThat(files.own()).containsExactly(Batch.keyOf(row(17, 3)) + "-1.receipt");
  }

  @Test
  void a_thousand_records_are_one_file_with_one_header() throws Exception {
    List<Write> writes = IntStream.rangeClosed(1, 1_000).mapToObj(i -> line(i, 1)).toList();

    List<Answer> answers = files.way().writeAll(writes);

    assertThat(answers).hasSize(1_000).allMatch(answer -> answer instanceof Answer.Done);
    assertThat(answers.get(41)).isEqualTo(new Answer.Done("hub-42", null));
    assertThat(files.files()).hasSize(1);
    String file = files.files().values().iterator().next();
    assertThat(file).startsWith("id;name\r\n1;Ada\r\n2;Ada\r\n").endsWith("\r\n1000;Ada\r\n");
    assertThat(file.lines()).hasSize(1_001);
    assertThat(files.files().keySet().iterator().next()).matches("rows-1000-[0-9a-f]{32}\\.csv");
  }

  @Test
  void nothing_is_under_the_name_before_the_file_is_whole() throws Exception {
    String body = "{\"id\":17,\"text\":\"" + "x".repeat(300_000) + "\"}";
    List<Map<String, String>> seen = new ArrayList<>();
    AtomicInteger published = new AtomicInteger();
    files.server.trap(
        (moment, cut) -> {
          if (published.get() == 0) {
            seen.add(files.files());
          }
          if (moment.publishes()) {
            published.incrementAndGet();
          }
        });

    Answer answer = files.way().write(write("rows", Operation.CREATE, 17, 1, body));

    assertThat(answer).isInstanceOf(Answer.Done.class);
    assertThat(seen).hasSizeGreaterThan(20).allMatch(Map::isEmpty);
    assertThat(files.files().values()).containsExactly(body);
  }

  @Test
  void a_session_that_breaks_in_the_middle_of_writing_leaves_no_file() throws Exception {
    String body = "{\"id\":17,\"text\":\"" + "x".repeat(300_000) + "\"}";
    Write write = write("rows", Operation.CREATE, 17, 1, body);
    AtomicInteger writes = new AtomicInteger();
    files.server.trap(
        (moment, cut) -> {
          if (moment.act().equals("write")
              && moment.when() == When.AFTER
              && writes.incrementAndGet() == 4) {
            cut.now();
          }
        });
    Way way = files.way();

    Answer answer = way.write(write);

    assertThat(answer).isInstanceOf(Answer.Later.class);
    assertThat(files.files()).isEmpty();
    assertThat(way.write(write)).isInstanceOf(Answer.Done.class);
    assertThat(files.files().values()).containsExactly(body);
  }

  @Test
  void a_lost_answer_to_what_was_done_is_found_though_the_receiver_took_the_file()
      throws Exception {
    cutAt(When.AFTER);
    Way way = files.way();

    Answer answer = way.write(row(17, 1));

    assertThat(answer).isInstanceOf(Answer.Uncertain.class);
    assertThat(files.files()).hasSize(1);
    Files.delete(files.out.resolve(files.files().keySet().iterator().next()));
    assertThat(way.find(row(17, 1))).isInstanceOf(Sighting.There.class);
    assertThat(way.write(row(17, 1))).isInstanceOf(Answer.Done.class);
    assertThat(files.way().write(row(17, 1))).isInstanceOf(Answer.Done.class);
    assertThat(files.files()).isEmpty();
  }

  @Test
  void what_was_found_undone_can_never_be_done_by_the_old_try() throws Exception {
    cutAt(When.BEFORE);
    Way way = files.way();

    Answer answer = way.write(row(17, 1));

    assertThat(answer).isInstanceOf(Answer.Uncertain.class);
    assertThat(files.own()).hasSize(2).anyMatch(name -> name.endsWith(".part"));
    assertThat(way.find(row(17, 1))).isInstanceOf(Sighting.NotThere.class);
    assertThat(files.own()).isEmpty();
    assertThat(way.write(row(17, 1))).isInstanceOf(Answer.Done.class);
    assertThat(files.files()).hasSize(1);
  }

  @Test
  void a_look_that_breaks_anywhere_takes_nothing_undone_for_done() throws Exception {
    AtomicInteger cuts = new AtomicInteger(1);
    for (int at = 1; cuts.get() > 0; at++) {
      Write write = row(17, at);
      cutAt(When.BEFORE);
      assertThat(files.way().write(write)).isInstanceOf(Answer.Uncertain.class);
      cuts.set(0);
      cutMoment(at, cuts);
      files.way().find(write);
      files.server.trap((moment, cut) -> {});

      assertThat(files.way().find(write)).as("cut at %s", at).isInstanceOf(Sighting.NotThere.class);

      assertThat(files.way().write(write)).isInstanceOf(Answer.Done.class);
      assertThat(files.files()).hasSize(at);
    }
  }

  private void cutMoment(int at, AtomicInteger cuts) {
    AtomicInteger moments = new AtomicInteger();
    files.server.trap(
        (moment, cut) -> {
          if (moments.incrementAndGet() == at) {
            cuts.incrementAndGet();
            cut.now();
          }
        });
  }

  @Test
  void of_a_lost_file_of_many_each_record_is_found() throws Exception {
    List<Write> writes = IntStream.rangeClosed(1, 100).mapToObj(i -> line(i, 1)).toList();
    cutAt(When.AFTER);
    Way way = files.way();

    List<Answer> answers = way.writeAll(writes);

    assertThat(answers).hasSize(100).allMatch(answer -> answer instanceof Answer.Uncertain);
    Way other = files.way();
    for (Write write : writes) {
      assertThat(other.find(write)).isInstanceOf(Sighting.There.class);
      assertThat(other.write(write)).isInstanceOf(Answer.Done.class);
    }
    assertThat(other.find(line(101, 1))).isInstanceOf(Sighting.NotThere.class);
    assertThat(files.files()).hasSize(1);
  }

  @Test
  void of_a_file_of_many_that_was_not_done_no_record_is_found() throws Exception {
    List<Write> writes = IntStream.rangeClosed(1, 10).mapToObj(i -> line(i, 1)).toList();
    cutAt(When.BEFORE);
    Way way = files.way();

    deliver(way, writes, false);

    assertThat(files.files()).hasSize(10);
    assertThat(recordsIn(files.files().values())).containsExactlyInAnyOrderElementsOf(ids(10));
  }

  private void cutAt(When when) {
    AtomicInteger cuts = new AtomicInteger();
    files.server.trap(
        (moment, cut) -> {
          if (moment.when() == when && moment.publishes() && cuts.getAndIncrement() == 0) {
            cut.now();
          }
        });
  }

  private static List<Integer> ids(int most) {
    return IntStream.rangeClosed(1, most).boxed().toList();
  }

  private static List<Integer> recordsIn(Iterable<String> contents) {
    List<Integer> records = new ArrayList<>();
    for (String content : contents) {
      Matcher matcher = LINE.matcher(content);
      while (matcher.find()) {
        records.add(Integer.valueOf(matcher.group(1)));
      }
    }
    return records;
  }

  /** A receiver that takes each file away the moment it is there. */
  private final class Receiver {
    private final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();

    void take(FileServer.Moment moment) throws IOException {
      if (moment.when() == When.AFTER && moment.publishes()) {
        Path file = folder.resolve(moment.path().substring(1));
        taken.add(Files.readString(file));
        Files.delete(file);
      }
    }
  }

  /**
   * The session is cut at each order and at each change, before it and after it; once more at a
   * later one; and the server of the hub goes on, or dies with it and another one looks first.
   */
  @Test
  void wherever_the_session_breaks_each_record_comes_once() throws Exception {
    int tried = 0;
    for (boolean many : new boolean[] {false, true}) {
      for (boolean dies : new boolean[] {false, true}) {
        for (int second : new int[] {0, 3}) {
          boolean reached = true;
          for (int first = 1; reached; first++) {
            reached = comesOnce(many, dies, first, second, tried++);
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  private boolean comesOnce(boolean many, boolean dies, int first, int second, int salt)
      throws Exception {
    files.forget();
    Receiver receiver = new Receiver();
    AtomicInteger moments = new AtomicInteger();
    AtomicInteger cuts = new AtomicInteger();
    files.server.trap(
        (moment, cut) -> {
          receiver.take(moment);
          int at = moments.incrementAndGet();
          if (at == first || (second > 0 && at == first + second)) {
            cuts.incrementAndGet();
            cut.now();
          }
        });
    List<Write> writes =
        IntStream.rangeClosed(1, many ? 3 : 1)
            .mapToObj(i -> many ? line(i, salt + 1) : row(i, salt + 1))
            .toList();
    Way way = files.way();
    if (dies) {
      way.writeAll(writes);
      way = files.way();
    }
    deliver(way, writes, dies);
    assertThat(recordsIn(receiver.taken))
        .as("many %s, dies %s, cut at %s and %s later", many, dies, first, second)
        .containsExactlyInAnyOrderElementsOf(ids(writes.size()));
    assertThat(files.files()).isEmpty();
    return cuts.get() > 0;
  }

  @Test
  void two_servers_that_write_the_same_at_once_make_one_file() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Way one = files.wayOfItsOwn();
      Way other = files.wayOfItsOwn();
      for (int round = 1; round <= 20; round++) {
        List<Write> writes = List.of(line(1, round), line(2, round), line(3, round));
        CountDownLatch start = new CountDownLatch(2);
        Future<?> first = both.submit(() -> together(start, one, writes));
        Future<?> second = both.submit(() -> together(start, other, writes));
        first.get();
        second.get();
        assertThat(files.files()).hasSize(round);
      }
    } finally {
      both.shutdownNow();
    }
  }

  private static Void together(CountDownLatch start, Way way, List<Write> writes)
      throws InterruptedException {
    start.countDown();
    start.await();
    for (int turn = 0; turn < 20; turn++) {
      if (way.writeAll(writes).get(0) instanceof Answer.Done) {
        return null;
      }
    }
    throw new AssertionError("never done");
  }

  @Test
  void two_servers_that_write_other_records_at_once_do_not_disturb_each_other() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int server = 0; server < 4; server++) {
        Way way = files.wayOfItsOwn();
        int from = server * 25;
        all.add(
            both.submit(
                () -> {
                  for (int i = 1; i <= 25; i++) {
                    assertThat(way.write(row(from + i, 1))).isInstanceOf(Answer.Done.class);
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
      assertThat(recordsIn(files.files().values())).containsExactlyInAnyOrderElementsOf(ids(100));
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  void what_dead_servers_left_is_taken_away_after_a_day_and_nothing_of_others() throws Exception {
    Way way = files.way();
    way.write(row(1, 1));
    String id = "0123456789abcdef0123456789abcdef-1";
    String old = id + "-0123456789abcdef.part";
    String young = id + "-0123456789abcdee.part";
    String stranger = "old-notes.part";
    place(old, "{\"id\":", Duration.ofHours(25));
    place(
        id + ".receipt",
        new String(
            new Receipt(old, "row.json", List.of("0123456789abcdef0123456789abcdef")).toBytes(),
            StandardCharsets.US_ASCII),
        Duration.ofHours(25));
    place(young, "{\"id\":", Duration.ofHours(23));
    place(stranger, "mine", Duration.ofDays(99));
    place("fedcba9876543210fedcba9876543210-7.receipt", "any", Duration.ofDays(8));
    place("fedcba9876543210fedcba9876543210-8.receipt", "any", Duration.ofDays(6));
    files.clock.step(Duration.ofMinutes(61));

    way.write(row(2, 1));

    assertThat(files.own())
        .contains(young, stranger, "fedcba9876543210fedcba9876543210-8.receipt")
        .doesNotContain(old, id + ".receipt", "fedcba9876543210fedcba9876543210-7.receipt")
        .hasSize(5);
  }

  private void place(String name, String content, Duration age) throws Exception {
    Path file = files.out.resolve(PublishFile.OWN).resolve(name);
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void a_record_that_went_is_told_by_a_file_of_its_own() throws Exception {
    Way way = files.way();

    way.write(write("rows", Operation.ARCHIVE, 17, 4, ""));
    way.writeAll(
        List.of(
            write("sheets", Operation.DELETE, 1, 9, ""),
            write("sheets", Operation.DELETE, 2, 9, "")));

    assertThat(files.files().values()).containsExactlyInAnyOrder("17;4\n", "1\n2\n");
    assertThat(files.files().keySet()).anyMatch(name -> name.startsWith("gone-2-"));
  }

  @Test
  void records_whose_headers_differ_stand_in_files_of_their_own() throws Exception {
    List<Answer> answers =
        files
            .way()
            .writeAll(
                List.of(
                    line(1, 1),
                    write("sheets", Operation.UPSERT, 2, 1, "id;name;mail\r\n2;Ada;a@b\r\n"),
                    line(3, 1),
                    write("sheets", Operation.UPSERT, 4, 1, "no header")));

    assertThat(files.files().values())
        .containsExactlyInAnyOrder(
            "id;name\r\n1;Ada\r\n3;Ada\r\n", "id;name;mail\r\n2;Ada;a@b\r\n");
    assertThat(answers.subList(0, 3)).allMatch(answer -> answer instanceof Answer.Done);
    assertThat(answers.get(3))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("NO_HEADER"));
  }
}
