package org.syncline.twoway;

import java.util.List;

/**
 * A type of records as the walk uses it: some of its fields, and where its references lead.
 *
 * @param references what stands in them at a system is the key of a row there
 */
record Kind(String type, List<Field> fields, List<Reference> references) {

  /** What values of a field are. */
  enum Sort {
    TEXT,
    WORD,
    DECIMAL,
    DATE
  }

  /**
   * @param words the only ones of a {@link Sort#WORD}
   */
  record Field(String name, Sort sort, List<String> words) {}

  /**
   * @param required whether there always is one; rows wait for it then, both ways
   */
  record Reference(String field, String to, boolean required) {}

  /** Parents first. */
  static final List<Kind> ALL =
      List.of(
          new Kind(
              "customer",
              List.of(
                  text("familyName"),
                  text("city"),
                  decimal("annualRevenue"),
                  word("lifecycle", "lead", "prospect", "customer", "former")),
              List.of(may("employer", "customer"))),
          new Kind("segment", List.of(text("name"), text("description")), List.of()),
          new Kind(
              "contact",
              List.of(text("givenName"), text("familyName"), text("department")),
              List.of(must("customer", "customer"))),
          new Kind(
              "campaign",
              List.of(
                  text("name"),
                  word("status", "planned", "active", "completed", "cancelled"),
                  decimal("budget"),
                  new Field("start", Sort.DATE, List.of())),
              List.of(may("segment", "segment"))),
          new Kind(
              "opportunity",
              List.of(text("name"), text("stage"), decimal("amount")),
              List.of(must("customer", "customer"), may("campaign", "campaign"))),
          new Kind(
              "need",
              List.of(text("name"), text("category"), decimal("budget")),
              List.of(must("customer", "customer"), may("opportunity", "opportunity"))),
          new Kind(
              "case",
              List.of(
                  text("subject"),
                  text("category"),
                  word("priority", "low", "medium", "high", "urgent")),
              List.of(must("customer", "customer"), may("contact", "contact"))),
          new Kind(
              "communication",
              List.of(text("subject"), word("outcome", "reached", "held", "cancelled", "done")),
              List.of(
                  must("customer", "customer"),
                  may("opportunity", "opportunity"),
                  may("case", "case"))),
          new Kind(
              "feedback",
              List.of(text("comment"), text("survey"), decimal("score")),
              List.of(must("customer", "customer"), may("case", "case"))));

  static Kind of(String type) {
    return ALL.stream().filter(kind -> kind.type.equals(type)).findFirst().orElseThrow();
  }

  private static Field text(String name) {
    return new Field(name, Sort.TEXT, List.of());
  }

  private static Field decimal(String name) {
    return new Field(name, Sort.DECIMAL, List.of());
  }

  private static Field word(String name, String... words) {
    return new Field(name, Sort.WORD, List.of(words));
  }

  private static Reference must(String field, String to) {
    return new Reference(field, to, true);
  }

  private static Reference may(String field, String to) {
    return new Reference(field, to, false);
  }
}
