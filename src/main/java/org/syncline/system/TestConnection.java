package org.syncline.system;

import java.util.List;
import java.util.Optional;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.system.UseOfConnection.Step;

/** Tries a connection by the same steps that its use begins with. */
public final class TestConnection {
  private final Transactions transactions;
  private final Documents documents;
  private final UseOfConnection use;
  private final AuditTrail audit;

  public TestConnection(
      Transactions transactions, Documents documents, UseOfConnection use, AuditTrail audit) {
    this.transactions = transactions;
    this.documents = documents;
    this.use = use;
    this.audit = audit;
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
        .map(document -> SystemDocument.parse(document.content()))
        .flatMap(
            known -> known.connection(connection).map(found -> tried(known, found, who.getName())));
  }

  private List<Step> tried(ConnectedSystem system, Connection connection, String who) {
    List<Step> steps = use.begin(system, connection, who);
    Step last = steps.get(steps.size() - 1);
    audit.noteAlone(
        AuditTrail.Act.done(
            who,
            "connection.test",
            "systems/" + system.id() + "/connections/" + connection.id(),
            last.ok() ? "ok" : "failed=" + last.step()));
    return steps;
  }
}
