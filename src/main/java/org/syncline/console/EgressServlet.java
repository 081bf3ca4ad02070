package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.console.DecisionForm.Done;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.egress.AdministerEgress;
import org.syncline.security.egress.EgressEntry;
import org.syncline.security.rest.SessionLogIn;

/** Where the forms are sent to that say what the hub may connect to. */
@WebServlet(name = "Egress", urlPatterns = "/egress")
public class EgressServlet extends FormServlet {
  static final String PRIVATE = "private";
  static final String LOOPBACK = "loopback";
  static final String PLAIN = "plain";
  static final List<String> BOXES = List.of(PRIVATE, LOOPBACK, PLAIN);

  private static final long serialVersionUID = 1L;
  private static final String PAGE = "egress.xhtml";

  /** What is wrong, by the member that the core names. */
  private static final Map<String, String> MISTAKES =
      Map.of("id", "mistake.id", "host", "mistake.host", "ports", "mistake.ports");

  @Inject private transient AdministerEgress egress;

  /** For the container. */
  @NullUnmarked
  public EgressServlet() {}

  EgressServlet(AdministerEgress egress, SessionLogIn sessions) {
    super(sessions);
    this.egress = egress;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.MANAGE_EGRESS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    switch (text(request.getParameter("decision"))) {
      case "put" -> put(request, response, who);
      case "remove" -> {
        boolean there = egress.remove(text(request.getParameter("id")), who);
        DecisionForm.lead(
            request, response, Done.nothing(there ? "egress-removed" : "egress-unknown"));
      }
      default -> DecisionForm.lead(request, response, Done.nothing("not-understood"));
    }
  }

  private void put(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    EgressEntry entry;
    try {
      entry = entry(request);
    } catch (EgressEntry.Unusable e) {
      new FormRefusal(e.member(), MISTAKES.getOrDefault(e.member(), "mistake.choice"))
          .show(PAGE, request, response);
      return;
    }
    egress.put(entry, who);
    DecisionForm.lead(request, response, Done.nothing("egress-put"));
  }

  private static EgressEntry entry(HttpServletRequest request) {
    Set<String> also = GivenForm.values(request, "also");
    return new EgressEntry(
        text(request.getParameter("id")),
        text(request.getParameter("host")),
        ports(text(request.getParameter("ports"))),
        also.contains(PRIVATE),
        also.contains(LOOPBACK),
        also.contains(PLAIN));
  }

  /** Numbers with commas or spaces; none where something else stands there. */
  static List<Integer> ports(String written) {
    List<Integer> ports = new ArrayList<>();
    for (String port : written.split("[,\\s]+")) {
      if (!port.matches("[0-9]{1,5}")) {
        return List.of();
      }
      ports.add(Integer.valueOf(port));
    }
    return ports;
  }
}
