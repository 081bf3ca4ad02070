package org.syncline.connector.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the bodies of several records become one file. */
sealed interface Joining {

  /**
   * What a body begins with and a file has only once: bodies of one file have the same.
   *
   * @return null where the body does not have one, so that it fits into no file
   */
  default byte @Nullable [] head(byte[] body) {
    return new byte[0];
  }

  byte[] join(List<byte[]> bodies);

  /** One after the other, as they are. */
  record Plain() implements Joining {
    @Override
    public byte[] join(List<byte[]> bodies) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      bodies.forEach(file::writeBytes);
      return file.toByteArray();
    }
  }

  /** Each ends with a line end, where it has none of its own. */
  record Lines() implements Joining {
    @Override
    public byte[] join(List<byte[]> bodies) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      for (byte[] body : bodies) {
        file.writeBytes(body);
        if (body.length == 0 || body[body.length - 1] != '\n') {
          file.write('\n');
        }
      }
      return file.toByteArray();
    }
  }

  /**
   * Lines of which the first ones are the same in each body and stand in the file once.
   *
   * @param headLines how many, at least 1
   */
  record Headed(int headLines) implements Joining {
    @Override
    public byte @Nullable [] head(byte[] body) {
      int lines = 0;
      for (int i = 0; i < body.length; i++) {
        if (body[i] == '\n' && ++lines == headLines) {
          byte[] head = new byte[i + 1];
          System.arraycopy(body, 0, head, 0, head.length);
          return head;
        }
      }
      return null;
    }

    @Override
    public byte[] join(List<byte[]> bodies) {
      byte[] head = head(bodies.get(0));
      if (head == null) {
        throw new IllegalArgumentException("A body without its head was let through.");
      }
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(head);
      for (byte[] body : bodies) {
        file.write(body, head.length, body.length - head.length);
      }
      return file.toByteArray();
    }
  }

  /** Items of a JSON list, one a line. */
  record JsonList() implements Joining {
    @Override
    public byte[] join(List<byte[]> bodies) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.write('[');
      for (int i = 0; i < bodies.size(); i++) {
        file.writeBytes(utf8(i == 0 ? "\n" : ",\n"));
        file.writeBytes(bodies.get(i));
      }
      file.writeBytes(utf8("\n]\n"));
      return file.toByteArray();
    }
  }

  /**
   * Elements below one root.
   *
   * @param root its name
   */
  record XmlRoot(String root) implements Joining {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,99}");
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final byte[] DECLARED = utf8(DECLARATION);

    static boolean isName(String text) {
      return NAME.matcher(text).matches();
    }

    @Override
    public byte[] join(List<byte[]> bodies) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(utf8(DECLARATION + "\n<" + root + ">\n"));
      for (byte[] body : bodies) {
        int from = isDeclared(body) ? DECLARED.length : 0;
        file.write(body, from, body.length - from);
        file.write('\n');
      }
      file.writeBytes(utf8("</" + root + ">\n"));
      return file.toByteArray();
    }

    private static boolean isDeclared(byte[] body) {
      return body.length >= DECLARED.length
          && Arrays.equals(body, 0, DECLARED.length, DECLARED, 0, DECLARED.length);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
