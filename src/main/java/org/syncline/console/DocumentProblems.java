package org.syncline.console;

import java.util.ArrayList;
import java.util.List;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Kind;

/**
 * What speaks against a document, parted into what stands in the object that a form is about and
 * what stands elsewhere.
 *
 * @param own with paths within that object
 * @param elsewhere in other parts of the document, or in other documents
 */
record DocumentProblems(List<ConfigurationProblem> own, List<ConfigurationProblem> elsewhere) {

  /**
   * Parts them.
   *
   * @param problems with paths that begin with kind and id of their document
   * @param object path of the object within its document; empty for the document itself
   */
  static DocumentProblems of(
      List<ConfigurationProblem> problems, Kind kind, String id, String object) {
    String document = kind.folder() + "/" + id;
    List<ConfigurationProblem> own = new ArrayList<>();
    List<ConfigurationProblem> elsewhere = new ArrayList<>();
    for (ConfigurationProblem problem : problems) {
      String path = problem.path();
      boolean ofDocument = path.equals(document) || path.startsWith(document + " ");
      String within = ofDocument ? path.substring(document.length()).strip() : "";
      if (ofDocument && object.isEmpty()) {
        own.add(new ConfigurationProblem(within, problem.message()));
      } else if (ofDocument && (within.equals(object) || within.startsWith(object + "."))) {
        String inner = within.equals(object) ? "" : within.substring(object.length() + 1);
        own.add(new ConfigurationProblem(inner, problem.message()));
      } else {
        elsewhere.add(problem);
      }
    }
    return new DocumentProblems(List.copyOf(own), List.copyOf(elsewhere));
  }

  /** A form with each of them in its place. */
  EditedForm in(EditedForm form) {
    return form.refused(own).refusedElsewhere(elsewhere);
  }
}
