package org.syncline.samples;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Invents people, no two with one e-mail address. */
final class People {
  private static final List<String> MAIL_HOSTS =
      List.of("example.com", "example.org", "example.net", "post.example.com", "mail.example.org");

  private final Random random;
  private final Set<String> emails = new HashSet<>();

  People(Random random) {
    this.random = random;
  }

  Person anybody() {
    return from(Culture.ALL.get(random.nextInt(Culture.ALL.size())));
  }

  /** Somebody whose name can be written in ISO-8859-1. */
  Person westerner() {
    Culture culture;
    do {
      culture = Culture.ALL.get(random.nextInt(Culture.ALL.size()));
    } while (!culture.latin1());
    return from(culture);
  }

  private Person from(Culture culture) {
    String[] given = one(culture.given()).split("=");
    String[] family = one(culture.family()).split("=");
    String[] place = one(culture.cities()).split("\\|");
    return new Person(
        culture,
        given[0],
        family[0],
        email(given[1] + "." + family[1]),
        phone(culture),
        mobile(culture),
        place[2],
        place[0],
        place[1],
        LocalDate.of(1935, 1, 1).plusDays(random.nextInt(25_000)));
  }

  String phone(Culture culture) {
    return "+" + culture.phonePrefix() + digits(culture.phoneRest());
  }

  String mobile(Culture culture) {
    return "+" + culture.mobilePrefix() + digits(culture.mobileRest());
  }

  /** An address of their own, so that two of one name stay two people. */
  String email(String name) {
    String host = one(MAIL_HOSTS);
    String email = name + "@" + host;
    for (int i = 2; !emails.add(email); i++) {
      email = name + i + "@" + host;
    }
    return email;
  }

  String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder().append((char) ('2' + random.nextInt(4)));
    while (digits.length() < count) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }
}
