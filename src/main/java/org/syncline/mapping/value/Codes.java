package org.syncline.mapping.value;

/**
 * The codes of problems; part of the contract with people and programs that read parked messages.
 */
public final class Codes {
  public static final String BODY_UNREADABLE = "BODY_UNREADABLE";
  public static final String BODY_EMPTY = "BODY_EMPTY";
  public static final String MULTIPLE_RECORDS = "MULTIPLE_RECORDS";
  public static final String REQUIRED_MISSING = "REQUIRED_MISSING";
  public static final String NOT_A_NUMBER = "NOT_A_NUMBER";
  public static final String NOT_A_DATE = "NOT_A_DATE";
  public static final String NOT_A_BOOLEAN = "NOT_A_BOOLEAN";
  public static final String NOT_A_PHONE = "NOT_A_PHONE";
  public static final String NOT_AN_EMAIL = "NOT_AN_EMAIL";
  public static final String NOT_A_COUNTRY = "NOT_A_COUNTRY";
  public static final String NOT_A_LANGUAGE = "NOT_A_LANGUAGE";
  public static final String NOT_A_CURRENCY = "NOT_A_CURRENCY";
  public static final String UNKNOWN_CODE = "UNKNOWN_CODE";
  public static final String TOO_LONG = "TOO_LONG";
  public static final String OUT_OF_RANGE = "OUT_OF_RANGE";
  public static final String NOT_ALLOWED = "NOT_ALLOWED";
  public static final String KEY_MISSING = "KEY_MISSING";
  public static final String KEY_UNUSABLE = "KEY_UNUSABLE";
  public static final String NOT_IN_CHARSET = "NOT_IN_CHARSET";
  public static final String WRONG_TYPE = "WRONG_TYPE";

  /** A value that the written format has no form for. */
  public static final String NOT_WRITABLE = "NOT_WRITABLE";

  private Codes() {}
}
