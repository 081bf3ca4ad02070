package org.syncline.server;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a JVM is told that lives for a minute, as those of stories do: half of what a server's start
 * takes else goes into compiling code for hours that never come. The build says it to its stories
 * by {@code -Dsyncline.brief.jvm=OPTIONS}; elsewhere, where time is measured, a server has a JVM as
 * in production.
 */
public final class BriefJvm {
  private static final String OPTIONS = System.getProperty("syncline.brief.jvm", "").strip();

  private BriefJvm() {}

  /** For a command line; empty where nothing was said. */
  static List<String> options() {
    return Stream.of(OPTIONS.split("\\s+")).filter(option -> !option.isEmpty()).toList();
  }

  /** For the environment of the server's own scripts; they add what they need. */
  public static Map<String, String> environment() {
    return OPTIONS.isEmpty() ? Map.of() : Map.of("JAVA_OPTS", OPTIONS);
  }

  /** For a command line that somebody else splits. */
  public static String text() {
    return OPTIONS;
  }
}
