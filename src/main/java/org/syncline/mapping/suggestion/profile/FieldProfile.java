package org.syncline.mapping.suggestion.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.TextConversions;
import org.syncline.mapping.value.Found;
import org.syncline.mapping.value.Masked;

/**
 * One field of a source: where it is, how often it is filled, what its values are. Shares are from
 * 0 to 1 and of the different values that were looked at, 100 at most. Not to be shared between
 * threads while a source is profiled.
 */
public final class FieldProfile {
  private static final Comparator<Map.Entry<String, Integer>> MOST_FREQUENT =
      Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey);

  private final String path;
  private final List<String> names;
  private final @Nullable DeclaredType declared;
  private final List<String> declaredValues;
  private final int records;
  private final FieldValues counts;
  private final List<FieldValues.Kept> values;
  private final Map<String, Double> kinds = new TreeMap<>();
  private final FlagReading flags;
  private final CodeReading countries;
  private final CodeReading languages;
  private final CodeReading currencies;
  private final @Nullable NumberReading number;
  private @Nullable TemporalReading temporal;
  private @Nullable PhoneReading phone;

  private FieldProfile(
      String path,
      List<String> names,
      @Nullable DeclaredType declared,
      List<String> declaredValues,
      int records,
      FieldValues counts) {
    this.path = path;
    this.names = List.copyOf(names);
    this.declared = declared;
    this.declaredValues = List.copyOf(declaredValues);
    this.records = records;
    this.counts = counts;
    this.values = counts.kept();
    ValueWords words = ValueWords.shipped();
    TextForms.all().forEach((kind, form) -> kinds.put(kind, share(form)));
    Map<String, Integer> times = new HashMap<>();
    for (FieldValues.Kept value : values) {
      if (!(value.value() instanceof Boolean)) {
        words.kindsOf(value.text()).forEach(kind -> times.merge(kind, 1, Integer::sum));
      }
    }
    for (String kind : words.kinds()) {
      double share = values.isEmpty() ? 0 : (double) times.getOrDefault(kind, 0) / values.size();
      kinds.merge(kind, share, Math::max);
    }
    this.flags = FlagReading.of(values, words);
    this.countries = CodeReading.of(values, TextConversions.country(), words::country);
    this.languages = CodeReading.of(values, TextConversions.language(), words::language);
    this.currencies = CodeReading.of(values, TextConversions.currency(), words::currency);
    this.number = NumberReading.of(values);
    this.temporal = Temporals.canBe(values) ? Temporals.read(values) : null;
  }

  static FieldProfile ofValues(String path, List<String> names, int records, FieldValues counts) {
    return new FieldProfile(path, names, null, List.of(), records, counts);
  }

  static FieldProfile ofSchema(
      String path, List<String> names, DeclaredType declared, List<String> declaredValues) {
    FieldValues none = new FieldValues();
    declaredValues.forEach(none::add);
    return new FieldProfile(path, names, declared, declaredValues, 0, none);
  }

  private double share(Predicate<String> form) {
    if (values.isEmpty()) {
      return 0;
    }
    long such =
        values.stream()
            .filter(value -> !(value.value() instanceof Boolean))
            .filter(value -> form.test(value.text()))
            .count();
    return (double) such / values.size();
  }

  void readPhones(List<String> regions) {
    phone = PhoneReading.of(values, regions);
  }

  void decideDates(Set<String> orders) {
    TemporalReading reading = temporal;
    temporal = reading == null ? null : reading.decidedBy(orders);
  }

  /** Codes of the countries that the values name, the most frequent first. */
  List<String> countryCodes() {
    Map<String, Integer> times = new HashMap<>();
    for (FieldValues.Kept value : values) {
      String text = value.text();
      String code =
          text.length() == 2 ? text.toUpperCase(Locale.ROOT) : countries.names().get(text);
      if (code != null) {
        times.merge(code, value.times(), Integer::sum);
      }
    }
    List<Map.Entry<String, Integer>> codes = new ArrayList<>(times.entrySet());
    codes.sort(MOST_FREQUENT);
    return codes.stream().map(Map.Entry::getKey).toList();
  }

  /** The source path, in the grammar of the format. */
  public String path() {
    return path;
  }

  /** The names on the way to the value, its own last. */
  public List<String> names() {
    return names;
  }

  /** What a schema says; null where there were samples. */
  public @Nullable DeclaredType declared() {
    return declared;
  }

  /** Whether values were seen. */
  public boolean hasValues() {
    return !values.isEmpty();
  }

  /** Records of the source. */
  public int records() {
    return records;
  }

  /** Values that are there, neither null nor blank. */
  public int filled() {
    return counts.filled();
  }

  public int nulls() {
    return counts.nulls();
  }

  public int blanks() {
    return counts.blanks();
  }

  /** Different values among the filled ones. */
  public int different() {
    return counts.different();
  }

  /** Characters of a value in the mean. */
  public double length() {
    return counts.length();
  }

  /** Whether texts have white space around them. */
  public boolean isPadded() {
    return counts.isPadded();
  }

  /** Whether each record has one and no two the same. */
  public boolean isUnique() {
    return records > 1 && counts.filled() == records && counts.different() == records;
  }

  /** Whether few different values come again and again. */
  public boolean isSmallSet() {
    return hasValues()
        && counts.different() <= 20
        && (!declaredValues.isEmpty() || counts.different() * 2 <= counts.filled());
  }

  /** Share of the values that are of a kind, 0 for kinds that nobody knows. */
  public double share(String kind) {
    return kinds.getOrDefault(kind, 0.0);
  }

  /** The kinds of text that are told apart. */
  public Set<String> kinds() {
    return kinds.keySet();
  }

  public boolean isNativeFlag() {
    return hasValues() && values.stream().allMatch(value -> value.value() instanceof Boolean);
  }

  public boolean isNativeNumber() {
    return hasValues() && values.stream().allMatch(value -> value.value() instanceof Found.Number);
  }

  /** Whether there are numbers with zeros before them, which are rather codes. */
  public boolean hasLeadingZeros() {
    return values.stream()
        .map(FieldValues.Kept::text)
        .anyMatch(text -> text.length() > 1 && text.charAt(0) == '0' && text.indexOf('.') != 1);
  }

  /** Whether each value comes behind the one before it, as numbers do that are given in turn. */
  public boolean isRising() {
    for (int i = 1; i < values.size(); i++) {
      String before = values.get(i - 1).text();
      String here = values.get(i).text();
      int order =
          before.length() != here.length()
              ? Integer.compare(before.length(), here.length())
              : before.compareTo(here);
      if (order >= 0) {
        return false;
      }
    }
    return values.size() > 1;
  }

  public FlagReading flags() {
    return flags;
  }

  public CodeReading countries() {
    return countries;
  }

  public CodeReading languages() {
    return languages;
  }

  public CodeReading currencies() {
    return currencies;
  }

  public @Nullable NumberReading number() {
    return number;
  }

  public @Nullable TemporalReading temporal() {
    return temporal;
  }

  public @Nullable PhoneReading phone() {
    return phone;
  }

  /** Which of an enum's values the values mean. */
  public EnumReading among(Set<String> enumValues) {
    return EnumReading.of(values, enumValues, ValueWords.shipped());
  }

  /** A value as people may see it, or null where none was seen. */
  public @Nullable String example(boolean sensitive) {
    return values.isEmpty() ? null : Masked.of(values.get(0).text(), sensitive);
  }
}
