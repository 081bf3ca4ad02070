package org.syncline.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.syncline.platform.Sha256;

/**
 * The keys under which records of one type are found by one field, or by a word in any of their
 * fields. All begin with the same bytes, those of no other index.
 */
public final class FieldIndex {
  private static final int PREFIX = 6;

  /** Match keys are printable, so none begins so. */
  private static final byte FIRST = 1;

  private final String prefix;
  private final FieldType type;

  private FieldIndex(String of, FieldType type) {
    byte[] bytes = Arrays.copyOf(Sha256.of(of), PREFIX);
    bytes[0] = FIRST;
    this.prefix = new String(bytes, StandardCharsets.ISO_8859_1);
    this.type = type;
  }

  static FieldIndex ofField(String recordType, FieldDefinition field) {
    return new FieldIndex("field\u001f" + recordType + '\u001f' + field.name(), field.type());
  }

  /** One of the same values, of records that are left out of searches. */
  static FieldIndex ofHidden(String recordType, FieldDefinition field) {
    return new FieldIndex("hidden\u001f" + recordType + '\u001f' + field.name(), field.type());
  }

  /** One of texts that are compared as they are, by a name that no other of this type has. */
  static FieldIndex ofTexts(String name, String recordType) {
    return new FieldIndex(name + '\u001f' + recordType, FieldType.ENUM);
  }

  String prefix() {
    return prefix;
  }

  String key(Object canonical) {
    return prefix + KeyOrder.of(type, canonical);
  }

  /** Every value there is. */
  public KeyRange all() {
    return KeyRange.startingWith(prefix);
  }

  public KeyRange equalTo(Object canonical) {
    return KeyRange.of(key(canonical));
  }

  public KeyRange atLeast(Object canonical) {
    return new KeyRange(key(canonical), all().to());
  }

  public KeyRange below(Object canonical) {
    return new KeyRange(prefix, key(canonical));
  }

  public KeyRange startingWith(String text) {
    return KeyRange.startingWith(prefix + KeyOrder.beginning(type, text));
  }
}
