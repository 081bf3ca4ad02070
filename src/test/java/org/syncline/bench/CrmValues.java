package org.syncline.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Values of customers and of what refers to them, some frequent and most rare, as a grown CRM has
 * them. The same number gives the same customer each time.
 */
final class CrmValues {
  static final long SEED = 20_261_126L;
  static final List<String> LIFECYCLES = List.of("customer", "lead", "prospect", "former");
  private static final int NAMES = 5_000;
  private static final int OWNERS = 300;
  private static final int TEAMS = 20;
  private static final String[] BEGINNINGS =
      ("An Ber Car Dor El Fri Ger Han Isa Jo Kar Lin Mar Nor Ol Pet Quin Ros Schu Sta Tho Ul Vol"
              + " Wer Zim")
          .split(" ");
  private static final String[] MIDDLES =
      "ba den ga hel i ka len ma ne or pa ri sen ta u ve wi xa ya ze".split(" ");
  private static final String[] ENDS = "mann berg er sson ina ez ova i ard feld".split(" ");
  private static final String FAMILIES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧";
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文春海燕雪峰宇浩然子轩梓涵欣怡佳琪俊豪思远一诺";
  private static final List<String> KINDS = List.of("GmbH", "AG", "Ltd", "SARL", "& Co KG", "有限公司");
  private static final List<String> TRADES =
      List.of("Logistics", "Maschinenbau", "Foods", "Consulting", "Energy", "Medical", "Textil");
  static final List<String> INDUSTRIES =
      List.of(
          "Engineering",
          "Retail",
          "Health",
          "Logistics",
          "Finance",
          "Energy",
          "Education",
          "Chemistry",
          "Construction",
          "Media",
          "Public sector",
          "Hospitality");
  private static final List<String> COUNTRIES = List.of("DE", "AT", "CH", "FR", "CN", "IT", "PL");
  private static final List<String> SOURCES = List.of("web", "fair", "call", "referral", "import");
  private static final String[] SUBJECTS =
      ("offer order invoice delivery complaint renewal question meeting reminder contract service"
              + " visit training spare parts price list catalogue return repair update licence"
              + " schedule newsletter feedback survey address change payment credit note warranty")
          .split(" ");
  private static final String PROSE =
      "Prefers to be called in the morning, between nine and eleven; asked for the new catalogue"
          + " twice, the last time by letter in spring, and wants to hear about the next delivery"
          + " before it leaves the warehouse, since the gate has to be opened by somebody. ";

  private CrmValues() {}

  static Random customerRandom(int customer) {
    return new Random(SEED + customer * 7_919L);
  }

  /** A number below the end, small ones far more often. */
  static int skewed(Random random, int end) {
    return (int) (end * Math.pow(random.nextDouble(), 2.5));
  }

  static String name(int rank) {
    return BEGINNINGS[rank % BEGINNINGS.length]
        + MIDDLES[rank / BEGINNINGS.length % MIDDLES.length]
        + ENDS[rank / BEGINNINGS.length / MIDDLES.length % ENDS.length];
  }

  static String name(Random random) {
    return name(skewed(random, NAMES));
  }

  private static String one(Random random, List<String> of) {
    return of.get(skewed(random, of.size()));
  }

  private static String sign(Random random, String of) {
    return Character.toString(of.charAt(skewed(random, of.length())));
  }

  static String owner(Random random) {
    int number = skewed(random, OWNERS);
    return name(number * 7) + " " + name(number * 11 + 3);
  }

  static String team(Random random) {
    return "Team " + (1 + skewed(random, TEAMS));
  }

  static String mail(int customer) {
    return "customer" + customer + "@example.com";
  }

  private static String phone(Random random) {
    return "+49" + (30 + random.nextInt(900)) + (1_000_000 + random.nextInt(8_999_999));
  }

  private static String prose(Random random, int most) {
    int from = random.nextInt(30);
    return PROSE.substring(from, from + 20 + random.nextInt(most));
  }

  /** A Chinese family name. */
  static String family(Random random) {
    return sign(random, FAMILIES);
  }

  /** A Chinese given name. */
  static String given(Random random) {
    String given = sign(random, GIVEN);
    return random.nextBoolean() ? given : given + sign(random, GIVEN);
  }

  private static void person(Map<String, Object> values, Random random) {
    if (random.nextInt(100) < 8) {
      values.put("familyName", family(random));
      values.put("givenName", given(random));
    } else {
      values.put("familyName", name(random));
      values.put("givenName", name(skewed(random, NAMES / 4)));
    }
  }

  static Map<String, Object> customer(int number) {
    Random random = customerRandom(number);
    Map<String, Object> values = new HashMap<>();
    boolean person = random.nextInt(10) < 7;
    values.put("kind", person ? "person" : "organisation");
    if (person) {
      person(values, random);
      values.put("title", "Dr.");
      values.put("birthDate", LocalDate.of(1940, 1, 1).plusDays(random.nextInt(24_000)).toString());
    } else if (random.nextInt(100) < 8) {
      String name = sign(random, FAMILIES) + sign(random, GIVEN) + sign(random, GIVEN);
      values.put("organisationName", name + "有限公司");
    } else {
      values.put(
          "organisationName", name(random) + " " + one(random, TRADES) + " " + one(random, KINDS));
    }
    values.put("email", mail(number));
    values.put("phone", phone(random));
    values.put("mobile", phone(random));
    values.put("street", name(random) + "straße " + (1 + random.nextInt(200)));
    values.put("postalCode", Integer.toString(10_000 + random.nextInt(89_999)));
    values.put("city", name(skewed(random, 200)) + "stadt");
    values.put("country", one(random, COUNTRIES));
    values.put("language", "de");
    values.put("industry", one(random, INDUSTRIES));
    String lifecycle = one(random, LIFECYCLES);
    values.put("lifecycle", lifecycle);
    if (lifecycle.equals("former")) {
      values.put("churned", date(random));
    }
    values.put("creditLimit", BigDecimal.valueOf(random.nextInt(9_000_000), 2));
    values.put("currency", "EUR");
    values.put("newsletter", random.nextBoolean());
    values.put("owner", owner(random));
    values.put("team", team(random));
    values.put("source", one(random, SOURCES));
    return values;
  }

  /** What a later message of the customer's source changes. */
  static Map<String, Object> change(Random random) {
    Map<String, Object> values = new HashMap<>();
    values.put("street", name(random) + "straße " + (1 + random.nextInt(200)));
    values.put("creditLimit", BigDecimal.valueOf(random.nextInt(9_000_000), 2));
    if (random.nextInt(4) == 0) {
      values.put("owner", owner(random));
    }
    return values;
  }

  private static String date(Random random) {
    return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_400)).toString();
  }

  static Instant instant(Random random) {
    return Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(200_000_000));
  }

  /** A word that many subjects begin with. */
  static String topic(Random random) {
    return SUBJECTS[skewed(random, SUBJECTS.length)];
  }

  private static String subject(Random random) {
    return topic(random)
        + " "
        + SUBJECTS[random.nextInt(SUBJECTS.length)]
        + " "
        + name(random)
        + " "
        + (10_000 + random.nextInt(90_000));
  }

  private static Map<String, Object> related(Random random, String customer) {
    Map<String, Object> values = new HashMap<>();
    values.put("customer", customer);
    values.put("owner", owner(random));
    values.put("team", team(random));
    values.put("source", one(random, SOURCES));
    return values;
  }

  static Map<String, Object> contact(Random random, String customer, int number) {
    Map<String, Object> values = related(random, customer);
    person(values, random);
    values.put("jobTitle", "Head of " + one(random, TRADES));
    values.put("email", "contact" + number + "@example.org");
    values.put("phone", phone(random));
    values.put("street", name(random) + "straße " + (1 + random.nextInt(200)));
    values.put("city", name(skewed(random, 200)) + "stadt");
    values.put("country", one(random, COUNTRIES));
    values.put("status", random.nextInt(10) == 0 ? "inactive" : "active");
    values.put("description", prose(random, 150));
    return values;
  }

  static Map<String, Object> communication(Random random, String customer, String contact) {
    Map<String, Object> values = related(random, customer);
    values.put("contact", contact);
    values.put("type", one(random, List.of("email", "call", "note", "meeting", "letter")));
    values.put("direction", random.nextBoolean() ? "inbound" : "outbound");
    values.put("subject", subject(random));
    values.put("start", instant(random).toString());
    values.put("body", prose(random, 190));
    values.put("outcome", "done");
    return values;
  }

  static Map<String, Object> opportunity(Random random, String customer, String contact) {
    Map<String, Object> values = related(random, customer);
    values.put("contact", contact);
    values.put("name", subject(random));
    values.put("pipeline", one(random, List.of("new business", "renewal", "partner")));
    values.put("stage", one(random, List.of("qualified", "offer", "negotiation", "decided")));
    values.put("status", one(random, List.of("won", "open", "lost")));
    values.put("amount", BigDecimal.valueOf(1 + skewed(random, 50_000_000), 2));
    values.put("currency", "EUR");
    values.put("opened", date(random));
    values.put("expectedClose", date(random));
    values.put("nextStep", prose(random, 150));
    return values;
  }

  static Map<String, Object> supportCase(
      Random random, String customer, String contact, int number) {
    Map<String, Object> values = related(random, customer);
    values.put("contact", contact);
    values.put("number", "C-" + number);
    values.put("subject", subject(random));
    values.put("type", one(random, List.of("question", "problem", "request", "complaint")));
    values.put("category", one(random, INDUSTRIES));
    values.put("priority", one(random, List.of("medium", "low", "high", "urgent")));
    values.put("status", one(random, List.of("closed", "open", "waiting", "new", "resolved")));
    values.put("opened", instant(random).toString());
    values.put("description", prose(random, 190));
    return values;
  }
}
