package org.syncline.mapping.suggestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.suggestion.profile.FieldProfile;
import org.syncline.mapping.suggestion.profile.SourceProfile;

/** All pairs of the sources and targets that are still free, and the best choice among them. */
final class RankedPairs {
  /** Pairs below this chance do not keep others from a source or target. */
  private static final double LEAST = 0.1;

  private final Pair[][] pairs;
  private final int sources;

  private RankedPairs(Pair[][] pairs, int sources) {
    this.pairs = pairs;
    this.sources = sources;
  }

  /**
   * Weighs all pairs.
   *
   * @param taken targets and sources that have a row already
   * @param rejected pairs that are not to be suggested
   */
  static RankedPairs of(
      SourceProfile profile,
      List<TargetField> targets,
      Set<RowChoice> taken,
      Set<RowChoice> rejected,
      NameDictionary dictionary) {
    List<FieldProfile> free =
        profile.fields().stream()
            .filter(field -> taken.stream().noneMatch(row -> row.source().equals(field.path())))
            .toList();
    List<TargetField> open =
        targets.stream()
            .filter(field -> taken.stream().noneMatch(row -> row.target().equals(field.name())))
            .toList();
    List<SourceName> names =
        free.stream().map(field -> SourceName.of(field.names(), dictionary)).toList();
    Pair[][] pairs = new Pair[open.size()][free.size()];
    for (int t = 0; t < open.size(); t++) {
      TargetField target = open.get(t);
      for (int s = 0; s < free.size(); s++) {
        FieldProfile source = free.get(s);
        if (!rejected.contains(new RowChoice(target.name(), source.path()))) {
          NameMatch best = NameMatch.NONE;
          for (List<Word> name : target.names()) {
            NameMatch match = NameMatch.of(names.get(s), name, target.typeConcept(), dictionary);
            best = match.score() > best.score() ? match : best;
          }
          pairs[t][s] = Pair.of(source, names.get(s), target, best);
        }
      }
    }
    return new RankedPairs(pairs, free.size());
  }

  /** The best choice, the surest first. */
  List<Suggestion> suggestions(double threshold) {
    double[][] gain = new double[pairs.length][sources];
    for (int t = 0; t < pairs.length; t++) {
      for (int s = 0; s < sources; s++) {
        gain[t][s] = gain(pairs[t][s]);
      }
    }
    int[] chosen = Assignment.best(gain, sources);
    boolean[] usedSources = new boolean[sources];
    for (int source : chosen) {
      if (source >= 0) {
        usedSources[source] = true;
      }
    }
    List<Suggestion> suggestions = new ArrayList<>();
    for (int t = 0; t < pairs.length; t++) {
      Pair pair = chosen[t] < 0 ? null : pairs[t][chosen[t]];
      if (pair != null) {
        double score = score(pair, rivals(t, chosen[t], chosen, usedSources));
        if (score >= threshold) {
          suggestions.add(Suggestion.of(pair, score));
        }
      }
    }
    // Stable: of equal scores the record type's order decides.
    suggestions.sort(Comparator.comparingDouble(Suggestion::score).reversed());
    return suggestions;
  }

  private static double gain(@Nullable Pair pair) {
    if (pair == null) {
      return 0;
    }
    double chance = pair.odds() / (1 + pair.odds());
    return chance < LEAST ? 0 : chance;
  }

  /** Odds of the strongest pair that would be as good for the target, or for the source. */
  private double rivals(int target, int source, int[] chosen, boolean[] usedSources) {
    double most = 0;
    for (int s = 0; s < sources; s++) {
      Pair other = pairs[target][s];
      if (s != source && !usedSources[s] && other != null) {
        most = Math.max(most, other.odds());
      }
    }
    for (int t = 0; t < pairs.length; t++) {
      Pair other = pairs[t][source];
      if (t != target && chosen[t] < 0 && other != null) {
        most = Math.max(most, other.odds());
      }
    }
    return most;
  }

  private static double score(Pair pair, double rivals) {
    double logOdds = pair.logOdds() - Math.log1p(rivals);
    return 1 / (1 + Math.exp(-logOdds));
  }
}
