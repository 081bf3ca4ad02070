package org.syncline.security.secret;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Sets, lists and deletes secrets; nobody reads one here. */
public final class AdministerSecrets {
  private static final Logger LOG = Logger.getLogger(AdministerSecrets.class.getName());

  private final Transactions transactions;
  private final Secrets secrets;
  private final SecretUses uses;
  private final SealSecrets seals;
  private final AuditTrail audit;
  private final Clock clock;

  public AdministerSecrets(
      Transactions transactions,
      Secrets secrets,
      SecretUses uses,
      SealSecrets seals,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.secrets = secrets;
    this.uses = uses;
    this.seals = seals;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What may be known of a secret.
   *
   * @param connections of its system that use it
   */
  public record Listed(SecretName name, List<String> connections, Instant setAt, String setBy) {}

  /**
   * Sets a secret for the endpoint of the connections that use it.
   *
   * @return false where no connection of its system uses it
   * @throws SealingKeys.KeysUnavailable where there is no key to seal it with
   */
  public boolean put(SecretName name, SecretValue value, Actor who) {
    who.require(Permission.MANAGE_SECRETS);
    return transactions.inNew(() -> putHere(name, value, who.getName()));
  }

  private boolean putHere(SecretName name, SecretValue value, String who) {
    Set<Endpoint> endpoints =
        uses.ofSystem(name.system()).stream()
            .filter(use -> use.secret().equals(name))
            .map(SecretUses.Use::endpoint)
            .collect(Collectors.toSet());
    if (endpoints.size() != 1) {
      audit.note(AuditTrail.Act.refused(who, "secret.put", subject(name), "unused"));
      return false;
    }
    Endpoint endpoint = endpoints.iterator().next();
    Sealed sealed = seals.seal(name, endpoint, value);
    secrets.put(new StoredSecret(name, endpoint, sealed, clock.instant(), who));
    audit.note(AuditTrail.Act.done(who, "secret.put", subject(name), "key=" + sealed.keyVersion()));
    return true;
  }

  /** All, by name. */
  public List<Listed> all(Actor who) {
    who.require(Permission.MANAGE_SECRETS);
    return transactions.inNew(
        () -> {
          List<SecretUses.Use> used = uses.all();
          return secrets.all().stream().map(secret -> listed(secret, used)).toList();
        });
  }

  private static Listed listed(StoredSecret secret, List<SecretUses.Use> used) {
    return new Listed(
        secret.name(),
        used.stream()
            .filter(use -> use.secret().equals(secret.name()))
            .filter(use -> use.endpoint().equals(secret.endpoint()))
            .map(SecretUses.Use::connection)
            .sorted()
            .toList(),
        secret.setAt(),
        secret.setBy());
  }

  /** Whether there was one. */
  public boolean remove(SecretName name, Actor who) {
    who.require(Permission.MANAGE_SECRETS);
    return transactions.inNew(
        () -> {
          boolean there = secrets.remove(name);
          if (there) {
            audit.note(AuditTrail.Act.done(who.getName(), "secret.remove", subject(name), ""));
          }
          return there;
        });
  }

  /**
   * Deletes a system's secrets but those that are used for the endpoint they were set for, with the
   * running transaction.
   *
   * @return the deleted ones
   */
  public List<SecretName> keepOnly(String system, List<SecretUses.Use> used, String who) {
    List<SecretName> dropped = new ArrayList<>();
    for (StoredSecret secret : secrets.ofSystem(system)) {
      boolean kept =
          used.stream()
              .anyMatch(
                  use ->
                      use.secret().equals(secret.name())
                          && use.endpoint().equals(secret.endpoint()));
      if (!kept) {
        secrets.remove(secret.name());
        audit.note(
            AuditTrail.Act.done(who, "secret.drop", subject(secret.name()), "systems/" + system));
        dropped.add(secret.name());
      }
    }
    return dropped;
  }

  /**
   * What came of sealing all values anew.
   *
   * @param keyVersion of the newest key
   * @param sealed how many have a new seal now
   * @param unreadable those that did not open: they have to be set again
   */
  public record Resealed(int keyVersion, int sealed, Set<SecretName> unreadable) {}

  /**
   * Seals every value anew that was sealed with an older key, each in a transaction of its own.
   * After that the older keys may be deleted.
   */
  public Resealed sealAnew(Actor who) {
    who.require(Permission.ROTATE_KEYS);
    int newest = seals.newestVersion();
    Set<SecretName> unreadable = new LinkedHashSet<>();
    int done = 0;
    for (StoredSecret secret : transactions.inNew(secrets::all)) {
      if (secret.sealed().keyVersion() == newest) {
        continue;
      }
      SealSecrets.Opened opened = seals.open(secret.name(), secret.endpoint(), secret.sealed());
      if (opened instanceof SealSecrets.Opened.Value value) {
        Sealed anew = seals.seal(secret.name(), secret.endpoint(), value.value());
        done += transactions.inNew(() -> secrets.replaceSeal(secret, anew)) ? 1 : 0;
      } else {
        LOG.log(Level.WARNING, "secret={0} can''t be sealed anew: set it again", secret.name());
        unreadable.add(secret.name());
      }
    }
    audit.noteAlone(
        AuditTrail.Act.done(
            who.getName(),
            "secret.reseal",
            "secrets",
            "key=" + newest + " sealed=" + done + " unreadable=" + unreadable.size()));
    return new Resealed(newest, done, unreadable);
  }

  static String subject(SecretName name) {
    return "secret/" + name;
  }
}
