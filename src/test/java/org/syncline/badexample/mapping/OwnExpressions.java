package org.syncline.badexample.mapping;

import java.util.regex.Pattern;

/** Takes expressions of others: a few characters keep a thread busy for years. */
public final class OwnExpressions {
  private final String expression;

  OwnExpressions(String expression) {
    this.expression = expression;
  }

  boolean matches(String text) {
    return Pattern.compile(expression).matcher(text).matches()
        || text.matches(expression)
        || com.google.re2j.Pattern.matches(expression, text);
  }
}
