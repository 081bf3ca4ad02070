package org.syncline.mapping.suggestion;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.suggestion.profile.FieldProfile;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;

/** Suggests rows of a mapping. */
public final class SuggestRows {
  private final RecordTypes types;
  private final StoredSamples stored;

  public SuggestRows(RecordTypes types, StoredSamples stored) {
    this.types = types;
    this.stored = stored;
  }

  /**
   * Suggests rows.
   *
   * @param request as {@link SuggestionRequest#parse} reads it
   * @throws org.syncline.platform.NotAllowedException where the actor may not configure, or asks
   *     for stored messages and may not see all of them
   * @throws InvalidConfiguration with all problems of the request
   */
  public Suggestions suggest(byte[] request, Actor who) {
    return study(request, who).suggestions();
  }

  /**
   * What the source of a request holds, and the rows that it suggests; both by one look at it.
   *
   * @param fields in the order in which they were met
   */
  public record Studied(List<SourceField> fields, Suggestions suggestions) {
    public Studied {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Suggests rows as {@link #suggest} does, and tells what they were suggested from.
   *
   * @throws org.syncline.platform.NotAllowedException as there
   * @throws InvalidConfiguration as there
   */
  public Studied study(byte[] request, Actor who) {
    who.require(Permission.CONFIGURE);
    SuggestionRequest read = SuggestionRequest.parse(request, asked -> stored.newest(asked, who));
    RecordType type =
        types
            .named(read.recordType())
            .orElseThrow(
                () ->
                    new InvalidConfiguration(
                        List.of(
                            new ConfigurationProblem(
                                "recordType",
                                "There is no such record type: look at the list of them."))));
    return new Studied(
        read.source().fields().stream().map(SourceField::of).toList(), suggest(read, type));
  }

  static Suggestions suggest(SuggestionRequest request, RecordType type) {
    NameDictionary dictionary = NameDictionary.shipped();
    List<TargetField> targets = TargetField.of(type, dictionary);
    List<Suggestion> suggestions =
        RankedPairs.of(
                request.source(), targets, request.accepted(), request.rejected(), dictionary)
            .suggestions(request.threshold());
    Set<String> usedTargets = new HashSet<>();
    Set<String> usedSources = new HashSet<>();
    for (RowChoice row : request.accepted()) {
      usedTargets.add(row.target());
      usedSources.add(row.source());
    }
    for (Suggestion row : suggestions) {
      usedTargets.add(row.target());
      usedSources.add(row.source());
    }
    return new Suggestions(
        type.id(),
        request.source().records(),
        request.source().fields().size(),
        request.source().fieldsLeftOut(),
        request.threshold(),
        suggestions,
        targets.stream().map(TargetField::name).filter(n -> !usedTargets.contains(n)).toList(),
        request.source().fields().stream()
            .map(FieldProfile::path)
            .filter(path -> !usedSources.contains(path))
            .toList(),
        request.source().unreadable(),
        request.receipts());
  }
}
