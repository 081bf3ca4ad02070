package org.syncline.connector.file;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.jspecify.annotations.Nullable;

/** A session on a file server, used by one call at a time. */
final class FileSession {
  private final ClientSession ssh;
  private final SftpClient sftp;
  private final Instant opened;
  private @Nullable ScheduledFuture<?> deadline;

  FileSession(ClientSession ssh, SftpClient sftp, Instant opened) {
    this.ssh = ssh;
    this.sftp = sftp;
    this.opened = opened;
  }

  SftpClient sftp() {
    return sftp;
  }

  Instant opened() {
    return opened;
  }

  boolean isOpen() {
    return ssh.isOpen() && sftp.isOpen();
  }

  void endsBy(@Nullable ScheduledFuture<?> closing) {
    deadline = closing;
  }

  void untimed() {
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  /** At once, without a word to the server. */
  static void drop(ClientSession ssh) {
    ssh.close(true);
  }

  void close() {
    untimed();
    drop(ssh);
  }

  /** Says good-bye to a server that answers. */
  void end() {
    untimed();
    try {
      sftp.close();
    } catch (IOException e) {
      // The session is closed next.
    }
    ssh.close(false);
  }
}
