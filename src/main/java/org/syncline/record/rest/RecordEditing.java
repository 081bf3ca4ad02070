package org.syncline.record.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemDocument;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.record.EditRecords;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;

/** Makes and changes records for a caller, and says in the API's words what can't be done. */
@Dependent
class RecordEditing {
  private static final int MOST_FIELDS = 1_000;

  /** What is not a field. */
  private static final Set<String> WHOLE = Set.of("values", "with", "record", "system");

  private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})-[0-9a-f]+\"");

  private final EditRecords records;
  private final RightsOf rights;

  @Inject
  RecordEditing(EditRecords records, RightsOf rights) {
    this.records = records;
    this.rights = rights;
  }

  /**
   * Values to set.
   *
   * @param values by field; null clears one, those left out stay as they are
   * @param evenIfMatched whether to go on though another record has the same match key
   */
  public record Values(
      @Nullable Map<String, @Nullable Object> values, @Nullable Boolean evenIfMatched) {}

  /**
   * Another record that is to be merged into this one.
   *
   * @param with its id
   * @param version of it, as the caller has seen it
   */
  public record MergeWith(@Nullable Long with, @Nullable Integer version) {}

  /** What is said about a relation. */
  public record RelationValues(@Nullable Map<String, @Nullable Object> values) {}

  void relate(long record, String relation, long other, RelationValues given, Caller caller) {
    Map<String, @Nullable Object> values = given.values();
    done(
        records.relate(
            record, relation, other, values == null ? Map.of() : read(values), editor(caller)),
        "record, or no such relation of its type");
  }

  void unrelate(long record, String relation, long other, Caller caller) {
    done(records.unrelate(record, relation, other, editor(caller)), "relation");
  }

  void archive(long record, @Nullable String ifMatch, boolean archived, Caller caller) {
    done(records.archive(record, seen(ifMatch), archived, editor(caller)), "record");
  }

  void merge(long kept, @Nullable String ifMatch, MergeWith other, Caller caller) {
    Long with = other.with();
    Integer version = other.version();
    if (with == null || with < 0) {
      throw ProblemException.invalid("with", "Give the id of the record to merge into this one.");
    }
    if (version == null) {
      throw ProblemException.invalid(
          "version", "Give the version of the other record as you have seen it.");
    }
    done(records.merge(kept, seen(ifMatch), with, version, editor(caller)), "record");
  }

  void unmerge(long merged, Caller caller) {
    done(records.unmerge(merged, editor(caller)), "record");
  }

  Edited.Done create(String type, Values given, Caller caller) {
    return done(records.create(type, edit(given, caller)), type);
  }

  Edited.Done change(long record, @Nullable String ifMatch, Values given, Caller caller) {
    return done(records.change(record, seen(ifMatch), edit(given, caller)), "record");
  }

  /** The version that the caller has seen. */
  private static int seen(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw ProblemException.versionNeeded(
          "Read the record, and send its ETag as If-Match, so that nobody's change is lost.");
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw changedMeanwhile();
    }
    return Integer.parseInt(tag.group(1));
  }

  private EditRecords.Editor editor(Caller caller) {
    return new EditRecords.Editor(caller.name(), rights.caller(caller));
  }

  private EditRecords.Edit edit(Values given, Caller caller) {
    Map<String, @Nullable Object> values = given.values();
    if (values == null || values.isEmpty()) {
      throw ProblemException.invalid("values", "Name at least one field with its value.");
    }
    if (values.size() > MOST_FIELDS) {
      throw ProblemException.invalid("values", "Give at most " + MOST_FIELDS + " fields at once.");
    }
    return new EditRecords.Edit(
        read(values), editor(caller), Boolean.TRUE.equals(given.evenIfMatched()));
  }

  private static Map<String, @Nullable Object> read(Map<String, @Nullable Object> values) {
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, @Nullable Object> read = new TreeMap<>();
    values.forEach(
        (field, value) -> {
          if (value instanceof Map || value instanceof List) {
            mistakes.add(
                new Mistake(
                    path(field),
                    "Give a single value: what belongs to a record several times is a record or a"
                        + " relation of its own."));
          } else if (value instanceof String text && isHalf(text)) {
            mistakes.add(
                new Mistake(
                    path(field),
                    "This text holds half of a character (a lone surrogate): send whole"
                        + " characters."));
          } else {
            read.put(field, value instanceof Number n ? new BigDecimal(n.toString()) : value);
          }
        });
    if (!mistakes.isEmpty()) {
      throw unusable(mistakes);
    }
    return read;
  }

  /** One value as it is given in JSON, for the field of an edit. */
  static @Nullable Object value(String field, @Nullable Object value) {
    Map<String, @Nullable Object> one = new TreeMap<>();
    one.put(field, value);
    return read(one).get(field);
  }

  private static boolean isHalf(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  static Edited.Done done(Edited edited, String what) {
    if (edited instanceof Edited.Done done) {
      return done;
    }
    if (edited instanceof Edited.Over) {
      throw ProblemException.conflict(
          "There is nothing to decide any more: read it. Nothing was changed.");
    }
    if (edited instanceof Edited.ChangedMeanwhile) {
      throw changedMeanwhile();
    }
    if (edited instanceof Edited.Unusable unusable) {
      throw unusable(
          unusable.mistakes().stream()
              .map(mistake -> new Mistake(path(mistake.field()), mistake.message()))
              .toList());
    }
    if (edited instanceof Edited.Matched matched) {
      throw matched(matched);
    }
    if (edited instanceof Edited.Stopped) {
      throw ProblemException.unavailable(
          "The hub is stopping. Nothing was changed: send it again.", Duration.ofSeconds(30));
    }
    throw ProblemException.notFound("There is no such " + what + ".");
  }

  private static String path(String field) {
    return WHOLE.contains(field) ? field : "values." + field;
  }

  private static ProblemException unusable(List<Mistake> mistakes) {
    return ProblemException.unusable(
        "Nothing was changed. Mend what 'errors' lists, then send it again.", mistakes);
  }

  private static ProblemException changedMeanwhile() {
    return ProblemException.changedMeanwhile(
        "The record is not what you have seen: read it again, and put your change into it.");
  }

  private static ProblemException matched(Edited.Matched matched) {
    String what =
        matched.records().isEmpty()
            ? "a record that you don't see. Nothing was changed: ask somebody who does"
            : "what 'errors' lists. Nothing was changed: edit that one instead";
    return new ProblemException(
        ProblemDocument.of(
                "matched",
                "Perhaps the same",
                409,
                "By match rule '"
                    + matched.rule()
                    + "' this is the same as "
                    + what
                    + ", or send it again with \"evenIfMatched\": true if they differ.")
            .listing(
                matched.records().stream()
                    .map(
                        record ->
                            new Mistake(
                                "/syncline/api/records/" + record,
                                "Record " + record + " matches."))
                    .toList()));
  }
}
