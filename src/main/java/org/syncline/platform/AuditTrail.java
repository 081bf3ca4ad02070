package org.syncline.platform;

/**
 * Keeps who did what, and what was refused, so that nobody can change it afterwards unseen. Acts
 * name things by their ids and carry no other data of persons.
 */
public interface AuditTrail {

  /** Keeps it with the running transaction: both are committed, or neither. */
  void note(Act act);

  /** Keeps it in a transaction of its own, for what changes nothing else. */
  void noteAlone(Act act);

  /**
   * One act.
   *
   * @param actor the account, at most 100 characters; empty = nobody known
   * @param action a word for what was done, such as {@code record.change}, at most 60 characters
   * @param subject what it was done to, as kind and id, such as {@code record/4711}, at most 200
   *     characters
   * @param refused whether it was not allowed
   * @param detail ids and numbers, such as {@code receipt=12}, at most 2,000 characters
   */
  record Act(String actor, String action, String subject, boolean refused, String detail) {

    /** Something that was done. */
    public static Act done(String actor, String action, String subject, String detail) {
      return new Act(actor, action, subject, false, detail);
    }

    /** Something that was not allowed. */
    public static Act refused(String actor, String action, String subject, String why) {
      return new Act(actor, action, subject, true, why);
    }
  }
}
