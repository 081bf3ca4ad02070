package org.syncline.sync;

import java.time.Clock;
import java.util.Optional;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocuments;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.golden.GoldenRun;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Runs the golden cases of any version of a mapping, with the flows and types of today. */
public final class RunMappingCases {
  private final Transactions transactions;
  private final Documents documents;
  private final MappingContents contents;
  private final Clock clock;

  public RunMappingCases(
      Transactions transactions, Documents documents, DraftDocuments drafts, Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.contents = new MappingContents(documents, drafts);
    this.clock = clock;
  }

  /**
   * Empty where there is no such version.
   *
   * @throws org.syncline.configuration.InvalidConfiguration where it can't be read
   */
  public Optional<GoldenRun> run(String id, MappingVersion version, Actor who) {
    who.require(Permission.CONFIGURE);
    Optional<byte[]> content = transactions.inNew(() -> contents.of(id, version));
    if (content.isEmpty()) {
      return Optional.empty();
    }
    MappingTable table = MappingTable.parse(content.get());
    MappingGate gate = transactions.inNew(() -> CheckConfiguration.gate(documents, clock));
    return Optional.of(gate.run(table));
  }
}
