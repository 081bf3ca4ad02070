package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedRegex;
import org.syncline.platform.hardened.RegexSearch;

/**
 * A regular expression of an expression, in the place of the one that the library compiled: it is
 * matched in linear time. As a function it takes a text and gives its first match.
 */
final class RegexLiteral extends Jsonata.JFunction {
  /** Of one search: characters times steps of the compiled expression, some 0.1 s. */
  private static final long MOST_STEPS = 4_000_000;

  private final HardenedRegex regex;

  private RegexLiteral(HardenedRegex regex) {
    super("regex", "<s:o>", Functions.class, null, "exists");
    this.regex = regex;
  }

  /**
   * @throws IllegalArgumentException with a sentence that names what can't be had in it
   */
  static RegexLiteral of(Pattern parsed) {
    boolean insensitive = (parsed.flags() & Pattern.CASE_INSENSITIVE) != 0;
    boolean lines = (parsed.flags() & Pattern.MULTILINE) != 0;
    String flags = (insensitive ? "i" : "") + (lines ? "m" : "");
    return new RegexLiteral(
        HardenedRegex.of((flags.isEmpty() ? "" : "(?" + flags + ")") + parsed.pattern()));
  }

  /** Looks through a text. */
  Matches in(String text, Budget budget) {
    if (text.length() > RegexSearch.LONGEST_TEXT) {
      throw Stopped.limit(
          "A regular expression is given a text of more than "
              + RegexSearch.LONGEST_TEXT
              + " characters: cut it before, by $substring.");
    }
    RegexSearch search = regex.search(text);
    if (search.mostSteps() > MOST_STEPS) {
      throw Stopped.limit(
          "A regular expression is too large for so long a text: repeat less in it, or cut the text"
              + " before, by $substring.");
    }
    return new Matches(search, budget);
  }

  /** The matches of one text, one behind the other, none of them empty. */
  static final class Matches {
    private final RegexSearch search;
    private final Budget budget;

    private Matches(RegexSearch search, Budget budget) {
      this.search = search;
      this.budget = budget;
    }

    boolean next() {
      budget.step();
      budget.look();
      budget.work(1 + search.mostSteps() / 64);
      if (!search.next()) {
        return false;
      }
      if (search.start() == search.end()) {
        throw Stopped.failed(
            "A regular expression matches a text of no characters: let it ask for at least one.");
      }
      return true;
    }

    int start() {
      return search.start();
    }

    int end() {
      return search.end();
    }

    /** The text of a group, 0 the whole match; null where it took no part. */
    @Nullable String group(int number) {
      return search.group(number);
    }

    int groups() {
      return search.groups();
    }

    /** The match as JSONata's functions give it. */
    Map<String, Object> object() {
      List<Object> groups = new ArrayList<>();
      for (int i = 1; i <= groups(); i++) {
        String group = group(i);
        groups.add(group == null ? "" : group);
      }
      Map<String, Object> match = new LinkedHashMap<>();
      match.put("match", String.valueOf(group(0)));
      match.put("index", start());
      match.put("groups", groups);
      return match;
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's
  public @Nullable Object call(@Nullable Object input, List arguments) {
    Object text = arguments.isEmpty() ? null : arguments.get(0);
    if (!(text instanceof String given)) {
      return null;
    }
    Budget budget = Budget.current();
    try {
      Matches matches = in(given, budget);
      if (!matches.next()) {
        return null;
      }
      Map<String, Object> match = matches.object();
      budget.made(match, true);
      return match;
    } catch (Stopped e) {
      throw budget.stop(e);
    }
  }

  @Override
  public int getNumberOfArgs() {
    return 1;
  }
}
