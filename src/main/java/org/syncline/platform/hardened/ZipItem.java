package org.syncline.platform.hardened;

/**
 * One entry as the list at the archive's end has it.
 *
 * @param number its place in the list, from 1
 * @param rawName its name as bytes
 * @param mode file type and rights as Unix has them, 0 where the archive says nothing of them
 * @param crc unsigned, as are all sizes and places
 * @param offset of its local head
 */
record ZipItem(
    int number,
    byte[] rawName,
    String name,
    int flags,
    int method,
    long crc,
    long packed,
    long size,
    int mode,
    long offset) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  /** What may be set: how hard was packed (1, 2), sizes behind the file (3), UTF-8 (11). */
  private static final int HARMLESS_FLAGS = 0b1000_0000_1110;

  private static final int ENCRYPTION_FLAGS = 0b10_0000_0100_0001;
  private static final int SIZES_BEHIND = 0b1000;
  private static final int UTF_8 = 0b1000_0000_0000;
  private static final int TYPE = 0xF000;
  private static final int PLAIN_FILE = 0x8000;
  private static final int FOLDER = 0x4000;

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean sizesBehind() {
    return (flags & SIZES_BEHIND) != 0;
  }

  boolean isUtf8() {
    return (flags & UTF_8) != 0;
  }

  /** What is no plain file and no plain folder. */
  void refuseSpecial() throws RefusedArchive {
    if ((flags & ENCRYPTION_FLAGS) != 0) {
      throw refused("is encrypted: pack it without a password");
    }
    if ((flags & ~HARMLESS_FLAGS) != 0 || method != STORED && method != DEFLATED) {
      throw refused("is packed in a way that not every reader knows: use plain deflate");
    }
    int type = mode & TYPE;
    if (type != 0 && type != (isFolder() ? FOLDER : PLAIN_FILE)) {
      throw refused("is a link or a device: pack plain files only");
    }
    if (isFolder() && size != 0) {
      throw refused("is a folder that has content: pack the archive anew");
    }
  }

  RefusedArchive refused(String what) {
    return new RefusedArchive("Entry " + number + " ('" + name + "') " + what + ".");
  }

  /** For a name that had better not be repeated. */
  RefusedArchive refusedName(String what) {
    return new RefusedArchive("The name of entry " + number + " " + what + ".");
  }
}
