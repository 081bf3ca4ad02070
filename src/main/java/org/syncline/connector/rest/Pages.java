package org.syncline.connector.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;

/**
 * How a list of rows goes on from page to page.
 *
 * @param parameter of the query, for those kinds that have one
 * @param size fewer rows than this are the last page, for kinds that count
 * @param first number of the first page
 * @param next where an answer tells how to go on, for kinds that read it
 * @param more a member that says whether there is more; null = the kind's own way to end
 */
record Pages(
    Kind kind,
    @Nullable String parameter,
    int size,
    int first,
    @Nullable MemberPath next,
    @Nullable MemberPath more) {
  static final Map<String, Kind> KINDS = Words.of(Kind.values());
  static final int MOST_ROWS = 100_000;

  /** The ways to name a page. */
  enum Kind {
    /** By the number of rows before it. */
    OFFSET,
    /** By its number. */
    PAGE,
    /** By a text that the page before told. */
    CURSOR,
    /** By the header Link of the page before. */
    LINK,
    /** By an address in the body of the page before. */
    NEXT_URL;

    boolean counts() {
      return this == OFFSET || this == PAGE;
    }

    boolean hasParameter() {
      return counts() || this == CURSOR;
    }

    boolean reads() {
      return this == CURSOR || this == NEXT_URL;
    }
  }

  static Pages read(ConfigurationObject object) {
    Kind kind = object.choice("kind", KINDS, null);
    String parameter = kind.hasParameter() ? object.text("parameter") : null;
    int size = kind.counts() ? object.number("size", 1, MOST_ROWS, null) : 0;
    int first = kind == Kind.PAGE ? object.number("first", 0, 1, 1) : 0;
    MemberPath next = kind.reads() ? ManifestDocument.path(object, "next") : null;
    if (kind.reads() && !object.has("next")) {
      object.problem("next", "Say where an answer tells how to go on, e.g. paging.next.");
    }
    others(object, kind);
    MemberPath more = kind == Kind.LINK ? null : ManifestDocument.path(object, "more");
    return new Pages(kind, parameter, size, first, next, more);
  }

  /** Members that another kind has. */
  private static void others(ConfigurationObject object, Kind kind) {
    Map<String, Boolean> has =
        Map.of(
            "parameter", kind.hasParameter(),
            "size", kind.counts(),
            "first", kind == Kind.PAGE,
            "next", kind.reads(),
            "more", kind != Kind.LINK);
    has.forEach(
        (member, its) -> {
          if (object.has(member) && !its) {
            object.problem(member, "Pages of this kind have none: leave it out.");
          }
        });
  }
}
