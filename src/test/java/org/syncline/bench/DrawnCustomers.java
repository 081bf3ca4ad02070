package org.syncline.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.syncline.mapping.format.SourceBody;

/**
 * Customers as the {@code erp} system of the samples sends them, with all that years of typing left
 * in them: members that are missing, blank, in another form, or not known. Each is drawn from a
 * seed and its number alone, so that none has to be kept.
 */
final class DrawnCustomers {
  private static final String[] FIRST = {"Anneliese", "Björn", "Chiara", "Dmitri", "Éloïse", "Wei"};
  private static final String[] LAST = {"Schröder", "O'Neill", "García", "Nguyễn", "de Vries", "李"};
  private static final String[] CITY = {"Berlin", "Köln", "Zürich", "Wien", "Lille", "Leeds"};
  private static final String[] COUNTRY = {"D", "D", "D", "A", "CH", "F", "GB", "d ", "NL"};

  private final long seed;

  DrawnCustomers(long seed) {
    this.seed = seed;
  }

  static String key(int number) {
    return "W-" + number;
  }

  SourceBody body(int number) {
    return new SourceBody(text(number).getBytes(StandardCharsets.UTF_8), "UTF-8");
  }

  private String text(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_000_007L + number);
    boolean organisation = random.nextInt(5) == 0;
    StringBuilder body = new StringBuilder(1_100);
    body.append("{\"changedAt\":\"")
        .append(
            "2025-%02d-%02d 10:11:%02d".formatted(1 + number % 12, 1 + number % 28, number % 60))
        .append("\",\"source\":\"ERP-PROD-01\",\"client\":\"100\",\"user\":\"BATCH0")
        .append(random.nextInt(10))
        .append("\",\"customer\":{\"no\":\"")
        .append(key(number))
        .append("\",\"rev\":1,\"type\":\"")
        .append(organisation ? 'O' : 'P')
        .append('"');
    member(body, "status", random, 95, "A", "L", "I", "X", "?");
    member(body, "title", random, 30, "Dr.", " Prof. ", "");
    body.append(",\"name\":{\"first\":\"").append(one(random, FIRST)).append('"');
    member(body, "last", random, 99, one(random, LAST) + "-" + number, one(random, LAST) + "  ");
    member(body, "called", random, 20, one(random, FIRST));
    member(body, "degree", random, 15, "M.Sc.", "Dipl.-Ing.");
    if (organisation) {
      member(body, "company", random, 95, "Works " + number + " GmbH", "  Société " + number);
    }
    body.append('}');
    String mail = "person" + number + "@example.com";
    member(body, "mail", random, 92, mail, mail, mail, " " + mail, "", "by letter", "@" + number);
    member(body, "tel", random, 90, "(030) 4507-" + number % 10_000, "+44 20 7946 0018", "n/a", "");
    member(body, "born", random, 80, date(random, "%1$02d.%2$02d.%3$d"), "");
    if (random.nextInt(100) < 3) {
      body.append(",\"born2\":\"").append(date(random, "%3$d-%2$02d-%1$02d")).append('"');
    }
    member(body, "lang", random, 85, "DE", "en", "FR ", "??", "ZH");
    member(body, "branch", random, 85, "01", "02", "03", "04", "05", "77");
    member(body, "credit", random, 80, random.nextInt(9) + ".648,96", "500", "many");
    member(body, "limit", random, 10, random.nextInt(9_000) + ",50");
    member(body, "rep", random, 90, "R. Iyer", "M. Novak", " T. Ōta ");
    member(body, "taxNumber", random, 40, "DE" + (100_000_000 + number));
    body.append(",\"terms\":\"30 days net\",\"currency\":\"EUR\",\"address\":{\"street\":\"")
        .append("Invalidenstraße  ")
        .append(1 + random.nextInt(200))
        .append('"');
    member(body, "zip", random, 97, "10115", "8001", "SW1A 1AA");
    member(body, "city", random, 96, one(random, CITY));
    member(body, "country", random, 97, one(random, COUNTRY));
    body.append(
            ",\"district\":\"Mitte\",\"state\":\"BE\"},\"bank\":{\"iban\":\"DE02120300000000202051\",")
        .append(
            "\"bic\":\"BYLADEM1001\",\"holder\":\"the same\"},\"notes\":\"Prefers to be called in the ")
        .append(
            "morning, between nine and eleven; asked for the new catalogue twice, the last time by ")
        .append(
            "letter in spring.\",\"flags\":{\"newsletter\":\"Y\",\"creditHold\":\"N\",\"vip\":\"N\"}");
    // One in two hundred was cut off on its way.
    return random.nextInt(200) == 0 ? body.toString() : body.append("}}").toString();
  }

  private static String date(SplittableRandom random, String form) {
    return form.formatted(
        1 + random.nextInt(28), 1 + random.nextInt(12), 1930 + random.nextInt(75));
  }

  private static String one(SplittableRandom random, String... values) {
    return values[random.nextInt(values.length)];
  }

  private static void member(
      StringBuilder body, String name, SplittableRandom random, int percent, String... values) {
    if (random.nextInt(100) < percent) {
      body.append(",\"").append(name).append("\":\"").append(one(random, values)).append('"');
    }
  }
}
