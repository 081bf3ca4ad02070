package org.syncline.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of hits in such a way that they take hardly longer in a large store: what few records
 * fulfil is looked up first; of what many fulfil a page is full soon; and where many fulfil each
 * but few all of it, those are looked for before the page is read.
 */
final class WalkKeys {
  private final Records records;
  private final Bounds bounds;

  WalkKeys(Records records, Bounds bounds) {
    this.records = records;
    this.bounds = bounds;
  }

  /**
   * How much work is done before another way is tried. No result depends on it.
   *
   * @param glance keys to go along before anything is asked about the ranges
   * @param look keys to go along before it is asked whether many fulfil each but few all
   * @param few most records that are looked at one by one
   * @param counted beyond so many keys it does not matter which range is the narrowest
   */
  record Bounds(int glance, int look, int few, int counted) {
    /** Measured with millions of records on PostgreSQL: each takes a few hundredths of a second. */
    static final Bounds USUAL = new Bounds(500, 3_000, 8_000, 20_000);
  }

  /**
   * What a record needs.
   *
   * @param order the keys that give the order, of the field that is asked for; null = any
   * @param ranges it needs a key in each
   * @param owned it needs one of these keys too; null = it may belong to anybody
   */
  record Needs(@Nullable KeyRange order, List<KeyRange> ranges, @Nullable Set<String> owned) {}

  /**
   * A range to go along.
   *
   * @param slot the one that a record's key is in; null = it may have several keys
   * @param keys how many there are, counted so far as it matters
   */
  private record Candidate(KeyRange range, @Nullable String slot, int keys) {
    /** Of two beginnings of which one goes on the other, the longer one comes first. */
    private static final Comparator<Candidate> NARROWEST =
        Comparator.comparingInt(Candidate::keys)
            .thenComparing(Candidate::range, Comparator.comparing(KeyRange::from).reversed());

    static Candidate of(KeyRange range) {
      return new Candidate(range, null, 0);
    }
  }

  /**
   * What is read.
   *
   * @param owned one of these keys is needed; null = any record
   */
  private record Page(RecordSearch search, @Nullable Set<String> owned, int limit) {}

  /** The hits of one page. */
  List<KeyQuery.Hit> page(RecordSearch search, Needs needs, int limit) {
    Page page = new Page(search, needs.owned(), limit);
    KeyRange order = needs.order();
    Candidate ordered = order == null ? null : new Candidate(order, search.order(), 0);
    List<Candidate> asked =
        needs.ranges().stream().map(Candidate::of).sorted(Candidate.NARROWEST).toList();
    Candidate by = ordered == null ? along(asked, search.after()) : ordered;
    List<KeyRange> rest = others(asked, by);
    Set<Long> own = needs.owned() == null ? null : carriers(needs.owned()).orElse(null);
    if (rest.isEmpty() || own != null) {
      return hits(page, by, rest, own);
    }
    List<KeyQuery.Hit> soon = records.hits(query(page, by, rest, null).looking(bounds.glance()));
    if (soon.size() == limit) {
      return soon;
    }
    List<Candidate> known = asked.stream().map(this::counted).sorted(Candidate.NARROWEST).toList();
    by = ordered == null ? along(known, search.after()) : ordered;
    List<KeyRange> few =
        known.stream().filter(one -> one.keys() <= bounds.few()).map(Candidate::range).toList();
    if (few.isEmpty()) {
      return ofMany(page, by, others(known, by));
    }
    if (ordered == null && few.size() == 1) {
      return hits(page, by, others(known, by), null);
    }
    Set<Long> ids = records.few(few, bounds.few()).orElse(null);
    List<KeyRange> also = others(known, by);
    if (ids != null) {
      also = also.stream().filter(range -> !few.contains(range)).toList();
    }
    return hits(page, by, also, ids);
  }

  /** All records with one of these keys; empty where there are more such keys than few. */
  private Optional<Set<Long>> carriers(Set<String> keys) {
    Set<Long> ids = new TreeSet<>();
    int found = 0;
    if (!keys.isEmpty()) {
      for (Set<Long> ofKey : records.withKeys(keys, bounds.few() + 1).values()) {
        found += ofKey.size();
        ids.addAll(ofKey);
      }
    }
    return found > bounds.few() ? Optional.empty() : Optional.of(ids);
  }

  private static List<KeyRange> others(List<Candidate> known, @Nullable Candidate by) {
    return known.stream().filter(one -> one != by).map(Candidate::range).toList();
  }

  private List<KeyQuery.Hit> ofMany(Page page, @Nullable Candidate by, List<KeyRange> also) {
    KeyQuery query = query(page, by, also, null);
    List<KeyQuery.Hit> soon = records.hits(query.looking(bounds.look()));
    if (soon.size() == page.limit()) {
      return soon;
    }
    List<KeyRange> all = new ArrayList<>(also);
    if (by != null && page.search().order() == null) {
      all.add(by.range());
    }
    Optional<Set<Long>> few = all.size() < 2 ? Optional.empty() : records.few(all, bounds.few());
    return few.map(ids -> hits(page, by, List.of(), ids)).orElseGet(() -> records.hits(query));
  }

  private List<KeyQuery.Hit> hits(
      Page page, @Nullable Candidate by, List<KeyRange> also, @Nullable Set<Long> among) {
    KeyQuery query = query(page, by, also, among);
    return query.isEmpty() ? List.of() : records.hits(query);
  }

  private static KeyQuery query(
      Page page, @Nullable Candidate by, List<KeyRange> also, @Nullable Set<Long> among) {
    RecordSearch search = page.search();
    return new KeyQuery(
        search.type(),
        by == null ? null : by.range(),
        by == null ? null : by.slot(),
        also,
        among,
        page.owned(),
        search.descending(),
        search.after(),
        KeyQuery.ALL,
        page.limit());
  }

  private Candidate counted(Candidate candidate) {
    KeyRange range = candidate.range();
    return new Candidate(range, candidate.slot(), records.count(range, bounds.counted()));
  }

  /** The narrowest; of a following page the narrowest that the page before went along too. */
  private static @Nullable Candidate along(
      List<Candidate> narrowestFirst, KeyQuery.@Nullable Hit after) {
    return narrowestFirst.stream()
        .filter(candidate -> after != null && candidate.range().holds(after.key()))
        .findFirst()
        .orElse(narrowestFirst.isEmpty() ? null : narrowestFirst.get(0));
  }
}
