package org.syncline.mapping.expression;

import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.format.UnreadableBody;
import org.syncline.mapping.format.WholeBody;

/**
 * Bodies of one format as trees, in the shape that {@link WholeBody} describes. Immutable, shared
 * between threads.
 */
public final class BodyTree {
  private final WholeBody body;

  private BodyTree(WholeBody body) {
    this.body = body;
  }

  public static BodyTree of(FormatDefinition format) {
    return new BodyTree(WholeBody.of(format));
  }

  /**
   * Reads one body, once for all expressions of a mapping.
   *
   * @return a {@link Tree}, or a {@link org.syncline.mapping.value.Fault} of code {@code
   *     EXPRESSION_LIMIT} where the body is too large or deep for expressions, as {@link Tree#of}
   *     says, though not for paths
   * @throws UnreadableBody where the format's reader throws it too
   */
  public Object read(SourceBody given) throws UnreadableBody {
    return Tree.of(body.read(given));
  }
}
