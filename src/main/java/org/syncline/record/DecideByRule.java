package org.syncline.record;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.Words;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.record.EditRecords.Editor;

/**
 * Conflicts of a field are decided by a rule from now on: the next version of its record type says
 * so, and what is open is settled by it in portions.
 */
public final class DecideByRule {
  /** As many as one transaction takes at most. */
  static final int PORTION = 50;

  private final Transactions transactions;
  private final Conflicts conflicts;
  private final Documents documents;
  private final PutConfiguration configuration;
  private final EditRecords records;
  private final AuditTrail audit;
  private final Clock clock;

  public DecideByRule(
      Transactions transactions,
      Conflicts conflicts,
      Documents documents,
      PutConfiguration configuration,
      EditRecords records,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.conflicts = conflicts;
    this.documents = documents;
    this.configuration = configuration;
    this.records = records;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A rule for a field.
   *
   * @param expectedVersion of the record type, as its author has seen it; null to take whatever is
   *     there
   */
  public record Rule(
      String recordType,
      String field,
      Survivorship survivorship,
      @Nullable Integer expectedVersion) {}

  /**
   * It is in force.
   *
   * @param version of the record type that says so
   */
  public record InForce(int version, ConflictSettlement settlement) {}

  /**
   * Puts the rule in force, where it is not already, and begins to settle what is open. Calling it
   * again after a fault does what is left.
   *
   * @return empty where there is no such record type
   * @throws InvalidConfiguration with all problems; nothing is done then
   * @throws PutConfiguration.VersionConflict if another version is there than was expected
   */
  public Optional<InForce> put(Rule rule, Actor who) {
    who.require(Permission.CONFIGURE);
    Document present =
        transactions
            .inNew(() -> documents.latest(Kind.RECORD_TYPE, rule.recordType()))
            .orElse(null);
    if (present == null) {
      return Optional.empty();
    }
    Integer expected = rule.expectedVersion();
    if (expected != null && expected != present.version()) {
      throw new PutConfiguration.VersionConflict(expected, present.version());
    }
    int version = published(rule, present, who);
    ConflictSettlement settlement =
        transactions.inNew(
            () -> {
              ConflictSettlement begun =
                  conflicts.begin(rule.recordType(), rule.field(), who.getName(), clock.instant());
              audit.note(
                  AuditTrail.Act.done(
                      who.getName(),
                      "conflict.rule",
                      Kind.RECORD_TYPE.folder() + "/" + rule.recordType(),
                      "field="
                          + rule.field()
                          + " rule="
                          + Words.of(rule.survivorship().rule())
                          + " version="
                          + version
                          + " settlement="
                          + begun.id()));
              return begun;
            });
    return Optional.of(new InForce(version, settlement));
  }

  private int published(Rule rule, Document present, Actor who) {
    FieldDefinition field =
        RecordTypeDocument.parse(present.content())
            .field(rule.field())
            .orElseThrow(
                () ->
                    new InvalidConfiguration(
                        List.of(
                            new ConfigurationProblem(
                                "field",
                                "Record type '"
                                    + rule.recordType()
                                    + "' has no such field: see its document."))));
    if (field.survivorship().equals(rule.survivorship())) {
      return present.version();
    }
    byte[] content =
        RecordTypeDocument.withSurvivorship(present.content(), rule.field(), rule.survivorship());
    return configuration
        .put(Kind.RECORD_TYPE, rule.recordType(), content, who, present.version())
        .document()
        .version();
  }

  /** How far one has come. */
  public Optional<ConflictSettlement> settlement(long id, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return transactions.inNew(() -> conflicts.settlement(id));
  }

  /** The latest ones. */
  public List<ConflictSettlement> settlements(int limit, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return transactions.inNew(() -> conflicts.settlements(limit));
  }

  /**
   * Settles one portion of each that is not through. Whoever else does the same at the same time
   * finds nothing open.
   *
   * @return whether there is more to be done at once
   */
  public boolean step() {
    boolean more = false;
    for (ConflictSettlement settlement : transactions.inNew(conflicts::unfinished)) {
      more |= step(settlement);
    }
    return more;
  }

  private boolean step(ConflictSettlement settlement) {
    List<Conflict> open =
        transactions.inNew(
            () ->
                conflicts.open(
                    new Conflicts.Portion(
                        settlement.recordType(),
                        settlement.field(),
                        settlement.position(),
                        settlement.last()),
                    PORTION));
    int failed =
        open.isEmpty()
            ? 0
            : records.settle(open, settlement.id(), new Editor(settlement.by(), RecordRights.ALL));
    boolean done = open.size() < PORTION;
    long position = done ? settlement.last() : open.get(open.size() - 1).id();
    transactions.inNew(
        () -> {
          conflicts.advance(settlement.id(), position, failed, done ? clock.instant() : null);
          return true;
        });
    return !done;
  }
}
