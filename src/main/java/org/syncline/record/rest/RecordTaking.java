package org.syncline.record.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.record.ExportRecords;
import org.syncline.record.ExportRecords.Begun;
import org.syncline.record.RecordSearch;
import org.syncline.record.RevealRecord;
import org.syncline.record.RevealRecord.Revealed;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;

/** Takes data out of the hub for a caller: many records as a file, masked values of one. */
@Dependent
class RecordTaking {
  private final ExportRecords exports;
  private final RevealRecord reveal;
  private final RightsOf rights;

  @Inject
  RecordTaking(ExportRecords exports, RevealRecord reveal, RightsOf rights) {
    this.exports = exports;
    this.reveal = reveal;
    this.rights = rights;
  }

  /**
   * A wish to see masked values.
   *
   * @param reason for the audit trail
   * @param fields names; null or empty = all masked ones
   */
  public record RevealWish(@Nullable String reason, @Nullable List<@Nullable String> fields) {}

  Response export(RecordSearch search, TableFormat format, Caller caller) {
    Begun begun = exports.begin(search, caller.name(), rights.caller(caller), format);
    if (begun instanceof Begun.Ready ready) {
      return TableAnswer.of(format, "syncline-" + search.type(), ready.export()::writeTo);
    }
    throw RecordReading.refusal(((Begun.Refused) begun).found(), search.type());
  }

  Map<String, Object> reveal(long record, RevealWish wish, Caller caller) {
    String reason = wish.reason();
    Revealed revealed =
        reveal.reveal(
            new RevealRecord.Wish(
                record,
                reason == null ? "" : reason,
                names(wish.fields()),
                caller.name(),
                rights.caller(caller)));
    if (revealed instanceof Revealed.Shown shown) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("id", shown.record());
      answer.put("type", shown.type());
      answer.put("version", shown.version());
      answer.put("values", shown.values());
      return answer;
    }
    if (revealed instanceof Revealed.Invalid invalid) {
      throw ProblemException.invalid(invalid.member(), invalid.sentence());
    }
    if (revealed instanceof Revealed.TooMany tooMany) {
      throw ProblemException.tooManyTries(tooMany.retryAfter());
    }
    throw RecordReading.noSuchRecord();
  }

  private static Set<String> names(@Nullable List<@Nullable String> fields) {
    if (fields == null) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (String field : fields) {
      if (field == null) {
        throw ProblemException.invalid("fields", "Name fields in quotes, or leave this out.");
      }
      names.add(field);
    }
    return names;
  }
}
