package org.syncline.samples;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Five keys that get a tenth of the traffic: two big accounts, three customers of chatty terminals.
 */
final class HotKeyStories {
  static final List<SourceKey> HOT =
      List.of(
          new SourceKey("erp", "customer", "K-1"),
          new SourceKey("shop", "customer", "S-1"),
          new SourceKey("branch", "customer", "1"),
          new SourceKey("branch", "customer", "2"),
          new SourceKey("branch", "customer", "3"));
  private static final int LIVE_MESSAGES = 65;
  private static final int BRANCH_MESSAGES = 90;

  private final Cast cast;

  HotKeyStories(Cast cast) {
    this.cast = cast;
  }

  void tell() {
    erpAccount();
    shopAccount();
    branchCustomerThatErpKnows();
    branchCustomer("2");
    branchCustomer("3");
  }

  /**
   * Each wave brings one newer version, and late ones older than the last wave's: whichever comes
   * first, the late ones are superseded.
   */
  private void erpAccount() {
    Person person = cast.people.anybody();
    Card card = cast.erpCard("K-1", person).at(10, cast.moment(1));
    List<SampleMessage> said = new ArrayList<>();
    said.add(cast.erp(1, card));
    said.add(cast.script.repeat(said.get(0), 1));
    for (int wave = 2; wave <= Script.WAVES; wave++) {
      int inWave = (LIVE_MESSAGES - 2) / (Script.WAVES - 1);
      for (int i = 0; i < inWave - 2; i++) {
        int late = cast.wave(1, 10 * (wave - 1));
        said.add(
            cast.erp(
                wave, cast.erpChange(card, person).at(late, cast.moment(cast.wave(0, wave - 1)))));
      }
      card = cast.erpChange(card, person).at(10L * wave, cast.moment(wave));
      SampleMessage newest = cast.erp(wave, card);
      cast.script.repeat(said.get(cast.random.nextInt(said.size())), wave);
      said.add(newest);
    }
  }

  private void shopAccount() {
    Person person = cast.people.anybody();
    Card card = cast.shopCard("S-1", person).at(cast.moment(1));
    List<SampleMessage> said = new ArrayList<>();
    said.add(cast.shop(1, card));
    said.add(cast.script.repeat(said.get(0), 1));
    for (int wave = 2; wave <= Script.WAVES; wave++) {
      int inWave = (LIVE_MESSAGES - 2) / (Script.WAVES - 1);
      Instant last = Objects.requireNonNull(card.time());
      for (int i = 0; i < inWave - 2; i++) {
        Instant late = last.minusSeconds(60L * cast.random.nextInt(20_000));
        said.add(cast.shop(wave, cast.shopChange(card, person).at(late)));
      }
      card = cast.shopChange(card, person).at(cast.moment(wave));
      SampleMessage newest = cast.shop(wave, card);
      cast.script.repeat(said.get(cast.random.nextInt(said.size())), wave);
      said.add(newest);
    }
  }

  /**
   * The terminals go on while the ERP speaks of the same person: by then the fields both know are
   * the terminals', who came later, so the ERP changes only what it alone knows.
   */
  private void branchCustomerThatErpKnows() {
    Person person = cast.people.westerner();
    Card erp = cast.erpCard("K-2", person).at(1, cast.moment(1));
    cast.erp(1, erp);
    Card first = cast.branchCard("1", person);
    first = first.with("street", Said.text("Am Markt 1")).with("city", Said.text("Husum"));
    first = first.with("familyName", Said.text(person.family() + " sen."));
    first = first.with("phone", cast.scribe.phone(cast.people.phone(person.culture())));
    first = first.with("postalCode", Said.text("25813"));
    first = first.with("birthDate", cast.scribe.germanDate(person.born().plusDays(7)));
    run("1", person, first, 2);
    for (int wave : List.of(5, 8)) {
      erp = erp.with("title", Said.text("Dr. h.c. " + wave)).at(wave, cast.moment(wave));
      cast.erp(wave, erp);
    }
  }

  private void branchCustomer(String key) {
    Person person = cast.people.westerner();
    run(key, person, cast.branchCard(key, person), 1);
  }

  private void run(String key, Person person, Card first, int fromWave) {
    int waves = Script.WAVES - fromWave + 1;
    List<SampleMessage> said = new ArrayList<>();
    for (int wave = fromWave; wave <= Script.WAVES; wave++) {
      for (int i = 0; i < BRANCH_MESSAGES / waves; i++) {
        if (said.isEmpty()) {
          said.add(cast.branch(wave, first));
        } else if (cast.scribe.oneIn(12)) {
          cast.script.repeat(said.get(cast.random.nextInt(said.size())), wave);
        } else if (cast.scribe.oneIn(15)) {
          said.add(cast.branch(wave, Card.of(key).with("newsletter", new Said.Null())));
        } else {
          said.add(cast.branch(wave, cast.branchChange(key, person)));
        }
      }
    }
  }
}
