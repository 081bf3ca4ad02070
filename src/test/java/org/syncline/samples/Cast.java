package org.syncline.samples;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What all stories share: people, how they are written down, keys, moments, and the script they
 * write to.
 */
final class Cast {
  final Random random;
  final People people;
  final Scribe scribe;
  final Calendar2025 calendar;
  final ErpMessages erp;
  final ShopMessages shop;
  final BranchMessages branch;
  final Script script;
  private int keys = 10_000;

  Cast(long seed) {
    random = new Random(seed);
    people = new People(random);
    scribe = new Scribe(random);
    calendar = new Calendar2025(random);
    erp = new ErpMessages(random);
    shop = new ShopMessages(random);
    branch = new BranchMessages(random);
    script = new Script(random);
  }

  String erpKey() {
    return "K-" + keys++;
  }

  String shopKey() {
    return "S-" + keys++;
  }

  String branchKey() {
    return String.valueOf(keys++);
  }

  SampleMessage erp(int wave, Card card) {
    return script.say(wave, "erp", "customer", erp.payload(card), erp.meaning(card));
  }

  SampleMessage shop(int wave, Card card) {
    return script.say(wave, "shop", "customer", shop.payload(card), shop.meaning(card));
  }

  SampleMessage branch(int wave, Card card) {
    return script.say(wave, "branch", "customer", branch.payload(card), branch.meaning(card));
  }

  Card erpCard(String key, Person person) {
    return Card.of(key).with(scribe.erpPerson(person));
  }

  Card shopCard(String key, Person person) {
    return Card.of(key).with(scribe.shopPerson(person));
  }

  Card branchCard(String key, Person person) {
    return Card.of(key).with(scribe.branchPerson(person));
  }

  /** Different waves in rising order. */
  List<Integer> waves(int count, int from, int to) {
    List<Integer> waves = new ArrayList<>();
    for (int wave = from; wave <= to; wave++) {
      waves.add(wave);
    }
    Collections.shuffle(waves, random);
    List<Integer> chosen = new ArrayList<>(waves.subList(0, count));
    Collections.sort(chosen);
    return chosen;
  }

  int wave(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  Instant moment(int wave) {
    return calendar.in(wave);
  }

  /** Somebody moved house, changed the number, or was given to another clerk. */
  Card erpChange(Card card, Person person) {
    return switch (random.nextInt(5)) {
      case 0 -> card.with(address(person));
      case 1 -> card.with("phone", scribe.phone(people.phone(person.culture())));
      case 2 -> card.with("creditLimit", scribe.credit());
      case 3 -> card.with("lifecycle", scribe.state()).with("owner", scribe.owner());
      default ->
          card.with("title", Said.text(scribe.one(List.of("Dr.", "Prof.", "Dipl.-Ing.", "M.A."))));
    };
  }

  Card shopChange(Card card, Person person) {
    return switch (random.nextInt(4)) {
      case 0 -> card.with(address(person));
      case 1 -> card.with("mobile", scribe.phone(people.mobile(person.culture())));
      case 2 -> card.with("familyName", scribe.name(person.family() + "-" + person.family()));
      default -> {
        boolean letter = random.nextBoolean();
        yield card.with("newsletter", new Said.Value(letter ? "Y" : "N", letter));
      }
    };
  }

  /** A partial change: only what was typed in at the counter. */
  Card branchChange(String key, Person person) {
    Card card = Card.of(key);
    return switch (random.nextInt(5)) {
      case 0 -> {
        Map<String, Said> address = address(person);
        yield card.with(address);
      }
      case 1 -> card.with("phone", scribe.phone(people.phone(person.culture())));
      case 2 -> card.with("newsletter", scribe.flag());
      case 3 ->
          card.with("birthDate", scribe.germanDate(person.born().plusDays(random.nextInt(3))));
      default ->
          card.with("newsletter", scribe.flag()).with("familyName", Said.text(person.family()));
    };
  }

  private Map<String, Said> address(Person person) {
    String[] place = people.one(person.culture().cities()).split("\\|");
    String number = " " + (1 + random.nextInt(120));
    Map<String, Said> address = new LinkedHashMap<>();
    address.put("street", Said.text(place[2] + number));
    address.put("postalCode", Said.text(place[0]));
    address.put("city", Said.text(place[1]));
    return address;
  }
}
