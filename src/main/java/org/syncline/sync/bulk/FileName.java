package org.syncline.sync.bulk;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a file in the hub's folder: 1 to {@value #MOST} of the letters A to Z, digits, dots,
 * hyphens and underscores, the first a letter or digit. So it names no other folder and no hidden
 * file.
 */
public record FileName(String value) {
  public static final int MOST = 100;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public FileName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A file can't have this name.");
    }
  }

  /** Empty where no file can have this name. */
  public static Optional<FileName> of(String name) {
    return FORM.matcher(name).matches() ? Optional.of(new FileName(name)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
