package org.syncline.mapping.suggestion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.suggestion.profile.Spelling;
import org.syncline.mapping.suggestion.profile.WordFile;

/** What words in names of fields mean: abbreviations, concepts, and other names of known fields. */
final class NameDictionary {
  private static final int LONGEST_PHRASE = 5;
  private static final int SHORTEST_PART = 3;
  private static final List<String> GERMAN_JOINTS = List.of("en", "n", "s");
  private static final int LONGEST_COMPOUND = 40;
  private static final int LONGEST_CHINESE = 12;

  /** Characters of a name that are looked at. */
  private static final int LONGEST_NAME = 200;

  /** Words whose short forms of two letters are known at the end of a compound: kundennr. */
  private static final Set<String> WORDS_BEHIND =
      Set.of("number", "id", "name", "code", "date", "timestamp");

  private static final NameDictionary SHIPPED = new NameDictionary();

  private final Map<String, String> wordOfShortForm = new HashMap<>();
  private final Map<String, Set<String>> concepts = new HashMap<>();
  private final Set<String> weak = new HashSet<>();
  private final Set<String> telling = new HashSet<>();
  private final Map<String, List<String>> aliases = new HashMap<>();

  private NameDictionary() {
    for (WordFile.Line line : WordFile.read("abbreviations.txt")) {
      for (String shortForm : line.words()) {
        wordOfShortForm.put(Spelling.plain(shortForm), Spelling.plain(line.head()));
      }
    }
    for (WordFile.Line line : WordFile.read("concepts.txt")) {
      char mark = line.head().charAt(0);
      String concept = mark == '*' || mark == '!' ? line.head().substring(1) : line.head();
      if (mark == '*') {
        weak.add(concept);
      } else if (mark == '!') {
        telling.add(concept);
      }
      for (String phrase : line.words()) {
        concepts.computeIfAbsent(Spelling.plain(phrase), x -> new TreeSet<>()).add(concept);
        concepts.computeIfAbsent(key(NameParts.of(phrase)), x -> new TreeSet<>()).add(concept);
      }
    }
    for (WordFile.Line line : WordFile.read("fields.txt")) {
      aliases.computeIfAbsent(line.head(), x -> new ArrayList<>()).addAll(line.words());
    }
  }

  /** The dictionary that comes with the hub. */
  static NameDictionary shipped() {
    return SHIPPED;
  }

  /** Other names of a field, those for every record type behind those for its own. */
  List<String> aliases(String recordType, String field) {
    List<String> all = new ArrayList<>(aliases.getOrDefault(recordType + "." + field, List.of()));
    all.addAll(aliases.getOrDefault("*." + field, List.of()));
    return all;
  }

  /** Whether a word says little by itself. */
  boolean isWeak(Word word) {
    return word.isKnown() && weak.containsAll(word.concepts());
  }

  /** Whether one of several things that a word can mean says little. */
  boolean isHalfWeak(Word word) {
    return word.concepts().stream().anyMatch(weak::contains);
  }

  /** Whether a source's word means what a target's word does, and says enough for that. */
  boolean agree(Word target, Word source) {
    Set<String> shared = target.shared(source);
    return target.text().equals(source.text())
        || (!shared.isEmpty() && (isWeak(target) || !weak.containsAll(shared)));
  }

  /** Whether a word says whose, which or when, so that without it something else is meant. */
  boolean isTelling(Word word) {
    return word.concepts().stream().anyMatch(telling::contains)
        && !word.concepts().stream().allMatch(concept -> weak.contains(concept));
  }

  /** The words of a name, the longest phrases that the dictionary has. */
  List<Word> words(String name) {
    List<String> parts = new ArrayList<>();
    String looked = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    for (String part : NameParts.of(looked)) {
      parts.addAll(isChinese(part) ? chinese(part) : compound(part));
    }
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < parts.size()) {
      int end = Math.min(parts.size(), at + LONGEST_PHRASE);
      while (end > at + 1 && meaning(parts.subList(at, end)) == null) {
        end--;
      }
      List<String> phrase = parts.subList(at, end);
      Set<String> meaning = meaning(phrase);
      words.add(
          new Word(key(phrase), meaning == null ? Set.of() : meaning, String.join(" ", phrase)));
      at = end;
    }
    return words;
  }

  private @Nullable Set<String> meaning(List<String> parts) {
    String written = String.join("", parts);
    Set<String> meaning = concepts.get(written);
    if (meaning == null) {
      meaning = concepts.get(key(parts));
    }
    boolean plural = written.endsWith("s") || written.endsWith("n");
    return meaning == null && plural && written.length() > 4
        ? concepts.get(written.substring(0, written.length() - 1))
        : meaning;
  }

  private String key(List<String> parts) {
    StringBuilder key = new StringBuilder();
    for (String part : parts) {
      key.append(wordOfShortForm.getOrDefault(part, part));
    }
    return key.toString();
  }

  private boolean isWord(String text) {
    return concepts.containsKey(text) || wordOfShortForm.containsKey(text);
  }

  /** The word that a part of a compound is, without the letters that join it; null for none. */
  private @Nullable String partOfCompound(String text, boolean last) {
    if (isWord(text)) {
      boolean number = last && WORDS_BEHIND.contains(wordOfShortForm.getOrDefault(text, text));
      return text.length() >= SHORTEST_PART || number ? text : null;
    }
    for (String joint : GERMAN_JOINTS) {
      String stem = text.substring(0, Math.max(0, text.length() - joint.length()));
      if (!last && text.endsWith(joint) && stem.length() > SHORTEST_PART && isWord(stem)) {
        return stem;
      }
    }
    return null;
  }

  /** {@code customername} as customer and name; a word that is known or can't be cut stays. */
  private List<String> compound(String part) {
    if (isWord(part) || part.length() < 4 || part.length() > LONGEST_COMPOUND) {
      return List.of(part);
    }
    List<@Nullable List<String>> until = new ArrayList<>();
    until.add(List.of());
    for (int end = 1; end <= part.length(); end++) {
      List<String> best = null;
      for (int start = 0; start + 2 <= end; start++) {
        List<String> before = until.get(start);
        if (before != null && (best == null || before.size() + 1 < best.size())) {
          String word = partOfCompound(part.substring(start, end), end == part.length());
          if (word != null) {
            best = new ArrayList<>(before);
            best.add(word);
          }
        }
      }
      until.add(best);
    }
    List<String> cut = until.get(part.length());
    return cut == null ? List.of(part) : cut;
  }

  private static boolean isChinese(String part) {
    return Spelling.isHan(part.charAt(0));
  }

  /** Chinese has no blanks: the longest words that are known, from the left. */
  private List<String> chinese(String part) {
    List<String> words = new ArrayList<>();
    StringBuilder unknown = new StringBuilder();
    int at = 0;
    while (at < part.length()) {
      int end = Math.min(part.length(), at + LONGEST_CHINESE);
      while (end > at && !isWord(part.substring(at, end))) {
        end--;
      }
      if (end == at) {
        unknown.append(part.charAt(at++));
      } else {
        flush(unknown, words);
        words.add(part.substring(at, end));
        at = end;
      }
    }
    flush(unknown, words);
    return words;
  }

  private static void flush(StringBuilder unknown, List<String> words) {
    if (!unknown.isEmpty()) {
      words.add(unknown.toString());
      unknown.setLength(0);
    }
  }
}
