package org.syncline.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.platform.Transactions;

/**
 * Makes a hub without accounts ready for its first administrator: no password is shipped, so a
 * one-time token is written to a file that only the server's user can read.
 */
public final class FirstStart {
  private static final Logger LOG = Logger.getLogger(FirstStart.class.getName());

  private final Transactions transactions;
  private final Accounts accounts;
  private final SetupTokens tokens;
  private final SetupFile file;
  private final String node;
  private final SecureRandom random;
  private final Clock clock;

  /**
   * @param node the name of this server: each has a file, hence a token, of its own
   */
  public FirstStart(
      Transactions transactions,
      Accounts accounts,
      SetupTokens tokens,
      SetupFile file,
      String node,
      SecureRandom random,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.tokens = tokens;
    this.file = file;
    this.node = node;
    this.random = random;
    this.clock = clock;
  }

  /** Call once at each start, after the migrations. */
  public void prepare() {
    boolean open = transactions.inNew(this::prepareHere);
    if (open) {
      LOG.log(
          Level.INFO,
          "No account yet. The one-time set-up token is in the file {0}",
          file.path().toAbsolutePath());
    }
  }

  private boolean prepareHere() {
    var hashes = tokens.lockAll();
    if (!accounts.all().isEmpty()) {
      tokens.clear();
      file.delete();
      return false;
    }
    Optional<SetupToken> present = file.read();
    if (present.isEmpty() || !hashes.contains(present.get().hash())) {
      SetupToken token = SetupToken.random(random);
      tokens.put(node, token.hash(), clock.instant());
      // Inside the transaction: where the file can't be written, no token is stored either.
      file.write(token);
    }
    return true;
  }
}
