package org.syncline.sync.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only plain, complete files of the one folder are seen. */
class FileFolderTest {
  private static final FileName NAME = new FileName("people.csv");

  @TempDir private Path disk;
  private Path place;
  private FileFolder folder;

  @BeforeEach
  void name_the_folder() {
    place = disk.resolve("data").resolve("files");
    folder = new FileFolder(place, 10);
  }

  private static InputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String read(FileName name) throws IOException {
    try (SeekableByteChannel channel = folder.open(name)) {
      return read(channel);
    }
  }

  private static String read(SeekableByteChannel channel) throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) channel.size());
    while (channel.read(all) > 0) {
      // until it is full
    }
    return new String(all.array(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "/etc/passwd",
        ".hidden",
        "-x",
        "a b",
        "a\\b",
        "a\u0000b",
        "ä.csv",
        "a%2fb",
        "a\nb"
      })
  void a_name_that_leads_elsewhere_is_none(String name) {
    assertThat(FileName.of(name)).isEmpty();
    assertThatThrownBy(() -> new FileName(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_has_100_characters_at_most() {
    assertThat(FileName.of("a".repeat(FileName.MOST))).isPresent();
    assertThat(FileName.of("a".repeat(FileName.MOST + 1))).isEmpty();
  }

  @Test
  void a_file_that_was_put_is_there_and_nothing_else_is() throws IOException {
    assertThat(folder.list()).isEmpty();

    FileFolder.StoredFile file = folder.put(NAME, content("a,b"));

    assertThat(file.size()).isEqualTo(3);
    assertThat(folder.list()).containsExactly(file);
    assertThat(read(NAME)).isEqualTo("a,b");
    try (Stream<Path> all = Files.list(place)) {
      assertThat(all).containsExactly(place.resolve("people.csv"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .isEqualTo("rwx------");
  }

  @Test
  void whoever_reads_a_file_that_is_replaced_reads_on_in_the_old_one() throws IOException {
    folder.put(NAME, content("old"));
    try (SeekableByteChannel open = folder.open(NAME)) {
      folder.put(NAME, content("new"));

      assertThat(read(open)).isEqualTo("old");
    }
    assertThat(read(NAME)).isEqualTo("new");
  }

  @Test
  void a_file_that_is_too_large_or_breaks_off_leaves_nothing_and_the_old_one_stays()
      throws IOException {
    folder.put(NAME, content("old"));
    InputStream breaks =
        new InputStream() {
          private int left = 5;

          @Override
          public int read() throws IOException {
            if (left-- > 0) {
              return 'x';
            }
            throw new IOException("broken off");
          }
        };

    assertThatThrownBy(() -> folder.put(NAME, content("12345678901")))
        .isInstanceOf(FileFolder.FileTooLargeException.class);
    assertThatThrownBy(() -> folder.put(NAME, breaks)).hasMessage("broken off");

    assertThat(read(NAME)).isEqualTo("old");
    try (Stream<Path> all = Files.list(place)) {
      assertThat(all).hasSize(1);
    }
    assertThat(folder.put(NAME, content("1234567890")).size()).isEqualTo(10);
  }

  @Test
  void links_and_folders_are_no_files() throws IOException {
    Path secret = Files.writeString(disk.resolve("secret"), "secret");
    Files.createDirectories(place.resolve("folder"));
    Files.createSymbolicLink(place.resolve("link"), secret);
    Files.createSymbolicLink(place.resolve("inner"), place.resolve("folder"));

    assertThat(folder.list()).isEmpty();
    for (String name : List.of("folder", "link", "inner", "missing")) {
      assertThat(folder.find(new FileName(name))).isEmpty();
      assertThatThrownBy(() -> folder.open(new FileName(name)))
          .isInstanceOf(NoSuchFileException.class);
      assertThat(folder.delete(new FileName(name))).isFalse();
    }
    folder.put(new FileName("link"), content("mine"));
    assertThat(Files.readString(secret)).isEqualTo("secret");
    assertThat(read(new FileName("link"))).isEqualTo("mine");
  }

  @Test
  void a_file_is_deleted_once() throws IOException {
    folder.put(NAME, content("x"));

    assertThat(folder.delete(NAME)).isTrue();
    assertThat(folder.delete(NAME)).isFalse();
    assertThat(folder.list()).isEmpty();
  }

  @Test
  void what_was_given_up_a_day_ago_is_tidied() throws IOException {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    folder.put(NAME, content("x"));
    Path old = Files.createFile(place.resolve(".people.csv.1.part"));
    Path young = Files.createFile(place.resolve(".people.csv.2.part"));
    Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(90_000)));
    Files.setLastModifiedTime(young, FileTime.from(now.minusSeconds(80_000)));
    Files.setLastModifiedTime(place.resolve("people.csv"), FileTime.from(Instant.EPOCH));

    folder.deleteUnfinished(now);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(read(NAME)).isEqualTo("x");
  }
}
