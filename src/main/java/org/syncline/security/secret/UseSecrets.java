package org.syncline.security.secret;

import java.util.Optional;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;

/** Gives a secret to a connection of its own system, for the endpoint it was set for alone. */
public final class UseSecrets {
  private final Transactions transactions;
  private final Secrets secrets;
  private final SealSecrets seals;
  private final AuditTrail audit;

  public UseSecrets(
      Transactions transactions, Secrets secrets, SealSecrets seals, AuditTrail audit) {
    this.transactions = transactions;
    this.secrets = secrets;
    this.seals = seals;
    this.audit = audit;
  }

  /** What came of asking. */
  public sealed interface Answer {
    record Given(SecretValue value) implements Answer {}

    record Withheld(Why why) implements Answer {}
  }

  /** Why a secret is not given. */
  public enum Why {
    /** It is of another system, whether there is one or not. */
    FOREIGN("A connection uses secrets of its own system only."),
    NOT_SET("The secret is not set: set it."),
    OTHER_ENDPOINT(
        "The secret was set for another kind, host, port or tls: set it again for this one."),
    KEY_GONE(
        "The key that the secret was sealed with is gone from the server's key store: set the"
            + " secret again."),
    DAMAGED("The secret's row was changed by somebody else than the hub: set the secret again."),
    SPENT(
        "The secret changes with its use, and an answer that may have told its next value was lost:"
            + " get a new one from the other side, and set the secret again."),
    NO_KEYS("The server's key store can't be read: see the hub's log.");

    private final String sentence;

    Why(String sentence) {
      this.sentence = sentence;
    }

    /** For people. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * Asks for a secret; each refusal is noted in the audit trail.
   *
   * @param system whose connection asks
   * @param name as {@code <system>/<name>}
   * @param endpoint what the connection leads to
   * @param who the account that causes it
   */
  public Answer give(String system, String name, Endpoint endpoint, String who) {
    Answer answer = decide(system, name, endpoint);
    if (answer instanceof Answer.Withheld withheld) {
      noteRefusal(system, withheld.why(), who);
    }
    return answer;
  }

  void noteRefusal(String system, Why why, String who) {
    audit.noteAlone(
        AuditTrail.Act.refused(who, "secret.use", "systems/" + system, "why=" + why.name()));
  }

  private Answer decide(String system, String text, Endpoint endpoint) {
    Optional<SecretName> name = SecretName.read(text).filter(n -> n.system().equals(system));
    if (name.isEmpty()) {
      // Before anything is looked up.
      return new Answer.Withheld(Why.FOREIGN);
    }
    return judged(name.get(), endpoint, transactions.inNew(() -> secrets.find(name.get())));
  }

  Answer judged(SecretName name, Endpoint endpoint, Optional<StoredSecret> stored) {
    if (stored.isEmpty()) {
      return new Answer.Withheld(Why.NOT_SET);
    }
    if (!stored.get().endpoint().equals(endpoint)) {
      return new Answer.Withheld(Why.OTHER_ENDPOINT);
    }
    return opened(name, endpoint, stored.get());
  }

  private Answer opened(SecretName name, Endpoint endpoint, StoredSecret stored) {
    try {
      SealSecrets.Opened opened = seals.open(name, endpoint, stored.sealed());
      if (opened instanceof SealSecrets.Opened.Value value) {
        return new Answer.Given(value.value());
      }
      return new Answer.Withheld(
          opened instanceof SealSecrets.Opened.KeyGone ? Why.KEY_GONE : Why.DAMAGED);
    } catch (SealingKeys.KeysUnavailable e) {
      return new Answer.Withheld(Why.NO_KEYS);
    }
  }
}
