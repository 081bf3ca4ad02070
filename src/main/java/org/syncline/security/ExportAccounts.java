package org.syncline.security;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.platform.table.NotedExport;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/**
 * Takes accounts out of the hub as a table, one row each, in the order of the search; never a
 * password or its hash. Each page is read in a transaction of its own.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class ExportAccounts {
  private static final int PAGE = AccountQuery.MOST;
  private static final List<String> COLUMNS =
      List.of(
          "user",
          "roles",
          "system",
          "owners",
          "teams",
          "state",
          "created",
          "lockedUntil",
          "blockedAt",
          "blockedBy");

  private final Transactions transactions;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Clock clock;

  public ExportAccounts(
      Transactions transactions, Accounts accounts, AuditTrail audit, Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Notes the export. Its cursor and limit do not matter. */
  public Export begin(AccountQuery query, Actor who, TableFormat format) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    return new Export(
        query,
        NotedExport.begin(
            audit, new NotedExport.Terms(who.getName(), "account.export", "accounts", format, "")));
  }

  /** An export that has begun. */
  public final class Export {
    private final AccountQuery query;
    private final NotedExport noted;

    private Export(AccountQuery query, NotedExport noted) {
      this.query = query;
      this.noted = noted;
    }

    /**
     * Writes the table.
     *
     * @throws IOException where the receiver has gone away
     */
    public void writeTo(OutputStream out) throws IOException {
      noted.write(out, "accounts", COLUMNS, this::rows);
    }

    private void rows(TableWriter table) throws IOException {
      String behind = null;
      List<Account> found;
      do {
        AccountQuery page = query.page(behind, PAGE);
        found = transactions.inNew(() -> accounts.search(page, clock.instant()));
        for (Account account : found) {
          table.row(cells(account));
          behind = account.name();
        }
      } while (found.size() == PAGE);
    }
  }

  private List<@Nullable Object> cells(Account account) {
    Account.Block block = account.block();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(account.name());
    cells.add(account.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", ")));
    cells.add(account.standing().system());
    cells.add(lines(account.standing().owners()));
    cells.add(lines(account.standing().teams()));
    cells.add(account.stateAt(clock.instant()).word());
    cells.add(account.createdAt());
    cells.add(account.lockedUntil());
    cells.add(block == null ? null : block.since());
    cells.add(block == null ? null : block.by());
    return cells;
  }

  /** One a line: what is owned may have commas in it. */
  private static @Nullable String lines(Set<String> values) {
    return values.isEmpty() ? null : values.stream().sorted().collect(Collectors.joining("\n"));
  }
}
