package org.syncline.security;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.platform.table.NotedExport;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/**
 * Takes what is known of API tokens out of the hub as a table, one row each, in the order of the
 * search; their secrets are kept nowhere. Each page is read in a transaction of its own.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class ExportTokens {
  private static final int PAGE = TokenQuery.MOST;
  private static final List<String> COLUMNS =
      List.of("token", "user", "label", "scopes", "created", "expires");

  private final Transactions transactions;
  private final ApiTokens tokens;
  private final AuditTrail audit;
  private final Clock clock;

  public ExportTokens(Transactions transactions, ApiTokens tokens, AuditTrail audit, Clock clock) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.audit = audit;
    this.clock = clock;
  }

  /** Notes the export: of one account, or for administrators of all. Its place does not matter. */
  public Export begin(TokenQuery query, Actor who, TableFormat format) {
    who.require(Permission.KEEP_OWN_ACCOUNT);
    KeepTokens.requireFor(query, who);
    String account = query.account();
    return new Export(
        query,
        NotedExport.begin(
            audit,
            new NotedExport.Terms(
                who.getName(),
                "token.export",
                account == null ? "accounts" : "account/" + account,
                format,
                "")));
  }

  /** An export that has begun. */
  public final class Export {
    private final TokenQuery query;
    private final NotedExport noted;

    private Export(TokenQuery query, NotedExport noted) {
      this.query = query;
      this.noted = noted;
    }

    /**
     * Writes the table.
     *
     * @throws IOException where the receiver has gone away
     */
    public void writeTo(OutputStream out) throws IOException {
      noted.write(out, "tokens", COLUMNS, this::rows);
    }

    private void rows(TableWriter table) throws IOException {
      TokenQuery.Place behind = null;
      List<ApiToken> found;
      do {
        TokenQuery page = query.page(behind, PAGE);
        found = transactions.inNew(() -> tokens.search(page, clock.instant()));
        for (ApiToken token : found) {
          table.row(cells(token));
          behind = TokenQuery.Place.of(token);
        }
      } while (found.size() == PAGE);
    }
  }

  private static List<Object> cells(ApiToken token) {
    return List.of(
        token.id(),
        token.account(),
        token.label(),
        token.scopes().stream().map(Permission::word).sorted().collect(Collectors.joining(", ")),
        token.createdAt(),
        token.expiresAt());
  }
}
