package org.syncline.platform.rest;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.table.TableFormat;

/** Answers with a table that is written while it is sent: as a file, never shown in the browser. */
public final class TableAnswer {
  private static final Logger LOG = Logger.getLogger(TableAnswer.class.getName());

  private TableAnswer() {}

  /** Writes the table. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The format of this word; refuses it where the receiver could not tell a broken file. */
  public static TableFormat format(@Nullable String word) {
    OpenEndedAnswer.refuseWithoutChunks();
    return TableFormat.ofWord(word == null ? "" : word)
        .orElseThrow(() -> ProblemException.invalid("format", "Give csv or xlsx."));
  }

  /**
   * An answer whose body is written after its head is gone.
   *
   * @param name of the file, without its ending; letters, digits and - only
   */
  public static Response of(TableFormat format, String name, Body body) {
    StreamingOutput output = out -> write(body, out);
    return OpenEndedAnswer.chunked(Response.ok(output))
        .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(format, name))
        .build();
  }

  /**
   * The same by a servlet; the answer must not have begun, and its receiver must know chunks.
   *
   * @param name of the file, without its ending; letters, digits and - only
   */
  public static void send(HttpServletResponse response, TableFormat format, String name, Body body)
      throws IOException {
    head(response, format, name);
    write(body, response.getOutputStream());
  }

  /** What is said of such a file before its first byte. */
  public static void head(HttpServletResponse response, TableFormat format, String name) {
    response.setContentType(format.mediaType());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(format, name));
    if (OpenEndedAnswer.isChunked()) {
      response.setHeader("Transfer-Encoding", "chunked");
    }
  }

  private static String attachment(TableFormat format, String name) {
    if (!name.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException("No safe name of a file: " + name);
    }
    return "attachment; filename=\"" + name + "." + format.word() + "\"";
  }

  private static void write(Body body, OutputStream out) throws IOException {
    try {
      body.writeTo(out);
    } catch (IOException | RuntimeException e) {
      // It is too late to say anything: what was sent must not be taken for the whole.
      if (!OpenEndedAnswer.breakOff()) {
        throw e;
      }
      if (e instanceof IOException) {
        LOG.log(Level.INFO, "A table was cut off, its receiver has gone away: {0}", e.toString());
      } else {
        LOG.log(Level.WARNING, "A table was cut off while it was sent", e);
      }
    }
  }
}
