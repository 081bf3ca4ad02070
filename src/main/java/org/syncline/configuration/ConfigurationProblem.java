package org.syncline.configuration;

/**
 * One mistake in a document.
 *
 * @param path where, e.g. {@code rows[3].source}; empty for the document itself
 * @param message a sentence that says what to do
 */
public record ConfigurationProblem(String path, String message) {

  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
