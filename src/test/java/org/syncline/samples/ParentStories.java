package org.syncline.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * Shop customers who work for an organisation of the ERP, which may come before them, with them,
 * after them, or never.
 */
final class ParentStories {
  private static final List<String> ORGANISATIONS =
      List.of(
          "Nordwind Maschinenbau GmbH & Co. KG",
          "Boulangerie Lefèvre <Frères>",
          "Łódzkie Zakłady \"Wełna\"",
          "北京晨光科技有限公司",
          "株式会社さくら",
          "Công ty Hoàng Hà",
          "Ağaç Mobilya A.Ş.",
          "Škoda & synové",
          "O'Malley's Bookshop",
          "Muñoz Hermanos S.L.",
          "Smørrebrød ApS 🥪",
          "शर्मा ट्रेडर्स");

  private final Cast cast;

  ParentStories(Cast cast) {
    this.cast = cast;
  }

  void tell() {
    for (int i = 0; i < 15; i++) {
      String early = organisation(1);
      employees(early, 3, 2);
      optionalEmployee(early, 3);
    }
    for (int i = 0; i < 15; i++) {
      int wave = cast.wave(2, 9);
      String together = organisation(wave);
      employee(together, wave);
      employee(together, wave);
      optionalEmployee(together, wave);
    }
    for (int i = 0; i < 12; i++) {
      int wave = cast.wave(5, 9);
      String late = organisation(wave);
      employee(late, cast.wave(1, wave - 1));
      optionalEmployee(late, cast.wave(1, wave - 1));
      changedWhileWaiting(late, wave);
      lateWhileWaiting(late, wave);
    }
    for (int i = 0; i < 4; i++) {
      int wave = cast.wave(5, 8);
      faultyBehindWaiting(organisation(wave), wave);
    }
    for (int i = 0; i < 16; i++) {
      String never = cast.erpKey();
      employee(never, cast.wave(1, 8));
      if (i % 4 == 0) {
        leavesBeforeParentComes(never);
        waitsForEver(never);
        optionalEmployee(never, cast.wave(1, 8));
      }
    }
  }

  private String organisation(int wave) {
    String key = cast.erpKey();
    Culture culture = Culture.ALL.get(cast.random.nextInt(Culture.ALL.size()));
    Card card =
        Card.of(key).with(cast.scribe.erpOrganisation(cast.scribe.one(ORGANISATIONS), culture));
    cast.erp(wave, card.at(1, cast.moment(wave)));
    if (wave < Script.WAVES && cast.scribe.oneIn(2)) {
      cast.erp(
          wave + 1,
          card.with("industry", cast.scribe.industry())
              .with("owner", Said.text("Desk " + wave))
              .at(2, cast.moment(wave + 1)));
    }
    return key;
  }

  private void employees(String organisation, int count, int fromWave) {
    for (int i = 0; i < count; i++) {
      employee(organisation, cast.wave(fromWave, Script.WAVES));
    }
  }

  private void employee(String organisation, int wave) {
    cast.shop(wave, employed(organisation, cast.people.anybody()).at(cast.moment(wave)));
  }

  private Card employed(String organisation, Person person) {
    return cast.shopCard(cast.shopKey(), person).with("employer", new Said.Reference(organisation));
  }

  /** The ERP's own people name their employer without waiting for it. */
  private void optionalEmployee(String organisation, int wave) {
    Card card = cast.erpCard(cast.erpKey(), cast.people.anybody());
    cast.erp(
        wave, card.with("employer", new Said.Reference(organisation)).at(1, cast.moment(wave)));
  }

  private void changedWhileWaiting(String organisation, int parentWave) {
    Person person = cast.people.anybody();
    Card card = employed(organisation, person);
    List<Integer> waves = cast.waves(2, 1, parentWave - 1);
    cast.shop(waves.get(0), card.at(cast.moment(waves.get(0))));
    cast.shop(waves.get(1), cast.shopChange(card, person).at(cast.moment(waves.get(1))));
  }

  private void lateWhileWaiting(String organisation, int parentWave) {
    Person person = cast.people.anybody();
    Card card = employed(organisation, person);
    List<Integer> waves = cast.waves(2, 1, parentWave - 1);
    cast.shop(waves.get(0), card.at(cast.moment(waves.get(0))));
    cast.shop(waves.get(1), cast.shopChange(card, person).at(cast.moment(0)));
  }

  private void faultyBehindWaiting(String organisation, int parentWave) {
    Person person = cast.people.anybody();
    Card card = employed(organisation, person);
    List<Integer> waves = cast.waves(2, 1, parentWave - 1);
    cast.shop(waves.get(0), card.at(cast.moment(waves.get(0))));
    Said bad = new Said.Fault(cast.scribe.one(Scribe.NO_PHONE), "NOT_A_PHONE");
    cast.shop(waves.get(1), card.with("mobile", bad).at(cast.moment(waves.get(1))));
  }

  private void leavesBeforeParentComes(String organisation) {
    Person person = cast.people.anybody();
    Card card = employed(organisation, person);
    cast.shop(3, card.at(cast.moment(3)));
    cast.shop(6, card.without("employer").at(cast.moment(6)));
  }

  private void waitsForEver(String organisation) {
    Person person = cast.people.anybody();
    Card card = employed(organisation, person);
    List<SampleMessage> said = new ArrayList<>();
    said.add(cast.shop(4, card.at(cast.moment(4))));
    said.add(cast.shop(5, cast.shopChange(card, person).at(cast.moment(0))));
    cast.script.repeat(said.get(1), 7);
  }
}
