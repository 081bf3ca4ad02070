package org.syncline.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.syncline.connector.spi.Connectors;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;
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
  private final CheckConfiguration check;
  private volatile HubPlan plan = new HubPlan(0, Map.of(), Map.of(), Map.of());

  public HubConfiguration(
      Transactions transactions,
      Documents documents,
      SecretsOfSystem secrets,
      AuditTrail audit,
      Connectors connectors,
      Clock clock) {
    this.secrets = secrets;
    this.audit = audit;
    this.transactions = transactions;
    this.documents = documents;
    this.clock = clock;
    this.check = new CheckConfiguration(documents, connectors, clock);
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
              return epoch == plan.epoch() ? plan : check.compile(epoch, check.latest());
            });
    if (now != plan) {
      plan = now;
      LOG.log(Level.INFO, "Configuration of epoch {0} is in force", now.epoch());
    }
    return now;
  }

  @Override
  public Published put(
      Kind kind, String id, byte[] content, Actor who, @Nullable Integer expectedVersion) {
    who.require(Permission.CONFIGURE);
    Published added =
        transactions.inNew(
            () -> {
              Document document =
                  addChecked(new Given(kind, id, content), who.getName(), expectedVersion);
              List<String> dropped = keepUsedSecrets(document, who.getName());
              note(document, who.getName());
              return new Published(document, dropped);
            });
    refresh();
    return added;
  }

  /**
   * Adds the next version and checks everything with it, in the running transaction. Whoever calls
   * notes it, and refreshes after the commit.
   *
   * @param expectedVersion null to take whatever is there
   */
  Document addChecked(Given given, String who, @Nullable Integer expectedVersion) {
    Document document = add(given, who);
    if (expectedVersion != null && document.version() != expectedVersion + 1) {
      throw new VersionConflict(expectedVersion, document.version() - 1);
    }
    // Before the commit: a change that breaks anything is never stored.
    check.refuseUnusable(List.of(document));
    return document;
  }

  /** A secret is for one place: what a system no longer uses it for, it does not keep it for. */
  private List<String> keepUsedSecrets(Document document, String who) {
    return document.kind() == Kind.SYSTEM
        ? secrets.keepOnly(SystemDocument.parse(document.content()), who)
        : List.of();
  }

  @Override
  public PublishedAll putAll(List<Given> given, Actor who) {
    who.require(Permission.CONFIGURE);
    String name = who.getName();
    PublishedAll all =
        transactions.inNew(
            () -> {
              List<Taken> taken = new ArrayList<>();
              List<Document> added = new ArrayList<>();
              given.forEach(document -> taken.add(take(document, name, added)));
              List<String> dropped = new ArrayList<>();
              if (!added.isEmpty()) {
                check.refuseUnusable(added);
                added.forEach(document -> dropped.addAll(keepUsedSecrets(document, name)));
                added.forEach(document -> note(document, name));
              }
              return new PublishedAll(taken, dropped);
            });
    refresh();
    return all;
  }

  private Taken take(Given given, String who, List<Document> added) {
    Document present = documents.latest(given.kind(), given.id()).orElse(null);
    if (present != null && present.contentHash().equals(Sha256.hex(given.content()))) {
      return new Taken(given.kind(), given.id(), present.version(), Change.UNCHANGED);
    }
    Document document = add(given, who);
    added.add(document);
    Change change = document.version() == 1 ? Change.CREATED : Change.CHANGED;
    return new Taken(given.kind(), given.id(), document.version(), change);
  }

  private Document add(Given given, String who) {
    byte[] content = given.content();
    return documents.add(given.kind(), given.id(), content, Sha256.hex(content), "rest", who);
  }

  private void note(Document document, String who) {
    audit.note(
        AuditTrail.Act.done(
            who, "configuration.put", name(document), "version=" + document.version()));
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
          check.refuseUnusable(taken);
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

  static String name(Document document) {
    return document.kind().folder() + "/" + document.id();
  }
}
