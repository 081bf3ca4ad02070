package org.syncline.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Transactions;

/**
 * Finds records of one type by indexed fields, references, words and keys, in pages. What is not
 * indexed is refused, never searched through.
 */
public final class FindRecords {
  private static final int MOST_WORDS = 8;
  private static final int LONGEST_KEY = 200;

  private final Transactions transactions;
  private final Records records;
  private final Links links;
  private final RecordTypes types;
  private final IndexStates indexes;
  private final CanonicalValues values;
  private final WalkKeys walk;

  public FindRecords(
      Transactions transactions,
      Records records,
      Links links,
      RecordTypes types,
      IndexStates indexes,
      CanonicalValues values) {
    this(transactions, records, links, types, indexes, values, WalkKeys.Bounds.USUAL);
  }

  FindRecords(
      Transactions transactions,
      Records records,
      Links links,
      RecordTypes types,
      IndexStates indexes,
      CanonicalValues values,
      WalkKeys.Bounds bounds) {
    this.transactions = transactions;
    this.records = records;
    this.links = links;
    this.types = types;
    this.indexes = indexes;
    this.values = values;
    this.walk = new WalkKeys(records, bounds);
  }

  /**
   * Finds one page.
   *
   * @param rights of the asker: what is masked can't be guessed by ranges, beginnings or order, nor
   *     by trying the few values that a field can have, and records of others are not there
   */
  public RecordsFound find(RecordSearch search, RecordRights rights) {
    RecordType type = types.named(search.type()).orElse(null);
    if (type == null) {
      return new RecordsFound.UnknownType();
    }
    try {
      Plan plan = new Plan(type, rights);
      search.conditions().forEach(plan::add);
      if (search.text() != null) {
        plan.kinds.add(type.wordsKind());
      }
      KeyRange order = plan.order(search);
      return transactions.inNew(() -> page(search, plan, order));
    } catch (Refusal refusal) {
      return new RecordsFound.Refused(refusal.parameter, refusal.why);
    }
  }

  private RecordsFound page(RecordSearch search, Plan plan, @Nullable KeyRange order) {
    RecordsFound notYet = notYet(plan);
    if (notYet != null) {
      return notYet;
    }
    String text = search.text();
    if (text != null) {
      List<GoldenRecord> named = byKey(plan, text);
      if (!named.isEmpty()) {
        return new RecordsFound.Page(plan.type, named, null);
      }
      plan.addWords(text);
    }
    List<KeyQuery.Hit> hits =
        walk.page(search, plan.needs(order, search.order()), search.limit() + 1);
    boolean more = hits.size() > search.limit();
    List<KeyQuery.Hit> page = more ? hits.subList(0, search.limit()) : hits;
    return new RecordsFound.Page(
        plan.type,
        inOrder(page.stream().map(KeyQuery.Hit::record).toList()),
        more ? page.get(page.size() - 1) : null);
  }

  private @Nullable RecordsFound notYet(Plan plan) {
    IndexState state = indexes.find(plan.type.id()).orElse(null);
    for (String kind : plan.kinds) {
      if (state == null || !state.ready().contains(kind)) {
        String what = plan.type.keyKinds().getOrDefault(kind, kind);
        long position = state == null ? 0 : state.position();
        return new RecordsFound.NotYet(
            "Of record type '"
                + plan.type.id()
                + "', "
                + what
                + " is being indexed, and has come to record "
                + position
                + ": ask again in a while.");
      }
    }
    return null;
  }

  /** Records whose e-mail (or other field of a match rule) or source key the text is. */
  private List<GoldenRecord> byKey(Plan plan, String text) {
    if (text.length() > LONGEST_KEY || text.chars().anyMatch(FindRecords::inNoKey)) {
      return List.of();
    }
    Set<Long> ids = new LinkedHashSet<>();
    Set<String> matchKeys = MatchKeys.ofText(plan.type, text, plan.redaction);
    if (!matchKeys.isEmpty()) {
      records.withKeys(matchKeys, Records.ALL).values().forEach(ids::addAll);
    }
    links.withExternalId(plan.type.id(), text).forEach(link -> ids.add(link.recordId()));
    return ids.isEmpty() ? List.of() : inOrder(ids).stream().filter(plan::allows).toList();
  }

  private static boolean inNoKey(int c) {
    return Character.isISOControl(c) || Character.isSurrogate((char) c);
  }

  private List<GoldenRecord> inOrder(Collection<Long> ids) {
    Map<Long, GoldenRecord> found = new HashMap<>();
    if (!ids.isEmpty()) {
      records.find(ids).forEach(record -> found.put(record.id(), record));
    }
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String parameter;
    private final String why;

    Refusal(String parameter, String why) {
      super(why);
      this.parameter = parameter;
      this.why = why;
    }
  }

  /** The ranges that a record needs a key in. */
  private final class Plan {
    private final RecordType type;
    private final RecordRights rights;
    private final Redaction redaction;
    private final Map<String, KeyRange> fields = new LinkedHashMap<>();
    private final List<KeyRange> words = new ArrayList<>();
    private final Set<String> kinds = new LinkedHashSet<>();

    Plan(RecordType type, RecordRights rights) {
      this.type = type;
      this.rights = rights;
      this.redaction = rights.redaction(Optional.of(type));
      rights
          .onlyOwn()
          .ifPresent(own -> own.fields(type).forEach(field -> kinds.add(type.fieldKind(field))));
    }

    void add(RecordSearch.Condition condition) {
      FieldDefinition field = field(condition.parameter(), condition.field());
      boolean equality = condition.comparison() == RecordSearch.Comparison.EQUALS;
      if (equality) {
        refuseGuess(condition.parameter(), field);
      } else {
        refuseMasked(condition.parameter(), field);
      }
      FieldIndex index = type.indexes().get(field.name());
      if (index == null && !(equality && type.matchesByAlone(field.name()))) {
        throw new Refusal(condition.parameter(), notIndexed(field));
      }
      kinds.add(type.fieldKind(field.name()));
      if (condition.comparison() == RecordSearch.Comparison.BEGINS) {
        add(field, beginning(condition, field, Objects.requireNonNull(index)));
        return;
      }
      CanonicalValues.Reading reading = values.read(field, condition.value());
      Object value = reading.value();
      if (value == null) {
        throw new Refusal(condition.parameter(), String.valueOf(reading.problem()));
      }
      if (index == null) {
        add(field, KeyRange.of(MatchKeys.ofAlone(type, field.name(), value)));
        return;
      }
      add(
          field,
          switch (condition.comparison()) {
            case FROM -> index.atLeast(value);
            case BELOW -> index.below(value);
            default -> index.equalTo(value);
          });
    }

    /** Of one field all conditions together are one range, for a record has one key of it. */
    private void add(FieldDefinition field, KeyRange range) {
      fields.merge(field.name(), range, KeyRange::and);
    }

    private KeyRange beginning(
        RecordSearch.Condition condition, FieldDefinition field, FieldIndex index) {
      if (field.type().valueClass() != String.class
          || field.type() == FieldType.REFERENCE
          || field.type() == FieldType.INSTANT) {
        throw new Refusal(
            condition.parameter(),
            "Only texts have a beginning: ask for a range by '.from' and '.below'.");
      }
      return index.startingWith(condition.value());
    }

    @Nullable KeyRange order(RecordSearch search) {
      String order = search.order();
      if (order == null) {
        return null;
      }
      FieldDefinition field = field("order", order);
      refuseMasked("order", field);
      FieldIndex index = type.indexes().get(order);
      if (index == null) {
        throw new Refusal("order", notIndexed(field));
      }
      kinds.add(type.fieldKind(order));
      return index.all();
    }

    /** What a record needs, where a condition on the field of the order only narrows the order. */
    WalkKeys.Needs needs(@Nullable KeyRange order, @Nullable String field) {
      Map<String, KeyRange> others = new LinkedHashMap<>(fields);
      KeyRange part = field == null ? null : others.remove(field);
      List<KeyRange> ranges = new ArrayList<>(others.values());
      ranges.addAll(words);
      Set<String> owned = rights.onlyOwn().map(own -> own.keys(type)).orElse(null);
      if (owned != null && owned.size() == 1) {
        owned.forEach(key -> ranges.add(KeyRange.of(key)));
        owned = null;
      }
      KeyRange all = order == null || part == null ? order : order.and(part);
      return new WalkKeys.Needs(all, ranges, owned);
    }

    void addWords(String text) {
      if (type.fieldsSearchedByWord().stream().anyMatch(redaction::forbidsGuesses)) {
        throw new Refusal(
            "text",
            "The words of a sensitive field, which is masked for you, would be searched too: give a"
                + " whole key, or search by a field.");
      }
      Set<String> given = SearchText.queryWords(text);
      if (given.isEmpty() || given.size() > MOST_WORDS) {
        throw new Refusal(
            "text", "Give 1 to " + MOST_WORDS + " words of letters or digits, or a whole key.");
      }
      boolean wholeWords = type.fieldsSearchedByWord().stream().anyMatch(redaction::masks);
      FieldIndex index = type.words();
      for (String word : given) {
        words.add(wholeWords ? index.equalTo(word) : index.startingWith(word));
      }
    }

    /** Whether a record that was found by its key fulfils the conditions too. */
    boolean allows(GoldenRecord record) {
      return record.type().equals(type.id())
          && rights.sees(type, record.values())
          && fields.values().stream()
              .allMatch(
                  range ->
                      RecordKeys.of(type, record.values()).values().stream()
                          .anyMatch(range::holds));
    }

    private FieldDefinition field(String parameter, String name) {
      return type.field(name)
          .orElseThrow(
              () ->
                  new Refusal(
                      parameter,
                      "Record type '"
                          + type.id()
                          + "' has no field '"
                          + name
                          + "'. Indexed are: "
                          + String.join(", ", type.indexes().keySet())
                          + "."));
    }

    private void refuseMasked(String parameter, FieldDefinition field) {
      if (redaction.masks(field.name())) {
        throw new Refusal(
            parameter,
            "This field is masked for you: ask for a whole value of it, not for ranges or order.");
      }
    }

    /** Who knows a whole name or address may look it up; all days of birth are soon tried out. */
    private void refuseGuess(String parameter, FieldDefinition field) {
      if (redaction.forbidsGuesses(field.name()) && field.type() != FieldType.REFERENCE) {
        throw new Refusal(
            parameter,
            "This field is masked for you, and its values could be found by trying: search by"
                + " another field.");
      }
    }

    private String notIndexed(FieldDefinition field) {
      return "Field '"
          + field.name()
          + "' is not indexed. Indexed are: "
          + String.join(", ", type.indexes().keySet())
          + ". To index it, put record type '"
          + type.id()
          + "' with \"indexed\": true at this field.";
    }
  }
}
