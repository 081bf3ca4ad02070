package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.format.RecordStream.FileRecord;
import org.syncline.mapping.format.RecordStream.Position;

/** What a stream gave of a file. */
final class Records {
  static final long SEED = Long.getLong("seed", 20_261_126L);

  final List<FileRecord> given = new ArrayList<>();

  /** Before the first and behind each record. */
  final List<Position> positions = new ArrayList<>();

  /** Why nothing more was given, or null at the end of the file. */
  UnreadableBody fault;

  private Records() {}

  /** All records from a position on, read in pieces of random length. */
  static Records of(FormatDefinition format, byte[] file, Position start, Random random, int most)
      throws IOException {
    Records records = new Records();
    try (RecordStream stream = RecordStream.open(format, new Trickle(file, random, most), start)) {
      records.positions.add(stream.position());
      FileRecord record;
      while ((record = stream.next()) != null) {
        records.given.add(record);
        records.positions.add(stream.position());
      }
    } catch (UnreadableBody e) {
      records.fault = e;
    }
    return records;
  }

  static Records of(FormatDefinition format, String file) throws IOException {
    return of(format, utf8(file), Position.START, new Random(SEED), 7);
  }

  List<String> texts() {
    return given.stream()
        .map(record -> new String(record.body().bytes(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Going on at any position gives what comes behind it. */
  void assertRestartable(FormatDefinition format, byte[] file, Random random) throws IOException {
    for (int i = 0; i < positions.size(); i++) {
      Records rest = of(format, file, positions.get(i), random, 7);
      assertThat(rest.texts()).isEqualTo(texts().subList(i, given.size()));
      assertThat(rest.given.stream().map(FileRecord::number).toList())
          .isEqualTo(given.subList(i, given.size()).stream().map(FileRecord::number).toList());
      assertThat(rest.positions.get(rest.positions.size() - 1).records())
          .isEqualTo(positions.get(positions.size() - 1).records());
      assertThat(rest.fault == null).isEqualTo(fault == null);
    }
  }

  /** Offsets are those of the bodies, which stand in the file as they are. */
  void assertSlices(byte[] file) {
    for (int i = 0; i < given.size(); i++) {
      FileRecord record = given.get(i);
      int from = (int) record.offset();
      byte[] body = record.body().bytes();
      assertThat(java.util.Arrays.copyOfRange(file, from, from + body.length)).isEqualTo(body);
      assertThat(record.number()).isEqualTo(i + 1);
      assertThat(positions.get(i + 1).offset()).isGreaterThanOrEqualTo(from + body.length);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A format document, with single quotes. */
  static FormatDefinition format(String json) throws InvalidConfiguration {
    return FormatDefinition.parse(utf8(json.replace('\'', '"')));
  }

  static Random seeded() {
    System.out.println("seed " + SEED + ", again with -Dseed=" + SEED);
    return new Random(SEED);
  }

  /** Bytes with up to three accidents. */
  static byte[] vandalised(byte[] whole, Random random, String favourites) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : whole) {
      bytes.add(b);
    }
    for (int n = 1 + random.nextInt(3); n > 0 && !bytes.isEmpty(); n--) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(5)) {
        case 0 -> bytes.set(at, (byte) random.nextInt(256));
        case 1 -> bytes.remove(at);
        case 2 -> bytes.add(at, bytes.get(random.nextInt(bytes.size())));
        case 3 -> bytes.add(at, (byte) favourites.charAt(random.nextInt(favourites.length())));
        default -> bytes.subList(at, bytes.size()).clear();
      }
    }
    byte[] vandalised = new byte[bytes.size()];
    for (int i = 0; i < vandalised.length; i++) {
      vandalised[i] = bytes.get(i);
    }
    return vandalised;
  }
}
