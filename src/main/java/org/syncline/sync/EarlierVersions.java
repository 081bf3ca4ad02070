package org.syncline.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.Words;
import org.syncline.record.FieldDefinition;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;

/** What was stored under the versions before has to stay readable under a new one. */
final class EarlierVersions {
  private final Documents documents;

  EarlierVersions(Documents documents) {
    this.documents = documents;
  }

  /** What a document says otherwise than one of its earlier versions, and must not. */
  List<ConfigurationProblem> contradictions(Document document) {
    return switch (document.kind()) {
      case FLOW ->
          read(document, FlowDocument::parse)
              .map(flow -> otherWay(document, flow))
              .orElse(List.of());
      case RECORD_TYPE ->
          read(document, RecordTypeDocument::parse)
              .map(type -> otherTypes(document, type))
              .orElse(List.of());
      default -> List.of();
    };
  }

  /** Empty for a document that can't be read: whoever compiles it says so. */
  private static <T> Optional<T> read(Document document, Function<byte[], T> parser) {
    try {
      return Optional.of(parser.apply(document.content()));
    } catch (InvalidConfiguration unreadable) {
      return Optional.empty();
    }
  }

  /** Records, history and keys hold values of the type that a field once had. */
  private List<ConfigurationProblem> otherTypes(Document document, RecordType now) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    for (Document earlier : documents.versions(Kind.RECORD_TYPE, document.id())) {
      for (FieldDefinition before : RecordTypeDocument.parse(earlier.content()).fields()) {
        now.field(before.name())
            .filter(
                field ->
                    field.type() != before.type()
                        || !Objects.equals(field.referenceTo(), before.referenceTo()))
            .ifPresent(
                field ->
                    problems.add(
                        new ConfigurationProblem(
                            HubConfiguration.name(document) + " fields." + field.name(),
                            "In version "
                                + earlier.version()
                                + " this field was of type "
                                + before.type().word()
                                + (before.referenceTo() == null
                                    ? ""
                                    : " to " + before.referenceTo())
                                + ", and values of it are kept: keep the type, or add a field of"
                                + " another name.")));
      }
    }
    return problems;
  }

  private List<ConfigurationProblem> otherWay(Document document, AnyFlow now) {
    for (Document earlier : documents.versions(Kind.FLOW, document.id())) {
      AnyFlow before = FlowDocument.parse(earlier.content());
      if (before.getClass() != now.getClass()) {
        return problem(
            document,
            "direction",
            "Version "
                + earlier.version()
                + " of this flow went the other way, and what it did is kept under its name: give"
                + " the new flow a name of its own.");
      }
      if (before instanceof Flow one && now instanceof Flow other && isOtherOrder(one, other)) {
        return problem(
            document,
            "order",
            "Version "
                + earlier.version()
                + " of this flow ordered by "
                + Words.of(one.order())
                + ", and the two can't be compared: keep it, or bring the object in under"
                + " another name by a new flow.");
      }
    }
    return List.of();
  }

  /** What came under versions can't be told older or newer than what comes under times. */
  private static boolean isOtherOrder(Flow before, Flow now) {
    return before.order() != now.order()
        && before.order() != Flow.Order.ARRIVAL
        && now.order() != Flow.Order.ARRIVAL;
  }

  private static List<ConfigurationProblem> problem(
      Document document, String member, String message) {
    return List.of(
        new ConfigurationProblem(HubConfiguration.name(document) + " " + member, message));
  }
}
