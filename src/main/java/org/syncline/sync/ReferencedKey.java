package org.syncline.sync;

/**
 * A reference of a record, by the external id of the record that it leads to.
 *
 * @param field of the record
 * @param recordType of the other record
 * @param object of the target system that knows it
 * @param required whether the record can't go out without it
 */
public record ReferencedKey(String field, String recordType, String object, boolean required) {

  /** How mappings name it. */
  public String source() {
    return field + "@" + object;
  }
}
