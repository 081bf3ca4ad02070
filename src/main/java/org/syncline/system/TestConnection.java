package org.syncline.system;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.system.UseOfConnection.Step;

/**
 * Tries a connection by the same steps that its use begins with, and tells what that showed last.
 */
public final class TestConnection {
  private final Transactions transactions;
  private final Documents documents;
  private final UseOfConnection use;
  private final ConnectionChecks checks;
  private final AuditTrail audit;
  private final Clock clock;

  public TestConnection(
      Transactions transactions,
      Documents documents,
      UseOfConnection use,
      ConnectionChecks checks,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.use = use;
    this.checks = checks;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Tries it now, outside any transaction.
   *
   * @return the steps up to the first that failed; empty where there is no such connection
   */
  public Optional<List<Step>> run(String system, String connection, Actor who) {
    who.require(Permission.CONFIGURE);
    return transactions
        .inNew(() -> documents.latest(Kind.SYSTEM, system))
        .flatMap(document -> tried(document, connection, who.getName()));
  }

  private Optional<List<Step>> tried(Document document, String connection, String who) {
    ConnectedSystem system = SystemDocument.parse(document.content());
    return system
        .connection(connection)
        .map(
            found -> {
              List<Step> steps = use.begin(system, found, who);
              keep(document, found, steps.get(steps.size() - 1), who);
              return steps;
            });
  }

  private void keep(Document document, Connection connection, Step last, String who) {
    ConnectionCheck check =
        new ConnectionCheck(
            document.id(),
            connection.id(),
            document.version(),
            clock.instant(),
            who,
            last.ok(),
            last.step(),
            last.sentence());
    transactions.inNew(
        () -> {
          checks.keep(check);
          audit.note(
              AuditTrail.Act.done(
                  who,
                  "connection.test",
                  "systems/" + check.system() + "/connections/" + check.connection(),
                  last.ok() ? "ok" : "failed=" + last.step()));
          return check;
        });
  }

  /** What each connection showed when it was tried last; of those never tried nothing. */
  public List<ConnectionCheck> last(Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return transactions.inNew(checks::all);
  }

  /** The same of one; empty where it was never tried. */
  public Optional<ConnectionCheck> last(String system, String connection, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return transactions.inNew(() -> checks.find(system, connection));
  }
}
