package org.syncline.record;

import java.util.Locale;

/** The types a field of a record may have, with the Java class of their canonical values. */
public enum FieldType {
  STRING(String.class),
  /** 64-bit whole number. */
  INTEGER(Long.class),
  /** Exact decimal without trailing zeros. */
  DECIMAL(java.math.BigDecimal.class),
  BOOLEAN(Boolean.class),
  /** {@code 2026-11-22}. */
  DATE(String.class),
  /** {@code 13:45:00}. */
  TIME(String.class),
  /** UTC, {@code 2026-11-22T12:45:00Z}. */
  INSTANT(String.class),
  ENUM(String.class),
  /** E.164, {@code +4930123456}. */
  PHONE(String.class),
  /** Lower-case address. */
  EMAIL(String.class),
  /** ISO 3166-1 alpha-2, upper case. */
  COUNTRY(String.class),
  /** ISO 639-1, lower case. */
  LANGUAGE(String.class),
  /** ISO 4217, upper case. */
  CURRENCY(String.class),
  /** Id of another record, as decimal text. */
  REFERENCE(String.class);

  private final Class<?> valueClass;

  FieldType(Class<?> valueClass) {
    this.valueClass = valueClass;
  }

  public Class<?> valueClass() {
    return valueClass;
  }

  /** The name used in record type documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
