package org.syncline.sync.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.syncline.configuration.Document;
import org.syncline.configuration.DocumentState;
import org.syncline.configuration.Words;
import org.syncline.platform.rest.ProblemException;
import org.syncline.sync.PublishMapping.Became;

/** A version that came in force just now, without its content. */
public record PublishedVersion(
    String id,
    int version,
    String state,
    String contentHash,
    String origin,
    Instant at,
    String by) {

  private static PublishedVersion of(Document document) {
    return new PublishedVersion(
        document.id(),
        document.version(),
        Words.of(DocumentState.PUBLISHED),
        document.contentHash(),
        document.origin(),
        document.createdAt(),
        document.createdBy());
  }

  /** The answer, or the refusal that it is. */
  static Response answer(Became became, ProblemException unknown) {
    if (became instanceof Became.InForce inForce) {
      return Response.ok(of(inForce.document()))
          .tag(new EntityTag(Integer.toString(inForce.document().version())))
          .build();
    }
    if (became instanceof Became.ChangedMeanwhile) {
      throw Refusals.otherDraft();
    }
    if (became instanceof Became.Unchanged) {
      throw ProblemException.conflict(
          "This content is in force already: choose a version that differs from it.");
    }
    throw unknown;
  }
}
