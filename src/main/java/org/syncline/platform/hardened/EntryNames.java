package org.syncline.platform.hardened;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names of an archive's entries: none leads elsewhere, none could be taken for another. */
final class EntryNames {
  private static final int LONGEST = 200;

  private final Set<String> seen = new HashSet<>();

  void check(ZipItem item) throws RefusedArchive {
    String name = item.name();
    if (name.isEmpty() || name.length() > LONGEST) {
      throw item.refusedName("has to have 1 to " + LONGEST + " characters: rename the file");
    }
    if (!item.isUtf8() && !isAscii(item.rawName())) {
      throw item.refusedName("is not marked as Unicode: pack it with another tool, or rename it");
    }
    if (name.codePoints().anyMatch(EntryNames::isInvisible)) {
      throw item.refusedName("holds a character that can't be seen: rename the file");
    }
    if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
      throw item.refusedName(
          "is no path within the archive: no '/' at its beginning, no backslash, no colon");
    }
    for (String segment : folderless(name).split("/", -1)) {
      if (segment.isBlank() || segment.endsWith(".") || segment.endsWith(" ")) {
        throw item.refusedName(
            "has a part that is empty, blank, '.' or '..', or ends with a dot or a space: rename it");
      }
    }
    if (!seen.add(asOthersSeeIt(folderless(name)))) {
      throw item.refused("stands there twice, or differs from another in case alone: keep one");
    }
  }

  private static String folderless(String name) {
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isAscii(byte[] name) {
    for (byte b : name) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Control and format characters, and halves of characters. */
  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.UNASSIGNED
        || character == 0xFFFD;
  }

  /** Alike for names that some file system takes for one. */
  private static String asOthersSeeIt(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
