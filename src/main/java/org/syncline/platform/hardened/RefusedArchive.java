package org.syncline.platform.hardened;

/** An archive that is not read; the sentence says which of its files, and what to do. */
public final class RefusedArchive extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedArchive(String sentence) {
    super(sentence);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
