package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/**
 * What connectors say of themselves, in the reader's language. They say it in English; the other
 * language stands in a file, below each English sentence, so that one that was changed is not shown
 * by an old translation.
 */
@Named
@RequestScoped
public class ConnectorTexts {
  private static final String FILE = "/i18n/connectors_zh.txt";

  /** A sentence, and what a connector or its schema puts behind it. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(.*?)(?: Of (\\{[^{}]*}(?:, \\{[^{}]*})*)\\.)?(?: Unless given: (.*)\\.)?",
          Pattern.DOTALL);

  private static final int VALUES = 2;
  private static final int UNLESS = 3;

  @Inject private Taste taste;

  /** For the container. */
  @NullUnmarked
  public ConnectorTexts() {}

  ConnectorTexts(Taste taste) {
    this.taste = taste;
  }

  /** Read once. */
  private static final class Chinese {
    static final Map<String, String> BY_ENGLISH = read();
  }

  static Map<String, String> read() {
    try (InputStream in = ConnectorTexts.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The WAR has no " + FILE + ".");
      }
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      Map<String, String> texts = new HashMap<>();
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        texts.put(lines.get(i), lines.get(i + 1));
      }
      return Map.copyOf(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sentence; in English where there is no other. */
  public String of(String english) {
    return isTold(english) ? inChinese(english) : english;
  }

  /** The language of that, where it is another than the page's; else empty. */
  public String language(String english) {
    return taste.isChinese() && !english.isEmpty() && !isTold(english) ? Taste.ENGLISH : "";
  }

  private boolean isTold(String english) {
    return taste.isChinese() && parts(english).stream().allMatch(Chinese.BY_ENGLISH::containsKey);
  }

  /** What has to be told of a sentence: itself, and what is meant where nothing is given. */
  static List<String> parts(String english) {
    Matcher parts = matched(english);
    String unless = parts.group(UNLESS);
    return unless == null ? List.of(parts.group(1)) : List.of(parts.group(1), unless);
  }

  private static Matcher matched(String english) {
    Matcher parts = PARTS.matcher(english);
    if (!parts.matches()) {
      throw new IllegalStateException("Any text has these parts.");
    }
    return parts;
  }

  private static String inChinese(String english) {
    Matcher parts = matched(english);
    StringBuilder chinese = new StringBuilder(told(parts.group(1)));
    String values = parts.group(VALUES);
    if (values != null) {
      chinese
          .append("\u53ef\u7528\u7684\u503c\uff1a")
          .append(values.replace(", ", "\u3001"))
          .append('\u3002');
    }
    String unless = parts.group(UNLESS);
    if (unless != null) {
      chinese.append("\u9ed8\u8ba4\uff1a").append(told(unless)).append('\u3002');
    }
    return chinese.toString();
  }

  private static String told(String english) {
    return Chinese.BY_ENGLISH.getOrDefault(english, english);
  }
}
