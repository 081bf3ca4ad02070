package org.syncline.sync.delivery.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.record.RecordSearch;
import org.syncline.sync.delivery.DryRun;

/**
 * A question about what would be done.
 *
 * @param flow document of a flow that is not put yet
 * @param records ids of those that are meant
 * @param after else the next ones behind this id
 * @param where else those that a search finds: conditions as in the query of {@code GET
 *     /records/{type}}, beside {@code text}
 */
public record DryRunQuestion(
    @Nullable JsonNode flow,
    @Nullable List<@Nullable Long> records,
    @Nullable Long after,
    @Nullable Map<String, @Nullable String> where,
    @Nullable String text,
    @Nullable Integer limit) {
  private static final int USUAL = 20;
  private static final int MOST_CONDITIONS = 10;
  private static final int LONGEST = 1_000;

  DryRun.Which which() {
    boolean search = where != null || text != null;
    if ((records != null && (after != null || search || limit != null))
        || (after != null && search)) {
      throw ProblemException.invalid(
          records == null ? "after" : "records",
          "Say in one way which records are meant: 'records', 'after', or 'where' and 'text';"
              + " 'limit' goes with the last two.");
    }
    if (records != null) {
      return named(records);
    }
    return search ? found() : new DryRun.Which.After(after == null ? 0 : after, limitChecked());
  }

  private static DryRun.Which named(List<@Nullable Long> records) {
    List<Long> ids = new ArrayList<>();
    for (Long id : records) {
      if (id == null) {
        throw ProblemException.invalid("records", "Give ids of records, each a whole number.");
      }
      ids.add(id);
    }
    if (ids.isEmpty() || ids.size() > DryRun.MOST) {
      throw ProblemException.invalid("records", "Name 1 to " + DryRun.MOST + " records.");
    }
    return new DryRun.Which.Named(ids);
  }

  private DryRun.Which found() {
    List<RecordSearch.Condition> conditions = new ArrayList<>();
    if (where != null) {
      where.forEach(
          (name, value) ->
              conditions.add(RecordSearch.Condition.of(name, limited("where." + name, value))));
    }
    if (conditions.size() > MOST_CONDITIONS) {
      throw ProblemException.invalid("where", "Give at most " + MOST_CONDITIONS + " conditions.");
    }
    return new DryRun.Which.Found(
        conditions, text == null ? null : limited("text", text), limitChecked());
  }

  private static String limited(String member, @Nullable String value) {
    if (value == null || value.length() > LONGEST) {
      throw ProblemException.invalid(member, "Give a text of at most " + LONGEST + " characters.");
    }
    return value;
  }

  private int limitChecked() {
    if (limit != null && (limit < 1 || limit > DryRun.MOST)) {
      throw ProblemException.invalid("limit", "Give a whole number from 1 to " + DryRun.MOST + ".");
    }
    return limit == null ? USUAL : limit;
  }
}
