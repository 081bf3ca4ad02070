package org.syncline.mapping.suggestion.profile;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of values: flags, names of codes, words for the values of enums, kinds of text.
 */
public final class ValueWords {
  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.SIMPLIFIED_CHINESE);
  private static final ValueWords SHIPPED = new ValueWords(WordFile.read("values.txt"));

  private final Set<String> yes = new HashSet<>();
  private final Set<String> no = new HashSet<>();
  private final Map<String, String> countries = new HashMap<>();
  private final Map<String, String> languages = new HashMap<>();
  private final Map<String, String> currencies = new HashMap<>();
  private final Map<String, Set<String>> synonyms = new HashMap<>();
  private final Map<String, KindWords> kinds = new LinkedHashMap<>();

  /** Texts that are values of a kind, or end or begin as such. */
  private static final class KindWords {
    final Set<String> whole = new HashSet<>();
    final List<String> endings = new ArrayList<>();
    final List<String> beginnings = new ArrayList<>();
    final Set<String> lastWords = new HashSet<>();

    void add(String word) {
      if (word.startsWith("* ")) {
        lastWords.add(Spelling.plain(word));
      } else if (word.startsWith("-")) {
        endings.add(Spelling.plain(word));
      } else if (word.endsWith("-")) {
        beginnings.add(Spelling.plain(word));
      } else {
        whole.add(Spelling.plain(word));
      }
    }

    boolean has(String plain, String lastWord) {
      return whole.contains(plain)
          || (lastWords.contains(lastWord) && lastWord.length() < plain.length())
          || beginnings.stream().anyMatch(plain::startsWith)
          || endings.stream().anyMatch(end -> plain.endsWith(end) && plain.length() > end.length());
    }
  }

  private ValueWords(List<WordFile.Line> lines) {
    names();
    for (WordFile.Line line : lines) {
      int dot = line.head().indexOf('.');
      String of = line.head().substring(dot + 1);
      switch (dot < 0 ? line.head() : line.head().substring(0, dot)) {
        case "yes" -> line.words().forEach(word -> yes.add(flag(word)));
        case "no" -> line.words().forEach(word -> no.add(flag(word)));
        case "country" -> put(countries, line.words(), of);
        case "language" -> put(languages, line.words(), of);
        case "currency" -> put(currencies, line.words(), of);
        case "value" -> {
          Set<String> words = synonyms.computeIfAbsent(Spelling.plain(of), x -> new HashSet<>());
          line.words().forEach(word -> words.add(Spelling.plain(word)));
        }
        case "kind" -> {
          KindWords words = kinds.computeIfAbsent(of, x -> new KindWords());
          line.words().forEach(words::add);
        }
        default -> throw new IllegalStateException("Unknown head in values.txt: " + line.head());
      }
    }
  }

  /** The dictionary that comes with the hub. */
  public static ValueWords shipped() {
    return SHIPPED;
  }

  private void names() {
    for (String code : new TreeSet<>(Set.of(Locale.getISOCountries()))) {
      Locale country = new Locale.Builder().setRegion(code).build();
      for (Locale in : LANGUAGES) {
        countries.putIfAbsent(Spelling.plain(country.getDisplayCountry(in)), code);
      }
      countries.putIfAbsent(Spelling.plain(country.getISO3Country()), code);
    }
    for (String code : new TreeSet<>(Set.of(Locale.getISOLanguages()))) {
      Locale language = new Locale.Builder().setLanguage(code).build();
      for (Locale in : LANGUAGES) {
        languages.putIfAbsent(Spelling.plain(language.getDisplayLanguage(in)), code);
      }
      languages.putIfAbsent(Spelling.plain(language.getISO3Language()), code);
    }
    for (Currency currency : Currency.getAvailableCurrencies()) {
      for (Locale in : LANGUAGES) {
        currencies.putIfAbsent(
            Spelling.plain(currency.getDisplayName(in)), currency.getCurrencyCode());
      }
    }
  }

  private static void put(Map<String, String> codes, List<String> words, String code) {
    for (String word : words) {
      String plain = Spelling.plain(word);
      // Signs of currencies have neither letters nor digits.
      codes.put(plain.isEmpty() ? word : plain, code);
    }
  }

  private static String flag(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  boolean meansYes(String text) {
    return yes.contains(flag(text));
  }

  boolean meansNo(String text) {
    return no.contains(flag(text));
  }

  private static Optional<String> code(Map<String, String> codes, String text) {
    String plain = Spelling.plain(text);
    return Optional.ofNullable(codes.get(plain.isEmpty() ? text.strip() : plain));
  }

  /** The code of a country by its name or another code. */
  Optional<String> country(String text) {
    return code(countries, text);
  }

  Optional<String> language(String text) {
    return code(languages, text);
  }

  Optional<String> currency(String text) {
    return code(currencies, text);
  }

  /**
   * The value of an enum that a text means.
   *
   * @param values of the enum
   * @return null where it means none or more than one
   */
  @Nullable String valueOf(String text, Set<String> values) {
    String plain = Spelling.plain(text);
    String found = null;
    for (String value : values) {
      if (Spelling.plain(value).equals(plain)) {
        return value;
      }
      if (synonyms.getOrDefault(Spelling.plain(value), Set.of()).contains(plain)) {
        if (found != null) {
          return null;
        }
        found = value;
      }
    }
    return found;
  }

  /** The kinds of text that the dictionary knows. */
  Set<String> kinds() {
    return kinds.keySet();
  }

  /** The kinds that a text is of. */
  Set<String> kindsOf(String text) {
    String plain = Spelling.plain(text);
    if (plain.isEmpty()) {
      return Set.of();
    }
    int last = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\u3000'));
    String lastWord = Spelling.plain(text.substring(last + 1));
    Set<String> found = new HashSet<>();
    kinds.forEach(
        (kind, words) -> {
          if (words.has(plain, lastWord)) {
            found.add(kind);
          }
        });
    return found;
  }
}
