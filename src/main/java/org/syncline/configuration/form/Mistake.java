package org.syncline.configuration.form;

import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Words;

/**
 * Something that is wrong with what was entered.
 *
 * @param place in the form; null where only the path is known
 * @param path in the document that the form is about
 * @param sentence in English; empty where the kind says it all
 */
public record Mistake(@Nullable String place, String path, Kind kind, String sentence) {

  /** What is wrong. */
  public enum Kind {
    NOT_A_NUMBER,
    NOT_JSON,
    NO_NAME,
    NAME_TWICE,
    /** It can be read, but not be used: the sentence says why. */
    REFUSED
  }

  /** One that the document itself was refused for. */
  public static Mistake refused(ConfigurationProblem problem) {
    return new Mistake(null, problem.path(), Kind.REFUSED, problem.message());
  }

  /** The word of its kind. */
  public String word() {
    return Words.of(kind);
  }
}
