package org.syncline.mapping.suggestion;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.mapping.format.BodyAsText;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.UnreadableBody;
import org.syncline.mapping.suggestion.StoredSamples.Asked;
import org.syncline.mapping.suggestion.StoredSamples.Message;
import org.syncline.mapping.suggestion.StoredSamples.Stored;
import org.syncline.mapping.suggestion.profile.SourceProfile;

/** Reads which stored messages a request means, and profiles them. */
final class StoredSource {
  private static final String FORMAT = "format";
  private static final String STORED = "stored";

  private final ConfigurationObject request;
  private final ConfigurationObject written;
  private boolean wrong;

  private StoredSource(ConfigurationObject request, ConfigurationObject written) {
    this.request = request;
    this.written = written;
  }

  /**
   * @param written the request's member that names them
   * @param finder asked only where nothing is wrong with that
   */
  static ProfiledSource read(
      ConfigurationObject request, ConfigurationObject written, SuggestionRequest.Finder finder) {
    return new StoredSource(request, written).read(finder);
  }

  private ProfiledSource read(SuggestionRequest.Finder finder) {
    String flow = written.optionalText("flow");
    String system = written.optionalText("system");
    String object = written.optionalText("object");
    if ((flow == null) == (system == null)) {
      problem(written, "flow", "Name either a 'flow' or a 'system', with its 'object'.");
    } else if (flow != null && object != null) {
      problem(written, "object", "The flow says which object is meant: leave it out.");
    }
    FormatDefinition given = request.object(FORMAT, FormatDefinition::read);
    if (flow != null && request.has(FORMAT)) {
      problem(request, FORMAT, "The flow says which format its messages have: leave it out.");
    } else if (flow == null && !request.has(FORMAT)) {
      problem(
          request,
          FORMAT,
          "This member is missing: say in which format the system's messages are.");
    }
    Asked asked =
        new Asked(
            flow,
            system,
            object == null ? "" : object,
            instant("from"),
            instant("to"),
            written.number(
                "newest", 1, SuggestionRequest.MOST_SAMPLES, SuggestionRequest.MOST_SAMPLES));
    if (wrong || flow == null && given == null) {
      return ProfiledSource.NOTHING;
    }
    Optional<Stored> stored = finder.newest(asked);
    if (stored.isEmpty()) {
      problem(written, "flow", "There is no enabled flow of this name: look at the list of them.");
      return ProfiledSource.NOTHING;
    }
    FormatDefinition ofFlow = stored.get().format();
    FormatDefinition format = ofFlow == null ? given : ofFlow;
    return format == null ? ProfiledSource.NOTHING : profiled(format, stored.get().messages());
  }

  private void problem(ConfigurationObject of, String name, String message) {
    wrong = true;
    of.problem(name, message);
  }

  private @Nullable Instant instant(String name) {
    String text = written.optionalText(name);
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      problem(written, name, "Give a moment with its offset: 2026-01-31T12:00:00Z.");
      return null;
    }
  }

  private ProfiledSource profiled(FormatDefinition format, List<Message> messages) {
    List<Long> receipts = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Message message : messages) {
      try {
        texts.add(BodyAsText.of(message.body(), format));
        receipts.add(message.receipt());
      } catch (UnreadableBody e) {
        // Another one says more than its bytes would.
      }
    }
    if (texts.isEmpty()) {
      problem(
          request,
          STORED,
          messages.isEmpty()
              ? "No message of this is stored with a body of at most "
                  + SuggestionRequest.LONGEST_SAMPLE
                  + " bytes: choose another period, or send 'samples'."
              : "No body is text in the format's character set: mend the format.");
      return ProfiledSource.NOTHING;
    }
    SourceProfile profile = SourceProfile.of(format, texts);
    if (profile.records() == 0) {
      problem(request, STORED, "No body could be read. " + profile.unreadable().get(0).message());
    }
    return new ProfiledSource(profile, receipts);
  }
}
