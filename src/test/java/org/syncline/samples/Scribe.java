package org.syncline.samples;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Writes values the way clerks, forms and old programs do: spaces, case, dots and dashes as they
 * come.
 */
final class Scribe {
  private static final DateTimeFormatter GERMAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  static final List<String> NO_PHONE = List.of("n/a", "unbekannt", "12", "see e-mail", "???");
  static final List<String> NO_DATE =
      List.of("31.02.1980", "00.00.0000", "1980-02-01x", "unknown", "12/31/1999");
  private static final List<String> INDUSTRIES =
      List.of("01=Engineering", "02=Retail", "03=Health", "04=Logistics", "05=Finance", "77=77");
  private static final List<String> STATES =
      List.of("L=lead", "I=prospect", "A=customer", "A=customer", "X=former", "Q=lead");
  private static final List<String> OWNERS =
      List.of("C. Meier", "Team South", "T. Nguyen", "Key accounts", "R. Iyer");

  private final Random random;

  Scribe(Random random) {
    this.random = random;
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** For fields that are trimmed and collapsed. */
  Said name(String name) {
    String raw =
        switch (random.nextInt(14)) {
          case 0 -> "  " + name;
          case 1 -> name + "   ";
          case 2 -> name.replace(" ", "   ");
          case 3, 4 -> Normalizer.normalize(name, Normalizer.Form.NFD);
          default -> name;
        };
    return new Said.Value(raw, name);
  }

  Said email(String email) {
    String raw =
        switch (random.nextInt(6)) {
          case 0 -> email.toUpperCase(Locale.ROOT);
          case 1 -> "  " + email + " ";
          case 2 -> email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1);
          default -> email;
        };
    return new Said.Value(raw, email);
  }

  /** Written in Germany: German numbers mostly without a country code. */
  Said phone(String e164) {
    String raw;
    if (e164.startsWith("+49")) {
      int area = e164.startsWith("+4930") ? 5 : 6;
      String start = e164.substring(3, area);
      String rest = e164.substring(area);
      raw =
          switch (random.nextInt(6)) {
            case 0 -> "0" + start + "/" + rest;
            case 1 -> "(0" + start + ") " + rest.substring(0, 4) + "-" + rest.substring(4);
            case 2 -> "0049 " + start + " " + rest;
            case 3 -> e164;
            case 4 -> "+49 " + start + " " + rest.substring(0, 3) + " " + rest.substring(3);
            default -> "0" + start + " " + rest;
          };
    } else {
      int half = e164.length() / 2;
      raw =
          switch (random.nextInt(4)) {
            case 0 -> "00" + e164.substring(1);
            case 1 -> e164.substring(0, half) + " " + e164.substring(half);
            case 2 -> e164.substring(0, half) + "-" + e164.substring(half);
            default -> e164;
          };
    }
    return new Said.Value(raw, e164);
  }

  Said germanDate(LocalDate date) {
    return new Said.Value(GERMAN_DATE.format(date), date.toString());
  }

  private Said coded(List<String> codes) {
    String[] code = one(codes).split("=");
    return new Said.Value(code[0], code[1]);
  }

  Said industry() {
    return coded(INDUSTRIES);
  }

  Said state() {
    return coded(STATES);
  }

  Said owner() {
    return Said.text(one(OWNERS));
  }

  Said credit() {
    int cents = random.nextInt(5_000_000);
    BigDecimal amount = BigDecimal.valueOf(cents, 2);
    String whole = String.valueOf(cents / 100);
    String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
    String raw =
        (random.nextBoolean() ? grouped : whole) + "," + String.format("%02d", cents % 100);
    return new Said.Value(
        raw, amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros());
  }

  /** Everything the ERP knows of somebody. */
  Map<String, Said> erpPerson(Person person) {
    Map<String, Said> fields = new LinkedHashMap<>();
    fields.put("kind", new Said.Value("P", "person"));
    if (oneIn(4)) {
      fields.put("title", Said.text(one(List.of("Dr.", "Prof. Dr.", "Ing.", ""))));
    }
    fields.put("givenName", name(person.given()));
    fields.put("familyName", name(person.family()));
    fields.put("email", email(person.email()));
    fields.put("phone", phone(person.phone()));
    fields.put("street", name(person.street()));
    fields.put("postalCode", Said.text(person.postalCode()));
    fields.put("city", name(person.city()));
    fields.put(
        "country",
        new Said.Value(
            oneIn(5)
                ? " " + person.culture().erpCountry().toLowerCase(Locale.ROOT)
                : person.culture().erpCountry(),
            person.culture().country()));
    fields.put(
        "language",
        new Said.Value(
            oneIn(2)
                ? person.culture().language().toUpperCase(Locale.ROOT)
                : person.culture().language(),
            person.culture().language()));
    fields.put("birthDate", germanDate(person.born()));
    fields.put("lifecycle", state());
    if (oneIn(2)) {
      fields.put("creditLimit", credit());
    }
    fields.put("owner", owner());
    return fields;
  }

  Map<String, Said> erpOrganisation(String organisation, Culture culture) {
    String[] place = one(culture.cities()).split("\\|");
    Map<String, Said> fields = new LinkedHashMap<>();
    fields.put("kind", new Said.Value("O", "organisation"));
    fields.put("organisationName", name(organisation));
    fields.put("street", name(place[2]));
    fields.put("postalCode", Said.text(place[0]));
    fields.put("city", name(place[1]));
    fields.put("country", new Said.Value(culture.erpCountry(), culture.country()));
    fields.put("industry", industry());
    fields.put("lifecycle", state());
    fields.put("owner", owner());
    return fields;
  }

  /** Everything the shop knows of somebody. */
  Map<String, Said> shopPerson(Person person) {
    Map<String, Said> fields = new LinkedHashMap<>();
    fields.put("givenName", name(person.given()));
    fields.put("familyName", name(person.family()));
    fields.put("email", email(person.email()));
    fields.put("mobile", phone(person.mobile()));
    fields.put("street", name(person.street()));
    fields.put("postalCode", Said.text(person.postalCode()));
    fields.put("city", name(person.city()));
    fields.put(
        "country",
        new Said.Value(
            oneIn(4)
                ? person.culture().country().toLowerCase(Locale.ROOT)
                : person.culture().country(),
            person.culture().country()));
    fields.put("language", Said.text(person.culture().language()));
    fields.put("birthDate", Said.text(person.born().toString()));
    boolean newsletter = random.nextBoolean();
    fields.put("newsletter", new Said.Value(String.valueOf(newsletter), newsletter));
    return fields;
  }

  /** Everything a branch asks a new customer for. */
  Map<String, Said> branchPerson(Person person) {
    Map<String, Said> fields = new LinkedHashMap<>();
    fields.put("givenName", latin(person.given()));
    fields.put("familyName", latin(person.family()));
    fields.put("email", email(person.email()));
    fields.put("phone", phone(person.phone()));
    fields.put("street", latin(person.street()));
    fields.put("postalCode", Said.text(person.postalCode()));
    fields.put("city", latin(person.city()));
    fields.put("country", new Said.Value(person.culture().iso3(), person.culture().country()));
    fields.put("birthDate", germanDate(person.born()));
    fields.put("newsletter", flag());
    return fields;
  }

  Said flag() {
    boolean yes = random.nextBoolean();
    return new Said.Value(yes ? "J" : "N", yes);
  }

  private static Said latin(String text) {
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("not in ISO-8859-1: " + text);
    }
    return Said.text(text);
  }
}
