package org.syncline.mapping.format;

/**
 * Something about a body is wrong or unusual, so that another reader has to judge it. Without a
 * stack trace, for nobody sees it.
 */
final class Unsure extends Exception {
  private static final long serialVersionUID = 1L;

  static final Unsure HERE = new Unsure();

  private Unsure() {
    super(null, null, false, false);
  }
}
