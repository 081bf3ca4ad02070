package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Words;
import org.syncline.sync.review.FieldChanges;
import org.syncline.sync.review.WhatIf;

/** What the draft that is edited would change, as the form of this request asked. */
@Named
@RequestScoped
public class EditorTrial {
  @Inject private HttpServletRequest request;

  /** For the container. */
  @NullUnmarked
  public EditorTrial() {}

  EditorTrial(HttpServletRequest request) {
    this.request = request;
  }

  /** Null where nobody asked, or the draft can't be tried. */
  public WhatIf.@Nullable Result getResult() {
    WhatIfServlet.Answer answer = WhatIfServlet.of(request);
    return answer == null ? null : answer.result();
  }

  /** Why it can't be tried. */
  public List<ConfigurationProblem> getProblems() {
    WhatIfServlet.Answer answer = WhatIfServlet.of(request);
    return answer == null ? List.of() : answer.problems();
  }

  /** Fields that would differ, those with the most differences first. */
  public List<FieldChanges> getFields() {
    WhatIf.Result result = getResult();
    return result == null
        ? List.of()
        : result.fields().stream()
            .filter(field -> all(field) > 0)
            .sorted((one, other) -> Long.compare(all(other), all(one)))
            .toList();
  }

  private static long all(FieldChanges field) {
    return field.changed()
        + field.appeared()
        + field.disappeared()
        + field.failed()
        + field.mended();
  }

  /** Whether there are more messages than were tried. */
  public boolean isPart() {
    WhatIf.Result result = getResult();
    return result != null && result.messages() < result.of();
  }

  /** How many messages are to be tried. */
  public String getLimit() {
    String asked = request.getParameter("trial.limit");
    return asked == null ? String.valueOf(WhatIfServlet.USUAL) : asked;
  }

  /** The word of how something differs. */
  public String word(FieldChanges.Sample sample) {
    return Words.of(sample.change());
  }
}
