package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Words;
import org.syncline.mapping.comparison.MappingComparison;
import org.syncline.mapping.comparison.Written;
import org.syncline.sync.CompareMappings;
import org.syncline.sync.MappingVersion;

/** What two versions of a mapping differ in. */
@Named
@RequestScoped
public class MappingComparisonPage {
  @Inject private HttpServletRequest request;
  @Inject private CompareMappings mappings;
  @Inject private Visitor visitor;

  private @Nullable Optional<MappingComparison> comparison;

  /** For the container. */
  @NullUnmarked
  public MappingComparisonPage() {}

  MappingComparisonPage(HttpServletRequest request, CompareMappings mappings, Visitor visitor) {
    this.request = request;
    this.mappings = mappings;
    this.visitor = visitor;
  }

  public String getAsked() {
    return Asked.id(request, "id");
  }

  /** The older one: a number, or a word. */
  public String getFrom() {
    return word("from", "published");
  }

  /** The newer one. */
  public String getTo() {
    return word("to", MappingPage.DRAFT);
  }

  private String word(String name, String usual) {
    String asked = request.getParameter(name);
    return asked != null && MappingVersion.ofWord(asked).isPresent() ? asked : usual;
  }

  /** Null where there is no such version, or nobody can read one of them. */
  public @Nullable MappingComparison getComparison() {
    Optional<MappingComparison> known = comparison;
    if (known == null) {
      known = compare();
      comparison = known;
    }
    return known.orElse(null);
  }

  private Optional<MappingComparison> compare() {
    try {
      return mappings.compare(
          getAsked(),
          MappingVersion.ofWord(getFrom()).orElseThrow(),
          MappingVersion.ofWord(getTo()).orElseThrow(),
          visitor.known());
    } catch (InvalidConfiguration e) {
      return Optional.empty();
    }
  }

  /** The word of what became of something. */
  public String change(MappingComparison.Change change) {
    return Words.of(change);
  }

  /** As JSON; empty where nothing stood there. */
  public String json(@Nullable Written written) {
    return written == null ? "" : written.json();
  }
}
