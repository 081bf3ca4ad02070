package org.syncline.samples;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What must not get in: values that mean nothing, bodies that nobody can read, messages for nobody.
 */
final class FaultStories {
  private final Cast cast;

  FaultStories(Cast cast) {
    this.cast = cast;
  }

  void tell() {
    for (int i = 0; i < 18; i++) {
      erp("birthDate", new Said.Fault(cast.scribe.one(Scribe.NO_DATE), "NOT_A_DATE"));
      erp(
          "country",
          new Said.Fault(cast.scribe.one(List.of("ZZ", "Utopia", "??")), "UNKNOWN_CODE"));
      shop("mobile", new Said.Fault(cast.scribe.one(Scribe.NO_PHONE), "NOT_A_PHONE"));
      branchWaits("birthDate", new Said.Fault(branchDate(), "NOT_A_DATE"));
    }
    for (int i = 0; i < 8; i++) {
      shop("email", new Said.Fault("no.at.sign", "NOT_AN_EMAIL"));
      shop("country", new Said.Fault("XX", "NOT_A_COUNTRY"));
      shop("familyName", new Said.Fault("", "REQUIRED_MISSING"));
      branchWaits("newsletter", new Said.Fault("?", "NOT_A_BOOLEAN"));
    }
    for (int i = 0; i < 5; i++) {
      erp("kind", new Said.Fault("robot", "UNKNOWN_CODE"));
      erp("postalCode", new Said.Fault("12345-67890-ABCDE-FGHIJ", "TOO_LONG"));
      erp("familyName", new Said.Fault("nested", "WRONG_TYPE"));
      unordered();
      keyless();
      bodies(i);
      unknownObjects();
    }
  }

  private String branchDate() {
    return cast.scribe.one(List.of("31.02.1980", "00.00.0000", "1980-02-1x", "unbekannt"));
  }

  private void erp(String field, Said.Fault fault) {
    Person person = cast.people.anybody();
    Card card = cast.erpCard(cast.erpKey(), person);
    List<Integer> waves = cast.waves(4, 1, Script.WAVES);
    Card faulty = card.with(field, fault);
    switch (cast.random.nextInt(5)) {
      case 0 -> cast.erp(waves.get(0), faulty.at(1, cast.moment(waves.get(0))));
      case 1 -> { // A newer state overtakes the parked one.
        cast.erp(waves.get(0), card.at(1, cast.moment(waves.get(0))));
        cast.erp(waves.get(1), faulty.at(2, cast.moment(waves.get(1))));
        cast.erp(waves.get(2), cast.erpChange(card, person).at(3, cast.moment(waves.get(2))));
      }
      case 2 -> { // A late one waits behind it.
        cast.erp(waves.get(0), faulty.at(5, cast.moment(waves.get(1))));
        cast.erp(waves.get(1), card.at(4, cast.moment(waves.get(0))));
      }
      case 3 -> { // One as bad waits behind it; then a good one overtakes both.
        cast.erp(waves.get(0), card.at(1, cast.moment(waves.get(0))));
        cast.erp(waves.get(1), faulty.at(2, cast.moment(waves.get(1))));
        cast.erp(waves.get(2), faulty.at(3, cast.moment(waves.get(2))));
        if (cast.scribe.oneIn(2)) {
          cast.erp(waves.get(3), cast.erpChange(card, person).at(4, cast.moment(waves.get(3))));
        }
      }
      default -> { // Late and bad: parked all the same.
        cast.erp(waves.get(0), card.at(7, cast.moment(waves.get(1))));
        cast.erp(waves.get(1), faulty.at(6, cast.moment(waves.get(0))));
      }
    }
  }

  private void shop(String field, Said.Fault fault) {
    Person person = cast.people.anybody();
    Card card = cast.shopCard(cast.shopKey(), person);
    Card faulty = card.with(field, fault);
    List<Integer> waves = cast.waves(3, 1, Script.WAVES);
    switch (cast.random.nextInt(3)) {
      case 0 -> cast.shop(waves.get(0), faulty.at(cast.moment(waves.get(0))));
      case 1 -> {
        cast.shop(waves.get(0), card.at(cast.moment(waves.get(0))));
        cast.shop(waves.get(1), faulty.at(cast.moment(waves.get(1))));
        cast.shop(waves.get(2), cast.shopChange(card, person).at(cast.moment(waves.get(2))));
      }
      default -> {
        cast.shop(waves.get(0), faulty.at(cast.moment(waves.get(0))));
        cast.shop(waves.get(1), card.at(cast.moment(0)));
      }
    }
  }

  /** Changes can't overtake: what follows waits until a person decides. */
  private void branchWaits(String field, Said.Fault fault) {
    Person person = cast.people.westerner();
    String key = cast.branchKey();
    int wave = cast.wave(1, 6);
    if (cast.scribe.oneIn(2)) {
      cast.branch(wave, cast.branchCard(key, person));
    }
    cast.branch(
        wave, Card.of(key).with(cast.branchChange(key, person).fields()).with(field, fault));
    for (int i = cast.random.nextInt(4); i > 0; i--) {
      wave = cast.wave(wave, Script.WAVES);
      cast.branch(wave, cast.branchChange(key, person));
    }
  }

  private void unordered() {
    Card erp = cast.erpCard(cast.erpKey(), cast.people.anybody()).at(1, cast.moment(3));
    cast.erp(3, erp.unstamped());
    Card misprint = cast.erpCard(cast.erpKey(), cast.people.anybody()).at(1, cast.moment(4));
    cast.erp(4, misprint.unstamped().with("@version", new Said.Fault("7a", "NOT_A_NUMBER")));
    cast.shop(5, cast.shopCard(cast.shopKey(), cast.people.anybody()));
    Card undated = cast.shopCard(cast.shopKey(), cast.people.anybody());
    cast.shop(6, undated.with("@time", new Said.Fault("yesterday", "NOT_A_DATE")));
  }

  private void keyless() {
    Said.Fault none = new Said.Fault("", "KEY_MISSING");
    Said.Fault blank = new Said.Fault("   ", "KEY_MISSING");
    cast.erp(2, keyed(cast.erpCard("-", cast.people.anybody()).at(1, cast.moment(2)), none));
    cast.erp(5, keyed(cast.erpCard("-", cast.people.anybody()).at(1, cast.moment(5)), blank));
    cast.shop(7, keyed(cast.shopCard("-", cast.people.anybody()).at(cast.moment(7)), none));
    cast.branch(3, keyed(cast.branchCard("-", cast.people.westerner()), blank));
    Said.Fault bell = new Said.Fault("K-\u0007-1", "KEY_UNUSABLE");
    Said.Fault endless = new Said.Fault("S-" + "1234567890".repeat(20), "KEY_UNUSABLE");
    cast.erp(6, keyed(cast.erpCard("-", cast.people.anybody()).at(1, cast.moment(6)), bell));
    cast.shop(8, keyed(cast.shopCard("-", cast.people.anybody()).at(cast.moment(8)), endless));
  }

  private static Card keyed(Card card, Said.Fault fault) {
    return card.with("@key", fault);
  }

  private void bodies(int round) {
    String json = cast.erp.json(somebody());
    String other = cast.erp.json(somebody());
    String xml = cast.shop.document(somebodyInShop(), 0);
    String record = cast.branch.record(cast.branchCard(cast.branchKey(), cast.people.westerner()));
    lost("erp", new Payload.Text(""), "BODY_EMPTY");
    lost("erp", new Payload.Bytes(new byte[0]), "BODY_EMPTY");
    lost("shop", new Payload.Text(""), "BODY_EMPTY");
    lost("branch", new Payload.Bytes(new byte[0]), "BODY_EMPTY");
    lost("erp", new Payload.Text(json.substring(0, json.length() * 2 / 3)), "BODY_UNREADABLE");
    lost("erp", new Payload.Text("HTTP 503 Service Unavailable " + round), "BODY_UNREADABLE");
    lost("shop", new Payload.Text(xml.substring(0, xml.length() - 9)), "BODY_UNREADABLE");
    lost(
        "shop",
        new Payload.Text("<!DOCTYPE export SYSTEM \"export.dtd\">" + xml),
        "BODY_UNREADABLE");
    lost(
        "erp",
        latin(
            "{\"customer\":{\"no\":\"K-9\",\"rev\":1,\"name\":{\"last\":\"Größner "
                + round
                + "\"}}}"),
        "BODY_UNREADABLE");
    lost(
        "shop",
        latin(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><export><customer id=\"S-9\"><name><family>Lefèvre "
                + round
                + "</family></name></customer></export>"),
        "BODY_UNREADABLE");
    lost("erp", new Payload.Text(json + "\n" + other), "MULTIPLE_RECORDS");
    lost(
        "shop",
        new Payload.Text(xml.replace("</customer>", "</customer><customer id=\"S-8\"/>")),
        "MULTIPLE_RECORDS");
    lost("branch", latin(record + "\r\n" + record), "MULTIPLE_RECORDS");
  }

  private Card somebody() {
    return cast.erpCard(cast.erpKey(), cast.people.anybody()).at(1, cast.moment(1));
  }

  private Card somebodyInShop() {
    return cast.shopCard(cast.shopKey(), cast.people.anybody()).at(cast.moment(1));
  }

  private static Payload latin(String text) {
    return new Payload.Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void lost(String system, Payload payload, String reason) {
    cast.script.say(
        cast.wave(1, Script.WAVES), system, "customer", payload, new Meaning.NoLane(reason));
  }

  private void unknownObjects() {
    Meaning nobody = new Meaning.NoLane("UNKNOWN_FLOW");
    cast.script.say(
        2, "erp", "invoice", new Payload.Text("{\"invoice\":{\"no\":\"R-1\"}}"), nobody);
    cast.script.say(4, "shop", "order", new Payload.Text("<order id=\"1\"/>"), nobody);
    cast.script.say(6, "branch", "visit", latin("00000001 2025-03-01"), nobody);
  }
}
