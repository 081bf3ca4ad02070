package org.syncline.sync;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
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
import org.syncline.platform.Transactions;

/** The configuration in force, compiled once per epoch, and the one way to change it. */
public final class HubConfiguration implements HubPlans, PutConfiguration {
  private static final Logger LOG = Logger.getLogger(HubConfiguration.class.getName());

  private final Transactions transactions;
  private final Documents documents;
  private final Clock clock;
  private volatile HubPlan plan = new HubPlan(0, Map.of(), Map.of(), Map.of());

  public HubConfiguration(Transactions transactions, Documents documents, Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.clock = clock;
  }

  /** A document as it was found in the configuration folder. */
  public record Found(Kind kind, String id, byte[] content) {}

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
  public Document put(
      Kind kind, String id, byte[] content, String who, @Nullable Integer expectedVersion) {
    Document added =
        transactions.inNew(
            () -> {
              Document document = add(kind, id, content, "rest", who, expectedVersion);
              // Compiled before the commit: a change that breaks anything is never stored.
              CompileHub.compile(documents.epoch(), latest());
              refuseOtherOrder(document);
              return document;
            });
    refresh();
    return added;
  }

  private Document add(
      Kind kind,
      String id,
      byte[] content,
      String origin,
      String who,
      @Nullable Integer expectedVersion) {
    Document added = documents.add(kind, id, content, hash(content), origin, who);
    if (expectedVersion != null && added.version() != expectedVersion + 1) {
      throw new VersionConflict(expectedVersion, added.version() - 1);
    }
    return added;
  }

  /**
   * Takes documents found in files: each only if this content was never seen before, so that a
   * restart does not undo what was changed since. All or nothing.
   *
   * @throws InvalidConfiguration with all problems
   */
  public void takeFiles(List<Found> found) {
    transactions.inNew(
        () -> {
          List<Document> taken = new ArrayList<>();
          for (Found file : found) {
            String hash = hash(file.content());
            boolean seen =
                documents.versions(file.kind(), file.id()).stream()
                    .anyMatch(version -> version.contentHash().equals(hash));
            if (!seen) {
              if (file.id().length() > 60) {
                throw new InvalidConfiguration(
                    List.of(
                        new ConfigurationProblem(
                            file.kind().folder() + "/" + file.id(), "Name it with 60 at most.")));
              }
              taken.add(
                  documents.add(file.kind(), file.id(), file.content(), hash, "file", "file"));
            }
          }
          CompileHub.compile(documents.epoch(), latest());
          taken.forEach(this::refuseOtherOrder);
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

  /** What came under versions can't be told older or newer than what comes under times. */
  private void refuseOtherOrder(Document document) {
    if (document.kind() != Kind.FLOW) {
      return;
    }
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

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
