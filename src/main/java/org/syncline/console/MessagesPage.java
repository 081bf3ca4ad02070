package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.HubPlans;
import org.syncline.sync.intake.DecideHeld;
import org.syncline.sync.intake.Journey;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.LedgerPage;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.SearchBodies;
import org.syncline.sync.intake.Status;

/** The ledger with a filter, page by page; what its filter finds can be decided about together. */
@Named
@RequestScoped
public class MessagesPage {
  /** Most that are counted before a decision: beyond that the number is told as more than this. */
  static final int MOST_COUNTED = 10_000;

  private static final int LINES = 50;

  /** Filters that are always in sight. */
  private static final List<String> FIRST = List.of("key", "system", "status");

  @Inject private HttpServletRequest request;
  @Inject private ReadLedger read;
  @Inject private SearchBodies bodies;
  @Inject private DecideHeld decide;
  @Inject private HubPlans plans;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable MessageSearch search;
  private @Nullable LedgerPage page;
  private @Nullable Long matching;
  private int looked;

  /** For the container. */
  @NullUnmarked
  public MessagesPage() {}

  MessagesPage(
      HttpServletRequest request,
      ReadLedger read,
      SearchBodies bodies,
      DecideHeld decide,
      HubPlans plans,
      Visitor visitor,
      Taste taste) {
    this.request = request;
    this.read = read;
    this.bodies = bodies;
    this.decide = decide;
    this.plans = plans;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** What was asked for. */
  public MessageSearch getSearch() {
    MessageSearch known = search;
    if (known == null) {
      known = new MessageSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  /** Whether a filter is set that is out of sight at first. */
  public boolean isMoreFilters() {
    return getSearch().filtersBeyond(FIRST);
  }

  private LedgerPage page() {
    LedgerPage found = page;
    if (found == null) {
      found = getSearch().isUsable() ? found() : new LedgerPage(List.of(), null);
      page = found;
    }
    return found;
  }

  private LedgerPage found() {
    LedgerQuery query = getSearch().query(LINES);
    if (!getSearch().isByWords()) {
      return read.search(query, visitor.known());
    }
    SearchBodies.Found found = bodies.find(query, getSearch().asked("text"), visitor.known());
    looked = found.looked();
    return found.page();
  }

  /** At how many messages was looked for the words that are asked for. */
  public int getLooked() {
    page();
    return looked;
  }

  /** Whether what is found is all that is asked for, and can be taken away. */
  public boolean isExportable() {
    return getSearch().isUsable() && !getSearch().isByWords() && !getMessages().isEmpty();
  }

  public List<Journey> getMessages() {
    return page().journeys();
  }

  /** All states, for the choice. */
  public List<String> getWords() {
    return Arrays.stream(Status.values()).map(Status::word).toList();
  }

  /** Systems that are known now; messages of others may be there still. */
  public List<String> getSystems() {
    return plans.current().systems().keySet().stream().sorted().toList();
  }

  public List<String> getFlows() {
    return plans.current().flows().stream().map(flow -> flow.flow().id()).sorted().toList();
  }

  /** Reasons that something is stopped for now. */
  public List<String> getReasons() {
    return read.open(visitor.known()).stream()
        .map(Ledger.OpenCount::reason)
        .filter(reason -> !reason.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    return getSearch().next(page().next());
  }

  /** The address of these messages as a file. */
  public String export(String format) {
    return getSearch().at("messages-export", "format", format);
  }

  /** Whether whoever looks may decide about all that is found. */
  public boolean isDecidable() {
    return visitor.isDecider() && getSearch().isDecidable() && getMatching() > 0;
  }

  /** How many such a decision would be about; one more than {@link #MOST_COUNTED} = more. */
  public long getMatching() {
    Long known = matching;
    if (known == null) {
      known = decide.preview(getSearch().query(LINES), MOST_COUNTED + 1, visitor.known());
      matching = known;
    }
    return known;
  }

  public boolean isMoreMatching() {
    return getMatching() > MOST_COUNTED;
  }
}
