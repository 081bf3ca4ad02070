package org.syncline.sync;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocuments;
import org.syncline.mapping.comparison.MappingComparison;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Says what two versions of a mapping differ in, a draft among them. */
public final class CompareMappings {
  private final Transactions transactions;
  private final MappingContents contents;

  public CompareMappings(Transactions transactions, Documents documents, DraftDocuments drafts) {
    this.transactions = transactions;
    this.contents = new MappingContents(documents, drafts);
  }

  /** Empty where one of them is not there. */
  public Optional<MappingComparison> compare(
      String id, MappingVersion from, MappingVersion to, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return transactions.inNew(
        () -> members(id, from).flatMap(a -> members(id, to).map(b -> compare(a, b))));
  }

  private Optional<Map<String, @Nullable Object>> members(String id, MappingVersion version) {
    return contents.of(id, version).map(ConfigurationDocument::members);
  }

  private static MappingComparison compare(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return MappingComparison.of(before, after);
  }
}
