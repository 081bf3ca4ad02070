package org.syncline.security.secret;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.security.secret.SecretRotations.Locked;
import org.syncline.security.secret.SecretRotations.Rotation;

/**
 * Uses secrets that the other side replaces when they are used, such as refresh tokens of OAuth 2.
 * All servers take turns; a new value is durable before anybody goes on; a use whose answer was
 * lost is tried once more with the value that is known, then never again.
 */
public final class RotateSecrets {
  private static final Logger LOG = Logger.getLogger(RotateSecrets.class.getName());

  /** Uses in a row without an answer, after which the value is given up. */
  private static final int MOST_UNANSWERED = 2;

  /** Time to store what came of it, beyond the use itself. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final Secrets secrets;
  private final SecretRotations rotations;
  private final SealSecrets seals;
  private final UseSecrets use;
  private final AuditTrail audit;
  private final Map<SecretName, Settlement> unsettled = new ConcurrentHashMap<>();

  public RotateSecrets(
      Transactions transactions,
      Secrets secrets,
      SecretRotations rotations,
      SealSecrets seals,
      UseSecrets use,
      AuditTrail audit) {
    this.transactions = transactions;
    this.secrets = secrets;
    this.rotations = rotations;
    this.seals = seals;
    this.use = use;
    this.audit = audit;
  }

  /** One use, outside any transaction. */
  @FunctionalInterface
  public interface Exchange {
    /**
     * Shows the value to the other side.
     *
     * @throws InterruptedException when the server stops; taken for {@link Exchanged.Lost}
     */
    Exchanged with(SecretValue value) throws InterruptedException;
  }

  /** What the other side made of it. */
  public sealed interface Exchanged {
    /** It gave another one in its place. */
    record Replaced(SecretValue next) implements Exchanged {}

    /** It took it, and will take it again. */
    record Stays() implements Exchanged {}

    /** It surely did not get it, or failed and said so. */
    record NotUsed() implements Exchanged {}

    /** No answer came: nobody knows. */
    record Lost() implements Exchanged {}

    /** It does not take it. */
    record Refused() implements Exchanged {}
  }

  /** What came of it. */
  public sealed interface Used {
    /** It was used, and what came of it is stored. */
    record Done() implements Used {}

    /** Somebody else is at it: try again in a moment. */
    record Busy() implements Used {}

    record Withheld(UseSecrets.Why why) implements Used {}

    /**
     * It was used, and what came of it could not be stored. This server keeps it in memory, and
     * stores it before the next use.
     */
    record NotKept() implements Used {}
  }

  /** The beginning of a use. */
  private sealed interface Begun {
    record Leased(SecretValue value, Instant setAt, int unanswered, long turns) implements Begun {}

    record Not(Used used) implements Begun {}
  }

  /**
   * What is to be stored after a use.
   *
   * @param next null = the value stays
   */
  private record Settlement(
      Instant setAt, long turns, int unanswered, Endpoint endpoint, @Nullable SecretValue next) {
    boolean isAbout(Rotation rotation) {
      return rotation.turns() == turns && setAt.equals(rotation.setAt());
    }
  }

  /**
   * Uses a secret alone.
   *
   * @param system whose connection asks
   * @param text the secret as {@code <system>/<name>}
   * @param who the account that causes it
   * @param atMost how long the exchange may take
   */
  public Used use(
      String system, String text, Endpoint endpoint, String who, Duration atMost, Exchange exchange)
      throws InterruptedException {
    Optional<SecretName> read = SecretName.read(text).filter(n -> n.system().equals(system));
    if (read.isEmpty()) {
      use.noteRefusal(system, UseSecrets.Why.FOREIGN, who);
      return new Used.Withheld(UseSecrets.Why.FOREIGN);
    }
    SecretName name = read.get();
    Begun begun = begin(name, endpoint, who, atMost);
    if (begun instanceof Begun.Not not) {
      if (not.used() instanceof Used.Withheld withheld) {
        use.noteRefusal(system, withheld.why(), who);
      }
      return not.used();
    }
    Begun.Leased leased = (Begun.Leased) begun;
    Exchanged exchanged;
    try {
      exchanged = exchange.with(leased.value());
    } catch (InterruptedException | RuntimeException e) {
      settle(name, settlement(leased, endpoint, new Exchanged.Lost()), who);
      throw e;
    }
    boolean kept = settle(name, settlement(leased, endpoint, exchanged), who);
    return kept || !(exchanged instanceof Exchanged.Replaced)
        ? new Used.Done()
        : new Used.NotKept();
  }

  private Begun begin(SecretName name, Endpoint endpoint, String who, Duration atMost) {
    Settlement owed = unsettled.get(name);
    Begun begun = transactions.inNew(() -> beginHere(name, endpoint, who, atMost, owed));
    if (owed != null) {
      unsettled.remove(name, owed);
    }
    return begun;
  }

  private Begun beginHere(
      SecretName name, Endpoint endpoint, String who, Duration atMost, @Nullable Settlement owed) {
    Locked locked = rotations.lock(name);
    Rotation rotation = locked.rotation();
    if (owed != null && owed.isAbout(rotation)) {
      rotation = settleHere(rotation, owed, who);
    }
    Optional<StoredSecret> stored = secrets.find(name);
    UseSecrets.Answer answer = use.judged(name, endpoint, stored);
    if (answer instanceof UseSecrets.Answer.Withheld withheld) {
      return new Begun.Not(new Used.Withheld(withheld.why()));
    }
    Instant setAt = stored.orElseThrow().setAt();
    if (!setAt.equals(rotation.setAt())) {
      // Somebody has set another value since: what is known is of the one before.
      rotation = new Rotation(name, setAt, null, 0, rotation.turns());
    }
    Instant until = rotation.leaseUntil();
    if (until != null && until.isAfter(locked.now())) {
      return new Begun.Not(new Used.Busy());
    }
    if (rotation.unanswered() >= MOST_UNANSWERED) {
      return new Begun.Not(new Used.Withheld(UseSecrets.Why.SPENT));
    }
    // Counted before it is shown: a server that dies in between leaves it as one without answer.
    rotations.keep(
        new Rotation(
            name,
            setAt,
            locked.now().plus(atMost).plus(MARGIN),
            rotation.unanswered() + 1,
            rotation.turns()));
    return new Begun.Leased(
        ((UseSecrets.Answer.Given) answer).value(), setAt, rotation.unanswered(), rotation.turns());
  }

  private static Settlement settlement(
      Begun.Leased leased, Endpoint endpoint, Exchanged exchanged) {
    int before = leased.unanswered();
    int unanswered;
    if (exchanged instanceof Exchanged.Replaced || exchanged instanceof Exchanged.Stays) {
      unanswered = 0;
    } else if (exchanged instanceof Exchanged.Lost) {
      unanswered = before + 1;
    } else {
      // What is refused after a lost answer was replaced in that.
      unanswered = exchanged instanceof Exchanged.Refused && before > 0 ? MOST_UNANSWERED : before;
    }
    return new Settlement(
        leased.setAt(),
        leased.turns(),
        unanswered,
        endpoint,
        exchanged instanceof Exchanged.Replaced replaced ? replaced.next() : null);
  }

  private boolean settle(SecretName name, Settlement settlement, String who) {
    for (int tries = 0; tries < 2; tries++) {
      try {
        return transactions.inNew(
            () -> {
              Rotation rotation = rotations.lock(name).rotation();
              if (settlement.isAbout(rotation)) {
                settleHere(rotation, settlement, who);
              }
              return true;
            });
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "secret={0}: what came of its use could not be stored", name);
      }
    }
    unsettled.put(name, settlement);
    return false;
  }

  private Rotation settleHere(Rotation rotation, Settlement settlement, String who) {
    SecretName name = rotation.name();
    SecretValue next = settlement.next();
    if (next != null) {
      replace(name, settlement, next, who);
    }
    Rotation settled =
        new Rotation(name, settlement.setAt(), null, settlement.unanswered(), rotation.turns() + 1);
    rotations.keep(settled);
    return settled;
  }

  private void replace(SecretName name, Settlement settlement, SecretValue next, String who) {
    Sealed seal = seals.seal(name, settlement.endpoint(), next);
    for (int tries = 0; tries < 3; tries++) {
      Optional<StoredSecret> stored =
          secrets
              .find(name)
              .filter(secret -> secret.setAt().equals(settlement.setAt()))
              .filter(secret -> secret.endpoint().equals(settlement.endpoint()));
      if (stored.isEmpty()) {
        // What somebody has set meanwhile, or taken away, comes first.
        return;
      }
      if (secrets.replaceSeal(stored.get(), seal)) {
        audit.note(
            AuditTrail.Act.done(
                who, "secret.rotate", AdministerSecrets.subject(name), "key=" + seal.keyVersion()));
        return;
      }
      // Somebody seals all values anew right now.
    }
    throw new IllegalStateException("The secret changes all the time.");
  }
}
