package org.syncline.connector.jdbc;

import java.util.regex.Pattern;

/** The name of a schema, table or column, as the database writes it. */
record Identifier(String name) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}");

  /** What a name has to be, for people. */
  static final String RULE =
      "Give a name of letters without accents, digits, '_' and '$', with 63 at most.";

  Identifier {
    if (!isName(name)) {
      throw new IllegalArgumentException(RULE);
    }
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
