package org.syncline.platform.rest;

import java.io.IOException;
import java.io.InputStream;

/** Bodies of requests, up to a limit. */
public final class LimitedBody {
  private LimitedBody() {}

  /**
   * Reads a whole body.
   *
   * @throws ProblemException (413) as soon as it is known to have more than {@code limit} bytes
   */
  public static byte[] read(InputStream body, int limit) throws IOException {
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw ProblemException.tooLarge(limit);
    }
    return bytes;
  }
}
