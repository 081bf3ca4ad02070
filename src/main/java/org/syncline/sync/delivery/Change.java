package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one conclusion makes of a duty, of its target and of what that is known to hold. */
record Change(Delivery delivery, Target target, Holding holding) {
  private static final Duration EARLIEST_LOOK = Duration.ofSeconds(5);

  /** Everything that decides it. */
  record From(Claim claim, Target target, Instant now, boolean taken) {
    private Delivery delivery() {
      return claim.delivery();
    }

    private Holding holding() {
      return claim.holding();
    }

    private Change stays(Delivery next) {
      return new Change(next, target, holding());
    }

    private int version() {
      return delivery().duty().version();
    }

    private Change parked(Target then, Holding held, String code, String why, int tries) {
      return new Change(delivery().settled(Status.PARKED, now, code, why, tries), then, held);
    }

    /** What was sent before and never cleared up is not forgotten. */
    private Holding unresolved() {
      return claim.doubtful() ? holding().doubted(version(), now) : holding();
    }

    /**
     * Who had to look may have seen another state than the one that was taken last; whatever came
     * of the write after that, what the target holds is known no more.
     */
    private Holding looked() {
      return claim.doubtful() ? holding().unsure(now) : holding();
    }

    private Target healthy() {
      return target.with(target.breaker().succeeded()).awake();
    }

    private Target sick() {
      return target.with(target.breaker().failed(now));
    }

    /** Until when it was only waited for a parent, no try was made. */
    private Instant firstTry() {
      Instant first = delivery().firstTryAt();
      return first == null || delivery().waitsFor() != null ? now : first;
    }
  }

  /** The same where the target was called for so long, until then. */
  Change after(Duration calls, Instant until) {
    return new Change(delivery.called(calls, until), target, holding);
  }

  static Change of(Conclusion conclusion, From from, RetryPolicy policy) {
    Instant now = from.now();
    Delivery delivery = from.delivery();
    if (conclusion instanceof Conclusion.Delivered done) {
      return delivered(done, from);
    }
    if (conclusion instanceof Conclusion.Unchanged same) {
      return new Change(
          delivery
              .settled(Status.UNCHANGED, now, null, null, 0)
              .withExternalId(from.holding().externalId()),
          from.target(),
          same.said() == null
              ? from.holding().same(same.version())
              : from.holding().said(same.said(), same.version()));
    }
    if (conclusion instanceof Conclusion.Found found) {
      return found(found, from);
    }
    if (conclusion instanceof Conclusion.Skipped skipped) {
      return new Change(
          delivery.settled(Status.SKIPPED, now, skipped.rule(), null, 0),
          from.target(),
          from.unresolved());
    }
    if (conclusion instanceof Conclusion.Parked parked) {
      return parked.called()
          ? from.parked(from.healthy(), from.looked(), parked.code(), parked.sentence(), 1)
          : from.parked(from.target(), from.unresolved(), parked.code(), parked.sentence(), 0);
    }
    if (conclusion instanceof Conclusion.Failed failed) {
      Change again = again(failed.code(), failed.sentence(), from, policy, failed.atLeast());
      return new Change(again.delivery(), from.sick(), again.holding());
    }
    if (conclusion instanceof Conclusion.Stumbled stumbled) {
      return from.claim().doubtful()
          ? inDoubt(stumbled.sentence(), from, from.target(), policy)
          : again(stumbled.code(), stumbled.sentence(), from, policy, Duration.ZERO);
    }
    if (conclusion instanceof Conclusion.TooMuch tooMuch) {
      return tooMuch(tooMuch, from, policy);
    }
    if (conclusion instanceof Conclusion.InDoubt doubt) {
      return inDoubt(doubt.sentence(), from, from.sick(), policy);
    }
    if (conclusion instanceof Conclusion.CantTell cantTell) {
      return cantTell(cantTell, from, policy);
    }
    if (conclusion instanceof Conclusion.Waiting waiting) {
      return waiting(waiting, from, policy);
    }
    if (conclusion instanceof Conclusion.NotKept) {
      return from.parked(
          from.target(),
          from.holding().doubted(from.version(), now),
          "NOT_KEPT",
          "The target may have taken it, but the hub failed to keep what it said. The hub's log says"
              + " why; look at the target, then retry.",
          1);
    }
    if (conclusion instanceof Conclusion.Misconfigured wrong) {
      Target target = from.target();
      Target.Pause pause = new Target.Pause(Target.HUB, wrong.sentence(), now);
      return new Change(
          delivery.givenBack(now),
          target.pause() == null ? target.paused(pause) : target,
          from.holding());
    }
    return from.stays(delivery.givenBack(now));
  }

  private static Change delivered(Conclusion.Delivered done, From from) {
    Instant now = from.now();
    if (from.taken()) {
      return linkTaken(from, done.externalId());
    }
    Holding taken =
        from.holding()
            .took(done.hash(), done.told(), done.externalId(), done.version(), now)
            .at(done.revision());
    Holding held = done.again() ? taken.sentAgain(from.holding()) : taken;
    return new Change(
        from.delivery()
            .settled(Status.DELIVERED, now, null, null, 1)
            .withExternalId(held.externalId()),
        from.healthy(),
        done.nameless() ? held.doubted(done.version(), now) : held);
  }

  private static Change linkTaken(From from, @Nullable String externalId) {
    Change parked =
        from.parked(
            from.healthy(),
            from.holding().doubted(from.version(), from.now()),
            "LINK_TAKEN",
            "The target answered with a row that belongs to another record of the hub. Look whether"
                + " the two records are one, merge them or mend the link, then retry.",
            1);
    return new Change(
        parked.delivery().withExternalId(externalId), parked.target(), parked.holding());
  }

  private static Change found(Conclusion.Found found, From from) {
    if (from.taken()) {
      return linkTaken(from, found.externalId());
    }
    return new Change(
        from.delivery()
            .again(
                Status.RETRYING,
                from.now(),
                from.now(),
                "FOUND",
                "The row is there already, in another state: it is changed next.",
                1)
            .withExternalId(found.externalId()),
        from.healthy(),
        from.holding().found(found.externalId(), from.now()).at(found.revision()));
  }

  private static Change again(
      String code, String why, From from, RetryPolicy policy, Duration atLeast) {
    int tries = from.delivery().tries() + 1;
    Instant now = from.now();
    if (policy.exhausted(tries, from.firstTry(), now)) {
      return from.parked(
          from.target(),
          from.looked(),
          "RETRIES_EXHAUSTED",
          "Given up after " + tries + " tries. The last one: " + why,
          1);
    }
    Duration pause = policy.pause(tries);
    Instant due = now.plus(pause.compareTo(atLeast) < 0 ? atLeast : pause);
    Delivery later = from.delivery().again(Status.RETRYING, due, now, code, why, 1);
    return new Change(later, from.target(), from.looked());
  }

  private static Change tooMuch(Conclusion.TooMuch tooMuch, From from, RetryPolicy policy) {
    Duration rest = tooMuch.atLeast();
    Instant until = from.now().plus(rest == null ? policy.pause(from.target().rests() + 1) : rest);
    return new Change(
        from.delivery()
            .again(Status.RETRYING, until, from.now(), "RATE_LIMITED", tooMuch.sentence(), 0),
        from.target().rested(until, from.now()),
        from.looked());
  }

  private static Change inDoubt(String why, From from, Target then, RetryPolicy policy) {
    int tries = from.delivery().tries() + 1;
    Instant now = from.now();
    if (policy.exhausted(tries, from.firstTry(), now)) {
      return from.parked(then, from.holding().doubted(from.version(), now), "UNCERTAIN", why, 1);
    }
    // What ran out of time here may still be under way there: too early a look sees nothing.
    Duration pause = policy.pause(tries);
    Duration wait = pause.compareTo(EARLIEST_LOOK) < 0 ? EARLIEST_LOOK : pause;
    return new Change(
        from.delivery().again(Status.UNCERTAIN, now.plus(wait), now, "NO_ANSWER", why, 1),
        then,
        from.holding());
  }

  private static Change cantTell(Conclusion.CantTell cantTell, From from, RetryPolicy policy) {
    if (!cantTell.lookable()) {
      return from.parked(from.target(), from.unresolved(), "UNCERTAIN", cantTell.sentence(), 1);
    }
    Target target = from.target();
    // As a probe it failed: whoever is well can be asked.
    boolean probe = target.breaker().state() == Breaker.State.HALF_OPEN;
    Target then = probe ? from.sick() : target;
    if (from.claim().doubtful()) {
      return inDoubt(cantTell.sentence(), from, then, policy);
    }
    Change again = again("CANT_TELL", cantTell.sentence(), from, policy, Duration.ZERO);
    return new Change(again.delivery(), then, again.holding());
  }

  private static Change waiting(Conclusion.Waiting waiting, From from, RetryPolicy policy) {
    Instant now = from.now();
    Instant first = from.delivery().firstTryAt();
    Instant since = first == null ? now : first;
    if (policy.exhausted(0, since, now) && waiting.optional()) {
      return new Change(
          from.delivery()
              .settled(Status.UNCHANGED, now, waiting.code(), "It did not come in a day.", 0)
              .withExternalId(from.holding().externalId()),
          from.target(),
          from.holding());
    }
    if (policy.exhausted(0, since, now)) {
      return from.parked(from.target(), from.unresolved(), waiting.code(), waiting.sentence(), 0);
    }
    return new Change(
        from.delivery()
            .waiting(
                waiting.parent(),
                now.plus(policy.look(since, now)),
                now,
                waiting.code(),
                waiting.sentence()),
        from.target(),
        from.unresolved());
  }
}
