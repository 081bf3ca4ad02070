package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.console.FormParts.Part;
import org.syncline.console.FormParts.UnreadableFormException;

class FormPartsTest {
  private static final String TOKEN =
      "--b1\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nsecret\r\n";

  private static FormParts parts(String body) {
    return new FormParts(
        new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)), "b1");
  }

  /** As a slow network brings it. */
  private static InputStream drop(byte[] body, int bytes) {
    return new ByteArrayInputStream(body) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(bytes, length));
      }
    };
  }

  @Test
  void parts_come_in_the_order_of_the_form_with_their_names() throws IOException {
    FormParts parts =
        parts(
            TOKEN
                + "--b1\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a;name=x.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\nno;name\r\n1;Ada\r\n\r\n--b1--\r\n");

    Part token = parts.next();
    assertThat(token.name()).isEqualTo("token");
    assertThat(token.file()).isNull();
    assertThat(token.text(10)).isEqualTo("secret");
    Part file = parts.next();
    assertThat(file.name()).isEqualTo("file");
    assertThat(file.file()).isEqualTo("a;name=x.csv");
    assertThat(file.text(100)).isEqualTo("no;name\r\n1;Ada\r\n");
    assertThat(parts.next()).isNull();
    assertThat(parts.next()).isNull();
  }

  @Test
  void a_part_that_nobody_reads_is_passed_over() throws IOException {
    FormParts parts =
        parts(TOKEN + "--b1\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n--b1--");
    parts.next();

    Part second = parts.next();

    assertThat(second.name()).isEqualTo("x");
    assertThat(second.text(10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1_000, 65_536, 70_000})
  void content_is_the_same_however_it_comes_and_whatever_is_in_it(int drop) throws IOException {
    Random random = new Random(drop);
    byte[] content = new byte[150_000];
    random.nextBytes(content);
    // What looks like the end of the part, and is not.
    byte[] almost = "\r\n--b\r\n\r\n--b".getBytes(StandardCharsets.US_ASCII);
    for (int at : new int[] {0, 60_000, 65_530, content.length - almost.length}) {
      System.arraycopy(almost, 0, content, at, almost.length);
    }
    String head = "--b1\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n";
    byte[] begin = head.getBytes(StandardCharsets.US_ASCII);
    byte[] end = "\r\n--b1--\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] body = new byte[begin.length + content.length + end.length];
    System.arraycopy(begin, 0, body, 0, begin.length);
    System.arraycopy(content, 0, body, begin.length, content.length);
    System.arraycopy(end, 0, body, begin.length + content.length, end.length);

    FormParts parts = new FormParts(drop(body, drop), "b1");

    assertThat(parts.next().content().readAllBytes()).isEqualTo(content);
    assertThat(parts.next()).isNull();
  }

  @Test
  void a_form_that_ends_early_is_no_whole_file() throws IOException {
    FormParts parts =
        parts(
            "--b1\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nhalf\r\n--b");
    Part file = parts.next();

    assertThatThrownBy(() -> file.content().readAllBytes()).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> parts("").next()).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> parts("--b1\r\nContent-Disp").next()).isInstanceOf(EOFException.class);
  }

  @Test
  void what_is_no_such_form_is_refused_before_it_fills_the_memory() throws IOException {
    assertThatThrownBy(() -> parts("--b1\r\nX: y\r\n\r\n").next())
        .isInstanceOf(UnreadableFormException.class);
    assertThatThrownBy(() -> parts("--b1x\r\n\r\n").next())
        .isInstanceOf(UnreadableFormException.class);
    assertThatThrownBy(() -> parts("--b1\r\n" + "x".repeat(10_000) + "\r\n\r\n").next())
        .isInstanceOf(UnreadableFormException.class);
    assertThatThrownBy(() -> parts("--b1\r\n" + "X: y\r\n".repeat(2_000) + "\r\n").next())
        .isInstanceOf(UnreadableFormException.class);
    Part token = parts(TOKEN + "--b1--").next();
    assertThatThrownBy(() -> token.text(5)).isInstanceOf(UnreadableFormException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multipart/form-data; boundary=----WebKitFormBoundaryX|----WebKitFormBoundaryX",
        "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"|a b",
        "multipart/form-data|",
        "multipart/form-data; boundary=|",
        "multipart/mixed; boundary=x|",
        "text/plain|",
        "|"
      })
  void what_divides_the_parts_is_said_by_the_content_type(String type, String boundary) {
    assertThat(FormParts.boundary(type).orElse(null)).isEqualTo(boundary);
  }

  @Test
  void a_boundary_that_is_longer_than_one_may_be_is_none() {
    assertThat(FormParts.boundary("multipart/form-data; boundary=" + "x".repeat(71))).isEmpty();
  }
}
