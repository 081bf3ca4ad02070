package org.syncline.sync.delivery.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.platform.rest.ProblemException;
import org.syncline.record.RecordsFound;
import org.syncline.sync.delivery.DryRun.Tried;
import org.syncline.sync.delivery.TriedRecord;

/**
 * What would be done, as the API shows it.
 *
 * @param masked whether personal values are masked
 * @param next what to give as {@code after} for the next records
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DryRunView(
    String flow, boolean masked, List<RecordView> records, @Nullable Long next) {

  /**
   * One record.
   *
   * @param would create, update, upsert, archive, delete, unchanged, skip, park or wait
   * @param there what the target holds now; left out where nothing is made of the record
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RecordView(
      long record,
      String recordUrl,
      @Nullable Integer version,
      String would,
      @Nullable String reason,
      @Nullable String sentence,
      @Nullable Long waitsFor,
      @Nullable String externalId,
      @Nullable ThereView there) {

    static RecordView of(TriedRecord tried) {
      TriedRecord.Seen seen = tried.seen();
      return new RecordView(
          tried.record(),
          "/syncline/api/records/" + tried.record(),
          tried.version(),
          Words.of(tried.act()),
          tried.code(),
          tried.sentence(),
          tried.waitsFor(),
          tried.externalId(),
          seen == null ? null : ThereView.of(seen));
    }
  }

  /**
   * The target's row.
   *
   * @param row same, different, there, not-there or cannot-tell
   * @param comparedBy fields, members or body; left out where nothing was compared
   * @param differences left out where nobody can tell
   * @param writes what would be written, where nobody can tell what it differs from
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ThereView(
      String row,
      @Nullable String sentence,
      @Nullable String externalId,
      @Nullable String comparedBy,
      @Nullable List<MemberView> differences,
      @Nullable List<MemberView> writes) {

    static ThereView of(TriedRecord.Seen seen) {
      List<MemberView> members =
          seen.members().stream()
              .map(member -> new MemberView(member.path(), member.there(), member.written()))
              .toList();
      boolean known = seen.state() != TriedRecord.State.CANNOT_TELL;
      TriedRecord.By by = seen.by();
      return new ThereView(
          Words.of(seen.state()),
          seen.sentence(),
          seen.externalId(),
          by == null ? null : Words.of(by),
          known ? members : null,
          known || members.isEmpty() ? null : members);
    }
  }

  /** One part; a side that has no value at all is left out, null is a value. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MemberView(String path, @Nullable JsonNode there, @Nullable JsonNode written) {
    /** No values: they may be personal. */
    @Override
    public String toString() {
      return "MemberView[" + path + "]";
    }
  }

  static DryRunView of(Tried tried) {
    if (tried instanceof Tried.Done done) {
      return new DryRunView(
          done.flow(),
          done.masked(),
          done.records().stream().map(RecordView::of).toList(),
          done.next());
    }
    if (tried instanceof Tried.NotFound none) {
      throw refusal(none.why());
    }
    throw ProblemException.notFound(
        "There is no such target: name a flow that goes out and is switched on, or give its document"
            + " at /targets/dry-run.");
  }

  private static ProblemException refusal(RecordsFound why) {
    if (why instanceof RecordsFound.Refused refused) {
      return ProblemException.invalid("where." + refused.parameter(), refused.why());
    }
    return why instanceof RecordsFound.NotYet notYet
        ? ProblemException.unavailable(notYet.what(), Duration.ofSeconds(10))
        : ProblemException.notFound("There is no record type of the flow any more.");
  }
}
