package org.syncline.connector.jms;

import java.util.regex.Pattern;

/**
 * Where messages go.
 *
 * @param name as the broker has it, prefixes included
 * @param topic whether every subscriber gets them, instead of one reader
 */
public record Destination(String name, boolean topic) {
  /** No wildcards, and nothing that the clients read as an order. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/$-]{0,199}");

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
