package org.syncline.samples;

import java.util.List;
import java.util.Objects;

/**
 * Customers of one system: made, changed, sent again, versions in the wrong order, values that the
 * mapping tolerates.
 */
final class OrdinaryStories {
  private final Cast cast;

  OrdinaryStories(Cast cast) {
    this.cast = cast;
  }

  /** At most {@code most} messages. */
  void erpCustomer(int most) {
    Person person = cast.people.anybody();
    int count = Math.min(most, 1 + cast.random.nextInt(5));
    List<Integer> waves = cast.waves(count, 1, Script.WAVES);
    Card card = tolerated(cast.erpCard(cast.erpKey(), person));
    int version = 1 + cast.random.nextInt(3);
    for (int i = 0; i < count; i++) {
      if (i > 0 && !cast.scribe.oneIn(6)) {
        card = cast.erpChange(card, person);
      }
      version += 1 + cast.random.nextInt(2);
      card = card.at(version, cast.moment(waves.get(i)));
      boolean swapped = i + 1 < count && cast.scribe.oneIn(5);
      if (swapped) {
        cast.erp(waves.get(i + 1), card);
        card = cast.erpChange(card, person).at(++version, cast.moment(waves.get(i)));
        cast.erp(waves.get(i), card);
        i++;
      } else {
        cast.erp(waves.get(i), card);
      }
    }
  }

  /** Faults that the mapping's rows let pass, and times that can't be trusted. */
  private Card tolerated(Card card) {
    return switch (cast.random.nextInt(16)) {
      case 0 -> card.with("phone", new Said.Clearing(cast.scribe.one(Scribe.NO_PHONE)));
      case 1 -> card.with("email", new Said.Clearing("nobody at home"));
      case 2 -> card.with("email", new Said.Clearing("  "));
      case 3 -> card.with("language", new Said.Ignored("klingon"));
      case 4 -> card.with("creditLimit", new Said.Ignored("k.A."));
      case 5 -> card.with("phone", new Said.Null());
      case 6 -> card.with("street", Said.text("")).without("phone");
      case 7 -> card.with("title", Said.text("Haus\u0000meister"));
      default -> card;
    };
  }

  void shopCustomer(int most) {
    Person person = cast.people.anybody();
    int count = Math.min(most, 1 + cast.random.nextInt(4));
    List<Integer> waves = cast.waves(count, 1, Script.WAVES);
    Card card = cast.shopCard(cast.shopKey(), person);
    card =
        switch (cast.random.nextInt(10)) {
          case 0 -> card.with("birthDate", new Said.Clearing(cast.scribe.one(Scribe.NO_DATE)));
          case 1 -> card.with("language", new Said.Clearing("??"));
          case 2 -> card.with("newsletter", new Said.Ignored("perhaps"));
          case 3 -> card.with("mobile", new Said.Null()).with("street", Said.text(""));
          case 4 -> card.with("email", new Said.Clearing("")).without("birthDate");
          default -> card;
        };
    for (int i = 0; i < count; i++) {
      if (i > 0 && !cast.scribe.oneIn(6)) {
        card = cast.shopChange(card, person);
      }
      card = card.at(cast.moment(waves.get(i)));
      if (i > 0 && cast.scribe.oneIn(5)) {
        cast.shop(waves.get(i), card.at(cast.moment(0)));
      } else {
        cast.shop(waves.get(i), card);
      }
    }
  }

  /** Changes without version or time, several of them in one wave. */
  void branchCustomer(int most) {
    Person person = cast.people.westerner();
    String key = cast.branchKey();
    int count = Math.min(most, 1 + cast.random.nextInt(6));
    int wave = cast.wave(1, 5);
    Card first = cast.branchCard(key, person);
    first =
        switch (cast.random.nextInt(8)) {
          case 0 -> first.with("phone", new Said.Ignored(cast.scribe.one(Scribe.NO_PHONE)));
          case 1 -> first.with("country", new Said.Clearing("XXX"));
          case 2 -> first.without("email").without("phone");
          case 3 -> first.with("email", new Said.Ignored("keine"));
          default -> first;
        };
    cast.branch(wave, first);
    for (int i = 1; i < count; i++) {
      wave = Math.min(Script.WAVES, wave + cast.random.nextInt(2));
      Card change = cast.branchChange(key, person);
      if (cast.scribe.oneIn(8)) {
        change = change.with("postalCode", new Said.Null());
      }
      cast.branch(wave, change);
    }
  }

  void csvCustomer() {
    Person person = cast.people.anybody();
    Card card =
        cast.erpCard("C-" + cast.erpKey(), person).with("street", Said.text("Hof; \"Süd\""));
    card = card.with("phone", cast.scribe.oneIn(5) ? new Said.Null() : card.fields().get("phone"));
    int wave = cast.wave(1, 6);
    for (int version = 1; version <= 2; version++) {
      card = card.at(version, cast.moment(wave));
      cast.script.say(wave, "erp", "customer-csv", cast.erp.csv(card), csvMeaning(card));
      wave += cast.wave(1, 4);
      card = card.with("city", Said.text("Neustadt " + wave));
    }
  }

  private Meaning csvMeaning(Card card) {
    Card said = Card.of(card.key()).at(version(card), Objects.requireNonNull(card.time()));
    for (String field :
        List.of("givenName", "familyName", "email", "phone", "street", "city", "birthDate")) {
      said = said.with(field, Objects.requireNonNull(card.fields().get(field)));
    }
    return cast.erp.meaning(said);
  }

  void mapCustomer() {
    Person person = cast.people.anybody();
    Card card =
        Card.of("M-" + cast.erpKey())
            .with("givenName", cast.scribe.name(person.given()))
            .with("familyName", cast.scribe.name(person.family()))
            .with("email", cast.scribe.email(person.email()))
            .with("city", Said.text(person.city()))
            .with("newsletter", new Said.Value("true", true));
    int wave = cast.wave(1, 6);
    for (int version = 1; version <= 2; version++) {
      card = card.at(version, cast.moment(wave));
      cast.script.say(wave, "erp", "customer-map", cast.erp.map(card), cast.erp.meaning(card));
      wave += cast.wave(1, 4);
      card = card.with("newsletter", new Said.Value("false", false));
    }
  }

  private static long version(Card card) {
    return Objects.requireNonNull(card.version());
  }
}
