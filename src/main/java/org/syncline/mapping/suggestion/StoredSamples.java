package org.syncline.mapping.suggestion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.Actor;

/** The messages that are stored, as samples of what a system sends. */
public interface StoredSamples {

  /**
   * Which are meant: those that a flow reads, or those of an object of a system, be there a flow
   * for it or not.
   *
   * @param flow null where a system is named
   * @param object empty where the system's messages name none; without meaning beside a flow
   * @param from begin of the period of acceptance, included; null = none
   * @param to its end, not included; null = none
   * @param newest most messages, 1 to {@link SuggestionRequest#MOST_SAMPLES}
   */
  record Asked(
      @Nullable String flow,
      @Nullable String system,
      String object,
      @Nullable Instant from,
      @Nullable Instant to,
      int newest) {}

  /**
   * What is stored of them.
   *
   * @param format the flow's; null where a system was named
   * @param messages the newest first, each of at most {@link SuggestionRequest#LONGEST_SAMPLE}
   *     bytes
   */
  record Stored(@Nullable FormatDefinition format, List<Message> messages) {
    public Stored {
      messages = List.copyOf(messages);
    }
  }

  /** One stored message. */
  record Message(long receipt, SourceBody body) {}

  /**
   * The newest.
   *
   * @return empty where no enabled flow has the name
   * @throws org.syncline.platform.NotAllowedException where the actor may not see messages, their
   *     bodies and personal data: names of members and words of value maps come from the bodies
   */
  Optional<Stored> newest(Asked asked, Actor who);
}
