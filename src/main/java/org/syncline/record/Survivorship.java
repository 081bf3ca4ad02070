package org.syncline.record;

import java.util.List;

/**
 * Which source's value of a field survives when several have one.
 *
 * @param sources systems in their order, best first; those that are not named come last, all alike
 */
public record Survivorship(Rule rule, List<String> sources) {

  /** How two sources are decided between. Within one source its own order decides, always. */
  public enum Rule {
    /** The value that became true last; between systems, a tie is a question. */
    NEWEST,
    /** The value of the better source, be it null; the newest of sources that are alike. */
    SOURCE_ORDER,
    /** The same, but a value that is null or "" never stands against one that is not. */
    PREFER_UNLESS_BLANK,
    /** Only people change it. */
    HUB_OWNED,
    /** Every difference is a question, until a person decides. */
    ASK
  }

  /** What holds where a record type says nothing. */
  public static final Survivorship NEWEST = new Survivorship(Rule.NEWEST, List.of());

  public Survivorship {
    boolean ordered = rule == Rule.SOURCE_ORDER || rule == Rule.PREFER_UNLESS_BLANK;
    if (ordered && sources.isEmpty()) {
      throw new IllegalArgumentException("This rule needs the sources in their order: name them.");
    }
    if (!ordered && !sources.isEmpty()) {
      throw new IllegalArgumentException("This rule knows no order of sources: leave them out.");
    }
    if (sources.stream().distinct().count() != sources.size()) {
      throw new IllegalArgumentException("A source is named twice.");
    }
    sources = List.copyOf(sources);
  }

  /** Place in the order of sources, 0 for the best. */
  int rank(String system) {
    int place = sources.indexOf(system);
    return place < 0 ? sources.size() : place;
  }
}
