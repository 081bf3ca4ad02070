package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.record.Conflict;
import org.syncline.record.ConflictSettlement;
import org.syncline.record.Conflicts;
import org.syncline.record.DecideByRule;
import org.syncline.record.ReadConflicts;
import org.syncline.record.RecordTypes;
import org.syncline.sync.HubPlans;

/** What sources do not agree about, with a filter, page by page. */
@Named
@RequestScoped
public class ConflictsPage {
  /** Each has two values and a form of its own. */
  private static final int LINES = 25;

  /** Fields that are named beside the queue, those with the most questions. */
  private static final int MOST_FIELDS = 12;

  private static final int LATEST_SETTLEMENTS = 5;

  @Inject private HttpServletRequest request;
  @Inject private ReadConflicts read;
  @Inject private DecideByRule rules;
  @Inject private RecordTypes types;
  @Inject private HubPlans plans;
  @Inject private ShownConflicts shownConflicts;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable ConflictSearch search;
  private ReadConflicts.@Nullable Page page;
  private @Nullable List<ShownConflicts.Line> lines;
  private @Nullable List<Count> counts;
  private @Nullable List<Settlement> settlements;

  /** For the container. */
  @NullUnmarked
  public ConflictsPage() {}

  ConflictsPage(
      HttpServletRequest request,
      ReadConflicts read,
      DecideByRule rules,
      RecordTypes types,
      HubPlans plans,
      ShownConflicts shownConflicts,
      Visitor visitor,
      Taste taste) {
    this.request = request;
    this.read = read;
    this.rules = rules;
    this.types = types;
    this.plans = plans;
    this.shownConflicts = shownConflicts;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** So many questions are open about a field and what a system says of it. */
  public record Count(Conflicts.Count of, String label) {}

  /** A rule that was set, and how far what was open of its field is settled by it. */
  public record Settlement(ConflictSettlement of, String label) {}

  /** What was asked for. */
  public ConflictSearch getSearch() {
    ConflictSearch known = search;
    if (known == null) {
      known = new ConflictSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private ReadConflicts.Page page() {
    ReadConflicts.Page found = page;
    if (found == null) {
      found =
          getSearch().isUsable()
              ? read.page(getSearch().query(LINES), shownConflicts.editor())
              : new ReadConflicts.Page(List.of(), null);
      page = found;
    }
    return found;
  }

  public List<ShownConflicts.Line> getConflicts() {
    List<ShownConflicts.Line> known = lines;
    if (known == null) {
      known = shownConflicts.of(page().conflicts());
      lines = known;
    }
    return known;
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    return getSearch().next(page().next());
  }

  /** All states but the one that is meant where nothing is said, and the word for any. */
  public List<String> getWords() {
    return Stream.concat(
            Stream.of(Conflict.Status.values())
                .filter(status -> status != Conflict.Status.OPEN)
                .map(Words::of),
            Stream.of(ConflictSearch.ANY))
        .toList();
  }

  public List<String> getTypes() {
    return types.all().stream().map(type -> type.id()).sorted().toList();
  }

  /** Fields of the record type that is asked for, else of all of them. */
  public List<String> getFields() {
    String wanted = getSearch().asked("recordType");
    return types.all().stream()
        .filter(type -> wanted.isEmpty() || type.id().equals(wanted))
        .flatMap(type -> StreamSupport.stream(type.fields().spliterator(), false))
        .map(field -> field.name())
        .distinct()
        .sorted()
        .toList();
  }

  /** Systems that are known now; conflicts with others may be there still. */
  public List<String> getSystems() {
    return plans.current().systems().keySet().stream().sorted().toList();
  }

  /** Where the most questions are, for who sees what becomes of every record. */
  public List<Count> getCounts() {
    List<Count> known = counts;
    if (known == null) {
      known =
          visitor.isLedgerReader()
              ? read.count(shownConflicts.editor()).stream()
                  .sorted(Comparator.comparing(Conflicts.Count::open).reversed())
                  .limit(MOST_FIELDS)
                  .map(one -> new Count(one, shownConflicts.label(one.recordType(), one.field())))
                  .toList()
              : List.of();
      counts = known;
    }
    return known;
  }

  /** The latest rules that were set, for who reads the configuration. */
  public List<Settlement> getSettlements() {
    List<Settlement> known = settlements;
    if (known == null) {
      known =
          visitor.isConfigurationReader()
              ? rules.settlements(LATEST_SETTLEMENTS, visitor.known()).stream()
                  .map(
                      one ->
                          new Settlement(one, shownConflicts.label(one.recordType(), one.field())))
                  .toList()
              : List.of();
      settlements = known;
    }
    return known;
  }
}
