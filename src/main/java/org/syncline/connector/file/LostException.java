package org.syncline.connector.file;

import java.io.IOException;

/** The file server did not answer an order: it may have been carried out or not. */
final class LostException extends IOException {
  private static final long serialVersionUID = 1;

  LostException(Throwable cause) {
    super("The connection broke, or the time was over.", cause);
  }
}
