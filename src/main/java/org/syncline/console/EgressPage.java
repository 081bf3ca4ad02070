package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.egress.AdministerEgress;
import org.syncline.security.egress.EgressEntries.Kept;
import org.syncline.security.egress.EgressEntry;

/** What the hub may connect to, and the form that puts an entry. */
@Named
@RequestScoped
public class EgressPage {
  @Inject private HttpServletRequest request;
  @Inject private AdministerEgress egress;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable NameSearch search;
  private @Nullable List<Kept> all;

  /** For the container. */
  @NullUnmarked
  public EgressPage() {}

  EgressPage(HttpServletRequest request, AdministerEgress egress, Visitor visitor, Taste taste) {
    this.request = request;
    this.egress = egress;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** An entry as a line of the table. */
  public record Line(Kept kept) {
    /** Numbers with commas. */
    public String ports() {
      return written(kept.entry().ports());
    }
  }

  private static String written(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** What was asked for. */
  public NameSearch getSearch() {
    NameSearch known = search;
    if (known == null) {
      known = new NameSearch("egress.xhtml", request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private List<Kept> all() {
    List<Kept> known = all;
    if (known == null) {
      known = egress.all(visitor.known());
      all = known;
    }
    return known;
  }

  public List<Line> getEntries() {
    if (!getSearch().isUsable()) {
      return List.of();
    }
    Predicate<String> fits = getSearch().fits();
    return all().stream()
        .filter(one -> fits.test(one.entry().id()) || fits.test(one.entry().host()))
        .map(Line::new)
        .toList();
  }

  // ---- the form: of the entry that the address names, if there is one, or of a new one

  private GivenForm form() {
    return new GivenForm(request);
  }

  private Optional<EgressEntry> chosen() {
    String id = request.getParameter("id");
    return all().stream().map(Kept::entry).filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** Whether the form is of an entry that is there. */
  public boolean isChange() {
    return chosen().isPresent();
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return form().mistake(field);
  }

  public boolean isRefused() {
    return form().refused();
  }

  public String getId() {
    return form().text("id", chosen().map(EgressEntry::id).orElse(""));
  }

  public String getHost() {
    return form().text("host", chosen().map(EgressEntry::host).orElse(""));
  }

  public String getPorts() {
    return form().text("ports", chosen().map(entry -> written(entry.ports())).orElse("443"));
  }

  /** Whether a box of the form is ticked: private, loopback or plain. */
  public boolean ticked(String box) {
    return form().ticked("also", box, chosen().filter(entry -> is(entry, box)).isPresent());
  }

  private static boolean is(EgressEntry entry, String box) {
    return switch (box) {
      case EgressServlet.PRIVATE -> entry.privateNetworks();
      case EgressServlet.LOOPBACK -> entry.loopback();
      default -> entry.plain();
    };
  }

  public List<String> getBoxes() {
    return EgressServlet.BOXES;
  }
}
