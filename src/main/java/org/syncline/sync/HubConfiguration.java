package org.syncline.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
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
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;
import org.syncline.record.FieldDefinition;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.system.SecretsOfSystem;
import org.syncline.system.SystemDocument;

/** The configuration in force, compiled once per epoch, and the one way to change it. */
public final class HubConfiguration implements HubPlans, PutConfiguration {
  private static final Logger LOG = Logger.getLogger(HubConfiguration.class.getName());

  private final Transactions transactions;
  private final Documents documents;
  private final SecretsOfSystem secrets;
  private final AuditTrail audit;
  private final Clock clock;
  private volatile HubPlan plan = new HubPlan(0, Map.of(), Map.of(), Map.of());

  public HubConfiguration(
      Transactions transactions,
      Documents documents,
      SecretsOfSystem secrets,
      AuditTrail audit,
      Clock clock) {
    this.secrets = secrets;
    this.audit = audit;
    this.transactions = transactions;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * A document as it was found.
   *
   * @param origin whether it came with the hub or lay in the configuration folder
   */
  public record Found(Kind kind, String id, byte[] content, Origin origin) {

    /** Where it was found. */
    public enum Origin {
      SHIPPED,
      FILE
    }
  }

  @Override
  public HubPlan current() {
    return plan;
  }

  @Override
  public synchronized HubPlan refresh() {
    HubPlan now =
        transactions.inNew(
            () -> {
              long epoch = documents.epoch();
              return epoch == plan.epoch() ? plan : CompileHub.compile(epoch, latest());
            });
    if (now != plan) {
      plan = now;
      LOG.log(Level.INFO, "Configuration of epoch {0} is in force", now.epoch());
    }
    return now;
  }

  private Map<Kind, List<Document>> latest() {
    Map<Kind, List<Document>> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, documents.latest(kind));
    }
    return all;
  }

  @Override
  public Published put(
      Kind kind, String id, byte[] content, Actor who, @Nullable Integer expectedVersion) {
    who.require(Permission.CONFIGURE);
    Published added =
        transactions.inNew(
            () -> {
              Document document = add(kind, id, content, "rest", who.getName(), expectedVersion);
              // Compiled before the commit: a change that breaks anything is never stored.
              CompileHub.compile(documents.epoch(), latest());
              refuseIncomparable(document);
              List<String> dropped = keepUsedSecrets(document, who.getName());
              audit.note(
                  AuditTrail.Act.done(
                      who.getName(),
                      "configuration.put",
                      kind.folder() + "/" + id,
                      "version=" + document.version()));
              return new Published(document, dropped);
            });
    refresh();
    return added;
  }

  /** A secret is for one place: what a system no longer uses it for, it does not keep it for. */
  private List<String> keepUsedSecrets(Document document, String who) {
    return document.kind() == Kind.SYSTEM
        ? secrets.keepOnly(SystemDocument.parse(document.content()), who)
        : List.of();
  }

  private Document add(
      Kind kind,
      String id,
      byte[] content,
      String origin,
      String who,
      @Nullable Integer expectedVersion) {
    Document added = documents.add(kind, id, content, Sha256.hex(content), origin, who);
    if (expectedVersion != null && added.version() != expectedVersion + 1) {
      throw new VersionConflict(expectedVersion, added.version() - 1);
    }
    return added;
  }

  /**
   * Takes documents found in files: each only if this content was never seen before, so that a
   * restart does not undo what was changed since; those that came with the hub only until somebody
   * changed them. All or nothing.
   *
   * @throws InvalidConfiguration with all problems
   */
  public void takeFiles(List<Found> found) {
    transactions.inNew(
        () -> {
          List<Document> taken = new ArrayList<>();
          for (Found file : found) {
            String hash = Sha256.hex(file.content());
            if (isWanted(file, hash)) {
              if (file.id().length() > 60) {
                throw new InvalidConfiguration(
                    List.of(
                        new ConfigurationProblem(
                            file.kind().folder() + "/" + file.id(), "Name it with 60 at most.")));
              }
              taken.add(
                  documents.add(
                      file.kind(),
                      file.id(),
                      file.content(),
                      hash,
                      Words.of(file.origin()),
                      "file"));
            }
          }
          CompileHub.compile(documents.epoch(), latest());
          taken.forEach(this::refuseIncomparable);
          taken.forEach(document -> keepUsedSecrets(document, "file"));
          if (!taken.isEmpty()) {
            LOG.log(
                Level.INFO,
                "Took {0} configuration files at {1}: {2}",
                new Object[] {
                  taken.size(),
                  clock.instant(),
                  taken.stream().map(HubConfiguration::name).collect(Collectors.joining(", "))
                });
          }
          return true;
        });
    refresh();
  }

  private boolean isWanted(Found file, String hash) {
    List<Document> versions = documents.versions(file.kind(), file.id());
    if (versions.stream().anyMatch(version -> version.contentHash().equals(hash))) {
      return false;
    }
    boolean ours =
        versions.isEmpty() || versions.get(0).origin().equals(Words.of(Found.Origin.SHIPPED));
    if (file.origin() == Found.Origin.SHIPPED && !ours) {
      LOG.log(
          Level.INFO,
          "{0}/{1} was changed here: what this version of the hub brings of it is not taken",
          new Object[] {file.kind().folder(), file.id()});
      return false;
    }
    return true;
  }

  /** What is stored under the versions before has to stay readable under this one. */
  private void refuseIncomparable(Document document) {
    switch (document.kind()) {
      case FLOW -> refuseOtherOrder(document);
      case RECORD_TYPE -> refuseOtherFieldTypes(document);
      default -> {}
    }
  }

  /** Records, history and keys hold values of the type that a field once had. */
  private void refuseOtherFieldTypes(Document document) {
    RecordType now = RecordTypeDocument.parse(document.content());
    List<ConfigurationProblem> problems = new ArrayList<>();
    for (Document earlier : documents.versions(Kind.RECORD_TYPE, document.id())) {
      for (FieldDefinition before : RecordTypeDocument.parse(earlier.content()).fields()) {
        now.field(before.name())
            .filter(
                field ->
                    field.type() != before.type()
                        || !Objects.equals(field.referenceTo(), before.referenceTo()))
            .ifPresent(
                field ->
                    problems.add(
                        new ConfigurationProblem(
                            name(document) + " fields." + field.name(),
                            "In version "
                                + earlier.version()
                                + " this field was of type "
                                + before.type().word()
                                + (before.referenceTo() == null
                                    ? ""
                                    : " to " + before.referenceTo())
                                + ", and values of it are kept: keep the type, or add a field of"
                                + " another name.")));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }

  /** What came under versions can't be told older or newer than what comes under times. */
  private void refuseOtherOrder(Document document) {
    Flow.Order now = FlowDocument.parse(document.content()).order();
    for (Document earlier : documents.versions(Kind.FLOW, document.id())) {
      Flow.Order before = FlowDocument.parse(earlier.content()).order();
      if (before != now && before != Flow.Order.ARRIVAL && now != Flow.Order.ARRIVAL) {
        throw new InvalidConfiguration(
            List.of(
                new ConfigurationProblem(
                    name(document) + " order",
                    "Version "
                        + earlier.version()
                        + " of this flow ordered by "
                        + Words.of(before)
                        + ", and the two can't be compared: keep it, or bring the object in under"
                        + " another name by a new flow.")));
      }
    }
  }

  private static String name(Document document) {
    return document.kind().folder() + "/" + document.id();
  }
}
