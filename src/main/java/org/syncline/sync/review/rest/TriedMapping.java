package org.syncline.sync.review.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.platform.Actor;
import org.syncline.platform.rest.Json;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.sync.HubPlans;

/** Finds the mapping document that a question wants to be tried. */
@RequestScoped
public class TriedMapping {
  private static final String DRAFT = "draft";

  @Inject private ReadConfiguration documents;
  @Inject private HubPlans plans;

  /**
   * The document given, or a version of the flow's mapping, its number or {@code draft}; null where
   * neither is named and the one in force is meant.
   */
  byte @Nullable [] of(
      String flow, @Nullable JsonNode mapping, @Nullable JsonNode version, Actor who) {
    if (mapping != null && version != null) {
      throw ProblemException.invalid("version", "Give a mapping or a version of it, not both.");
    }
    if (mapping != null) {
      return Json.bytes(mapping);
    }
    return version == null ? null : ofVersion(flow, version, who);
  }

  private byte[] ofVersion(String flow, JsonNode version, Actor who) {
    String id =
        plans.refresh().flows().stream()
            .filter(plan -> plan.flow().id().equals(flow))
            .map(plan -> plan.flow().mapping())
            .findFirst()
            .orElse("");
    Optional<byte[]> content =
        version.asText().equals(DRAFT)
            ? documents.draft(Kind.MAPPING, id, who).map(DraftDocument::content)
            : documents.versions(Kind.MAPPING, id, who).stream()
                .filter(document -> version.isInt() && document.version() == version.intValue())
                .map(Document::content)
                .findFirst();
    return content.orElseThrow(
        () ->
            ProblemException.invalid(
                "version",
                "The flow's mapping has no such version: give its number, or draft where there is"
                    + " one."));
  }

  static ProblemException unusable(InvalidConfiguration e) {
    return ProblemException.unusable(
        "The mapping can't be tried. Mend what 'errors' lists.",
        e.problems().stream()
            .map(problem -> new Mistake(problem.path(), problem.message()))
            .toList());
  }
}
