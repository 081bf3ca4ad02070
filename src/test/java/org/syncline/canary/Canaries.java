package org.syncline.canary;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes canaries from a seed, each in the form that its place takes, and remembers them. */
final class Canaries {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz";
  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  private final Random random;
  private final List<Canary> all = new ArrayList<>();

  Canaries(long seed) {
    random = new Random(seed);
  }

  List<Canary> all() {
    return List.copyOf(all);
  }

  /** A password or token as somebody might think of it. */
  String secret(String name) {
    return kept(name, Canary.Kind.SECRET, "Pw-" + letters(14) + "-" + digits(4));
  }

  /** A secret that the hub made. */
  String secret(String name, String made) {
    return kept(name, Canary.Kind.SECRET, made);
  }

  /** A name, a street, a sentence: one word. */
  String text(String name) {
    return kept(name, Canary.Kind.PERSONAL, "Q" + letters(13));
  }

  /** What a sender calls something. */
  String identifier(String name) {
    return kept(name, Canary.Kind.IDENTIFIER, "I" + letters(13));
  }

  String email(String name) {
    return text(name).toLowerCase(Locale.ROOT) + "@example.org";
  }

  /** A mobile telephone in Germany. */
  String phone(String name) {
    String national = "15" + (1 + random.nextInt(2)) + (1 + random.nextInt(9)) + digits(7);
    return "+49" + kept(name, Canary.Kind.PERSONAL, national);
  }

  /** Of somebody who is over 80; in the two spellings that travel. */
  LocalDate date(String name) {
    LocalDate date = LocalDate.of(1901, 1, 1).plusDays(random.nextInt(15_000));
    kept(name, Canary.Kind.PERSONAL, date.toString());
    kept(name, Canary.Kind.PERSONAL, GERMAN.format(date));
    return date;
  }

  String amount(String name) {
    return kept(name, Canary.Kind.PERSONAL, "7" + digits(11)) + ".37";
  }

  private String kept(String name, Canary.Kind kind, String spelling) {
    all.add(new Canary(name, kind, spelling));
    return spelling;
  }

  private String letters(int count) {
    StringBuilder letters = new StringBuilder();
    random.ints(count, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
    return letters.toString();
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    random.ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }
}
