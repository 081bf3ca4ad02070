package org.syncline.mapping.format;

import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;

/**
 * How values stand in a line of separated values. Without options it is that of RFC 4180, in which
 * a quote within quotes is written twice.
 *
 * @param separator between two values
 * @param quote around values, or null: there are no quotes
 * @param escape makes the character behind it a plain one, within quotes and without, or null
 * @param comment what a line begins with that is no record, or null
 * @param trim whether blanks and tabs around values count for nothing, unless they stand in quotes
 * @param multiline whether a line break in quotes, or behind an escape, is part of the value
 */
public record CsvDialect(
    char separator,
    @Nullable Character quote,
    @Nullable Character escape,
    @Nullable String comment,
    boolean trim,
    boolean multiline) {

  public CsvDialect {
    refuseUnusable(separator, "separator");
    if (quote != null) {
      refuseUnusable(quote, "quote");
    }
    if (escape != null) {
      refuseUnusable(escape, "escape character");
    }
    if (quote != null && quote == separator) {
      throw new IllegalArgumentException(
          "Separator and quote have to be two different characters, neither a line break.");
    }
    if (escape != null && (escape == separator || escape.equals(quote))) {
      throw new IllegalArgumentException(
          "The escape character has to differ from separator and quote: a quote within quotes can"
              + " be written twice without it.");
    }
    if (trim && (separator == ' ' || is(quote, ' ') || is(escape, ' '))) {
      throw new IllegalArgumentException(
          "With 'trim' blanks count for nothing: separator, quote and escape have to be others.");
    }
    if (trim && (is(quote, '\t') || is(escape, '\t'))) {
      throw new IllegalArgumentException(
          "With 'trim' tabs count for nothing: quote and escape have to be others.");
    }
    if (comment != null) {
      refuseComment(comment, separator, quote, escape, trim);
    }
  }

  private static void refuseUnusable(char c, String what) {
    if (c == '\r' || c == '\n' || Character.isSurrogate(c) || c == '\uFEFF') {
      throw new IllegalArgumentException(
          "The " + what + " can't be a line break, a byte order mark or half a character.");
    }
  }

  private static void refuseComment(
      String comment,
      char separator,
      @Nullable Character quote,
      @Nullable Character escape,
      boolean trim) {
    if (comment.isEmpty() || comment.length() > 20) {
      throw new IllegalArgumentException("'comment' needs 1 to 20 characters.");
    }
    for (char c : comment.toCharArray()) {
      if (c == separator || is(quote, c) || is(escape, c)) {
        throw new IllegalArgumentException(
            "'comment' can't hold the separator, the quote or the escape character.");
      }
      refuseUnusable(c, "beginning of comments");
    }
    if (trim && isBlank(comment.charAt(0))) {
      throw new IllegalArgumentException("With 'trim' a comment can't begin with a blank or tab.");
    }
  }

  static CsvDialect read(ConfigurationObject format) {
    return new CsvDialect(
        orElse(character(format, "separator"), ','),
        format.has("quote") && format.value("quote") == null
            ? null
            : Character.valueOf(orElse(character(format, "quote"), '"')),
        character(format, "escape"),
        format.optionalText("comment"),
        format.flag("trim", false),
        format.flag("multiline", true));
  }

  private static char orElse(@Nullable Character given, char absent) {
    return given == null ? absent : given;
  }

  private static @Nullable Character character(ConfigurationObject format, String name) {
    String text = format.optionalText(name);
    if (text == null || text.length() == 1) {
      return text == null ? null : text.charAt(0);
    }
    format.problem(name, "Give exactly one character.");
    return null;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean is(@Nullable Character given, char c) {
    return given != null && given == c;
  }

  /** Whether all that means something in a line is ASCII. */
  boolean isAscii() {
    return separator < 0x80
        && (quote == null || quote < 0x80)
        && (escape == null || escape < 0x80)
        && (comment == null || comment.chars().allMatch(c -> c < 0x80));
  }
}
