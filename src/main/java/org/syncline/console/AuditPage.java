package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.AuditEntry;
import org.syncline.security.ReadAudit;
import org.syncline.security.VerifyAudit.Verdict;

/** Who did what, with a filter, page by page, and whether nobody has changed it since. */
@Named
@RequestScoped
public class AuditPage {
  private static final int LINES = 50;

  @Inject private HttpServletRequest request;
  @Inject private ReadAudit audit;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable AuditSearch search;
  private @Nullable List<AuditEntry> found;

  /** For the container. */
  @NullUnmarked
  public AuditPage() {}

  AuditPage(HttpServletRequest request, ReadAudit audit, Visitor visitor, Taste taste) {
    this.request = request;
    this.audit = audit;
    this.visitor = visitor;
    this.taste = taste;
  }

  /**
   * An entry as a line of the table.
   *
   * @param link address of the page of what it was done to; empty where there is none for whoever
   *     looks
   */
  public record Line(AuditEntry entry, String link) {}

  /** What was asked for. */
  public AuditSearch getSearch() {
    AuditSearch known = search;
    if (known == null) {
      known = new AuditSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  /** One more than a page has, where there are so many. */
  private List<AuditEntry> found() {
    List<AuditEntry> known = found;
    if (known == null) {
      known = getSearch().isUsable() ? read() : List.of();
      found = known;
    }
    return known;
  }

  private List<AuditEntry> read() {
    Long cursor = getSearch().cursor();
    return getSearch().isOldestFirst()
        ? audit.after(getSearch().filter(), cursor == null ? 0 : cursor, LINES + 1, visitor.known())
        : audit.before(
            getSearch().filter(),
            cursor == null ? Long.MAX_VALUE : cursor,
            LINES + 1,
            visitor.known());
  }

  public List<Line> getEntries() {
    SubjectLinks links = new SubjectLinks(visitor.known());
    return found().stream()
        .limit(LINES)
        .map(entry -> new Line(entry, links.of(entry.act().subject())))
        .toList();
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    return found().size() > LINES ? getSearch().next(found().get(LINES - 1).number()) : "";
  }

  /** The address of these entries as a file. */
  public String export(String format) {
    return getSearch().at("audit-export", "format", format);
  }

  /** Acts that are known, for the choice. */
  public List<String> getActs() {
    return KnownActs.ALL;
  }

  /** What can have come of an act, for the choice. */
  public List<String> getOutcomes() {
    return List.of(AuditSearch.DONE, AuditSearch.REFUSED);
  }

  /** How many entries there are in all. */
  public long getSize() {
    return audit.size(visitor.known());
  }

  /** What the form of this request found; null where it brought none. */
  private @Nullable Verdict verdict() {
    return VerifyAuditServlet.verdict(request);
  }

  /** Null where the trail was not verified just now, or is not what was kept. */
  public Verdict.@Nullable Sound getSound() {
    return verdict() instanceof Verdict.Sound sound ? sound : null;
  }

  /** Null where the trail was not verified just now, or is what was kept. */
  public Verdict.@Nullable Broken getBroken() {
    return verdict() instanceof Verdict.Broken broken ? broken : null;
  }
}
