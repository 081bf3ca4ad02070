package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.sync.HubPlans;
import org.syncline.sync.delivery.ExportDeliveries;

/** The deliveries that a filter finds, as a file. */
@WebServlet(name = "DeliveriesExport", urlPatterns = "/deliveries-export")
public class DeliveriesExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-deliveries";

  @Inject private transient ExportDeliveries export;
  @Inject private transient HubPlans plans;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public DeliveriesExportServlet() {
    super(NAME);
  }

  private DeliverySearch search(HttpServletRequest request) {
    return new DeliverySearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    DeliverySearch search = search(request);
    return search.isUsable()
        ? Optional.of(export.begin(search.query(plans.current(), 1), caller, format)::writeTo)
        : Optional.empty();
  }
}
