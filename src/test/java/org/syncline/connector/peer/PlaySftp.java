package org.syncline.connector.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A file server to play with: {@code PlaySftp <port> <folder>} says how to log in and prints which
 * files come to their places. Typed at it, {@code cut} loses the answer to the next file that does,
 * {@code full} refuses the next file as if the disk were full.
 */
public final class PlaySftp {
  private PlaySftp() {}

  public static void main(String[] args) throws IOException {
    int port = args.length == 0 ? 8022 : Integer.parseInt(args[0]);
    Path root = Path.of(args.length < 2 ? "target/play-sftp" : args[1]);
    Files.createDirectories(root.resolve("out"));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (FileServer server = FileServer.over(root, port)) {
      server.trap(PlaySftp::printed);
      System.out.println(
          "files by SFTP on 127.0.0.1:"
              + server.port()
              + ", folder /out is "
              + root.resolve("out").toAbsolutePath());
      System.out.println("user " + FileServer.USER + ", password " + FileServer.PASSWORD);
      System.out.println("host key " + server.fingerprint());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        switch (line) {
          case "cut" -> server.trap((moment, cut) -> cutOnce(server, moment, cut));
          case "full" -> server.trap((moment, cut) -> fullOnce(server, moment, cut));
          default -> System.out.println("type cut or full");
        }
      }
    }
  }

  private static void printed(FileServer.Moment moment, FileServer.Cut cut) {
    if (moment.when() == FileServer.When.AFTER && moment.publishes()) {
      System.out.println("complete: " + moment.path());
    }
  }

  private static void cutOnce(FileServer server, FileServer.Moment moment, FileServer.Cut cut)
      throws IOException {
    printed(moment, cut);
    if (moment.when() == FileServer.When.AFTER && moment.publishes()) {
      server.trap(PlaySftp::printed);
      System.out.println("... and its answer is lost");
      cut.now();
    }
  }

  private static void fullOnce(FileServer server, FileServer.Moment moment, FileServer.Cut cut)
      throws IOException {
    printed(moment, cut);
    if (moment.when() == FileServer.When.BEFORE && moment.act().equals("write")) {
      server.trap(PlaySftp::printed);
      System.out.println("the disk is full");
      throw new SftpException(SftpConstants.SSH_FX_FAILURE, "full");
    }
  }
}
