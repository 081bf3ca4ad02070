package org.syncline.samples;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Random;

/** Made-up customers in a CSV file, the same for the same seed; and the flow that reads them. */
public final class PeopleFile {
  /** The id of flow, mapping and object. */
  public static final String FLOW = "erp-people";

  public static final String MAPPING =
      """
      {"id": "erp-people", "recordType": "customer",
       "rows": [
        {"target": "@key", "source": "no", "required": true},
        {"target": "@version", "source": "rev"},
        {"target": "@time", "source": "changed", "zone": "Europe/Berlin", "format": "yyyy-MM-dd HH:mm:ss"},
        {"target": "givenName", "source": "given", "steps": ["trim"]},
        {"target": "familyName", "source": "family", "steps": ["trim"], "required": true},
        {"target": "email", "source": "mail", "steps": ["trim", "lower"], "onBlank": "null"},
        {"target": "phone", "source": "phone", "region": "DE", "onBlank": "null", "onError": "null"},
        {"target": "street", "source": "street"},
        {"target": "postalCode", "source": "zip"},
        {"target": "city", "source": "city", "steps": ["trim", "collapse"]},
        {"target": "country", "source": "country", "map": "countries"},
        {"target": "birthDate", "source": "born", "format": "dd.MM.yyyy", "onBlank": "null"},
        {"target": "creditLimit", "source": "credit", "locale": "de"}
       ],
       "maps": {"countries": {"entries": {"D": "DE", "A": "AT", "F": "FR"}, "unknown": "reject"}}}
      """;

  public static final String FLOW_DOCUMENT =
      """
      {"id": "erp-people", "system": "erp", "object": "people", "recordType": "customer",
       "strategy": "scheduled", "format": {"kind": "csv"}, "mapping": "erp-people", "state": "full",
       "order": "version"}
      """;

  private static final String HEADER =
      "no,rev,changed,given,family,mail,phone,street,zip,city,country,born,credit";
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 0, 0, 0);
  private static final String[] GIVEN = {"Ada", "Björn", "Chloé", "Dörte", "Emil", "Fatma", "李"};
  private static final String[] FAMILY = {"Größner", "Müller, geb. Ö", "O'Neill", "Nguyễn", "王"};

  private PeopleFile() {}

  /**
   * Each person once, in the order of their numbers, all in the same version.
   *
   * @param first number of the first of them
   * @return the file
   */
  public static Path ofEach(Path file, int first, int people, int version) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(HEADER + "\n");
      for (int i = 0; i < people; i++) {
        int person = first + i;
        // No row is wrong.
        out.write(row(i, person, version, "p" + person, 0));
      }
    }
    return file;
  }

  /**
   * Mostly new people; every fifth row is a newer, equal or older state of one that came before;
   * some have the address of somebody else, and some can't be mapped.
   *
   * @return the file
   */
  public static Path mixed(Path file, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(HEADER + "\n");
      for (int i = 0; i < rows; i++) {
        boolean again = i > 0 && random.nextInt(5) == 0;
        // Often one of the last rows, so that a part has both.
        int back = random.nextBoolean() ? 300 : i;
        int person = again ? i - 1 - random.nextInt(Math.max(1, Math.min(i, back))) : i;
        int version = again ? 1 + random.nextInt(3) : 2;
        String mail = random.nextInt(100) == 0 && i > 0 ? "p" + random.nextInt(i) : "p" + person;
        out.write(row(i, person, version, mail, random.nextInt(500)));
      }
    }
    return file;
  }

  /**
   * Each person once, in rows of so many bytes that most of them lie in a column that the mapping
   * does not read: words and, now and then, line breaks and doubled quotes.
   *
   * @param first number of the first of them
   * @param bytes of a row, roughly
   * @return the file
   */
  public static Path wide(Path file, int first, int people, int bytes) throws IOException {
    Random random = new Random(first);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(HEADER + ",remark\n");
      StringBuilder remark = new StringBuilder();
      for (int i = 0; i < people; i++) {
        int person = first + i;
        String row = row(i, person, 1, "p" + person, 0);
        out.write(row, 0, row.length() - 1);
        remark.setLength(0);
        while (row.length() + remark.length() < bytes) {
          remark.append(Integer.toString(random.nextInt(1 << 24), 36));
          remark.append(random.nextInt(50) == 0 ? "\n\"\"" : " ");
        }
        out.write(",\"" + remark + "\"\n");
      }
    }
    return file;
  }

  private static String row(int i, int person, int version, String mail, int fault) {
    boolean wrongDate = fault == 499;
    boolean wrongCode = fault == 498;
    return "P"
        + person
        + ","
        + version
        + ","
        + FIRST.plusSeconds(i).toString().replace('T', ' ')
        + (i % 60 == 0 ? ":00" : "")
        + ","
        + GIVEN[person % GIVEN.length]
        + ",\""
        + FAMILY[person % FAMILY.length]
        + " "
        + version
        + "\","
        + mail
        + "@example.org,030 "
        + (1_000_000 + person)
        + ",\"Lange Straße "
        + person % 200
        + ", Hof\","
        + (10_000 + person % 80_000)
        + ",Berlin,"
        + (wrongCode ? "XX" : "D")
        + ","
        + (wrongDate ? "31.02.1990" : "0" + (1 + person % 9) + ".05.1990")
        + ",\"1."
        + (100 + person % 900)
        + ",50\"\n";
  }
}
