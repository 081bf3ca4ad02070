package org.syncline.mapping;

import java.util.List;
import org.syncline.mapping.value.Problem;

/** Outcome of mapping to an output. */
public sealed interface MappedBody {

  /**
   * The output.
   *
   * @param bytes one body of the output's format
   * @param noted problems that the mapping's error policies tolerated
   */
  record Written(byte[] bytes, List<Problem> noted) implements MappedBody {}

  /** Nothing can be written; all problems are listed. */
  record Rejected(List<Problem> problems) implements MappedBody {}
}
