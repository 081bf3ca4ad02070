package org.syncline.mapping.suggestion;

import java.util.List;
import org.syncline.mapping.suggestion.profile.SourceProfile.Unreadable;

/**
 * What was suggested, and what was not.
 *
 * @param records of the samples that were looked at; 0 for a schema
 * @param fields of the source that were looked at
 * @param fieldsLeftOut whether the source has more fields than are looked at
 * @param threshold least score of these suggestions
 * @param suggestions the surest first, no target and no source twice
 * @param targetsWithout targets that have neither an accepted nor a suggested row
 * @param sourcesWithout source paths that no accepted or suggested row reads
 * @param unreadable samples that could not be read to their end
 * @param receipts of the stored messages that were the samples, in their order; empty where the
 *     samples came with the request
 */
public record Suggestions(
    String recordType,
    int records,
    int fields,
    boolean fieldsLeftOut,
    double threshold,
    List<Suggestion> suggestions,
    List<String> targetsWithout,
    List<String> sourcesWithout,
    List<Unreadable> unreadable,
    List<Long> receipts) {

  public Suggestions {
    suggestions = List.copyOf(suggestions);
    targetsWithout = List.copyOf(targetsWithout);
    sourcesWithout = List.copyOf(sourcesWithout);
    unreadable = List.copyOf(unreadable);
    receipts = List.copyOf(receipts);
  }
}
