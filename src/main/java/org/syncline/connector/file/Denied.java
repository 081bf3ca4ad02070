package org.syncline.connector.file;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.syncline.connector.spi.Answer;

/** What an error of the file server means. What it says in words is not repeated. */
final class Denied {
  private Denied() {}

  /** Whether a file or folder is not there. */
  static boolean isMissing(SftpException error) {
    return error.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
        || error.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
  }

  /** The answer to a write that surely made no file. */
  static Answer answer(SftpException error) {
    return switch (error.getStatus()) {
      case SftpConstants.SSH_FX_NO_SUCH_FILE,
          SftpConstants.SSH_FX_NO_SUCH_PATH,
          SftpConstants.SSH_FX_NOT_A_DIRECTORY ->
          new Answer.Misconfigured(
              "The folder is not there: make it on the file server, or mend the connection's path"
                  + " or the object's folder.");
      case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT ->
          new Answer.Misconfigured(
              "The user may not write into the folder: let it make, rename and remove files and"
                  + " make one folder there.");
      case SftpConstants.SSH_FX_OP_UNSUPPORTED ->
          new Answer.Misconfigured(
              "The file server can't do what is needed: make, rename and remove files and folders.");
      case SftpConstants.SSH_FX_INVALID_FILENAME, SftpConstants.SSH_FX_INVALID_PARAMETER ->
          new Answer.Refused(
              "NAME_NOT_ALLOWED",
              "The file server does not allow the file's name: change the name in the connection's"
                  + " settings.");
      case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
          later("The file server has no space left for the user: make room there.");
      default ->
          later(
              "The file server failed, and does not say why: is its disk full, or a quota used up?");
    };
  }

  private static Answer later(String sentence) {
    return new Answer.Later(Answer.Why.FAILED, null, sentence);
  }
}
