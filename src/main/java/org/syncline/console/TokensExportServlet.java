package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.security.ExportTokens;

/** The API tokens that a filter finds, as a file without their secrets. */
@WebServlet(name = "TokensExport", urlPatterns = "/tokens-export")
public class TokensExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-tokens";

  @Inject private transient ExportTokens export;
  @Inject private transient Taste taste;
  @Inject private transient Clock clock;

  /** For the container. */
  @NullUnmarked
  public TokensExportServlet() {
    super(NAME);
  }

  private TokenSearch search(HttpServletRequest request, Caller caller) {
    return new TokenSearch(
        request::getParameter,
        taste.getZone(),
        caller.may(Permission.ADMINISTER_ACCOUNTS) ? null : caller.name());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request, caller).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    TokenSearch search = search(request, caller);
    return search.isUsable()
        ? Optional.of(export.begin(search.query(clock.instant(), 1), caller, format)::writeTo)
        : Optional.empty();
  }
}
