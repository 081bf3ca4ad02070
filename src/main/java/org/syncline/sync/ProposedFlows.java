package org.syncline.sync;

import java.time.Clock;
import java.util.List;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.connector.spi.Connectors;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;

/**
 * Flows that go out as they would be if they were put now, beside everything that is published.
 * Nothing is stored.
 */
public final class ProposedFlows {
  private final Transactions transactions;
  private final Documents documents;
  private final Connectors connectors;
  private final Clock clock;

  public ProposedFlows(
      Transactions transactions, Documents documents, Connectors connectors, Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.connectors = connectors;
    this.clock = clock;
  }

  /**
   * Compiles one, switched on or not.
   *
   * @throws InvalidConfiguration with all problems that putting it would tell of
   */
  public OutboundPlan compile(byte[] flow, Actor who) {
    who.require(Permission.CONFIGURE);
    if (!(FlowDocument.parse(flow) instanceof OutboundFlow out)) {
      throw new InvalidConfiguration(
          List.of(
              new ConfigurationProblem(
                  "direction", "Only a flow that goes out is tried here: say \"out\".")));
    }
    return transactions.inNew(() -> compileHere(out, flow, who.getName()));
  }

  private OutboundPlan compileHere(OutboundFlow flow, byte[] content, String who) {
    int version = documents.latest(Kind.FLOW, flow.id()).map(Document::version).orElse(0) + 1;
    Document proposed =
        new Document(
            Kind.FLOW,
            flow.id(),
            version,
            content,
            Sha256.hex(content),
            "rest",
            clock.instant(),
            who);
    return new CheckConfiguration(documents, connectors, clock)
        .outbound(proposed)
        .orElseThrow(() -> new IllegalStateException("A flow without problems has no plan."));
  }
}
