package org.syncline.samples;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.jms.JMSException;
import org.jspecify.annotations.Nullable;

/**
 * The main job: the three legacy systems send all sample messages, wave by wave, to a hub with
 * empty data, and tell their control totals in the end.
 */
public final class SampleRun {
  private static final Duration REST = Duration.ofMinutes(5);

  /**
   * So long nothing may move before a wave that does not agree with the tally counts as at rest.
   */
  private static final Duration STILL = Duration.ofSeconds(10);

  private static final long POLL_NANOS = 250_000_000L;
  private static final int HUGE_WAVE = 5;

  private final HubClient hub;
  private final SampleSender sender;
  private final Tally tally = new Tally();
  private final List<Envelope> sent = new ArrayList<>();
  private final Map<Integer, Envelope> kept = new HashMap<>();

  /**
   * @param jmsUrl of the broker's acceptor
   * @param passwords of the systems' broker users
   */
  public SampleRun(HubClient hub, String jmsUrl, Map<String, String> passwords) {
    this.hub = hub;
    this.sender = new SampleSender(jmsUrl, passwords);
    for (Envelope envelope : SampleFiles.readAll(SampleFiles.FOLDER)) {
      kept.put(envelope.n(), envelope);
    }
  }

  /**
   * Sends everything and waits until the hub is at rest.
   *
   * @param progress hears a line after each wave
   * @return the hub's ledger after the control totals
   * @throws IllegalStateException if the hub does not come to rest
   */
  public HubClient.Ledger play(Consumer<String> progress)
      throws IOException, JMSException, InterruptedException {
    List<List<SampleMessage>> waves = waves();
    for (int i = 0; i < waves.size(); i++) {
      send(waves.get(i));
      for (SampleMessage message : waves.get(i)) {
        tally.accept(message);
        tally.goOn();
      }
      awaitRest(tally.counts());
      progress.accept(
          "wave " + (i + 1) + " of " + waves.size() + ": " + tally.counts().accepted() + " sent");
    }
    for (Map.Entry<String, Integer> total : sender.handedOver().entrySet()) {
      hub.controlTotal(total.getKey(), total.getValue());
    }
    return hub.ledger();
  }

  /** What must have become of everything that was sent. */
  public Tally tally() {
    return tally;
  }

  /** Everything that was sent, with what is expected of each. */
  public List<Envelope> sent() {
    return List.copyOf(sent);
  }

  private static List<List<SampleMessage>> waves() {
    List<SampleMessage> all = new ArrayList<>(Samples.kept().messages());
    all.addAll(HugeMessages.inWave(HUGE_WAVE, all.size() + 1));
    List<List<SampleMessage>> waves = new ArrayList<>();
    for (int wave = 1; wave <= Script.WAVES; wave++) {
      int now = wave;
      waves.add(all.stream().filter(message -> message.wave() == now).toList());
    }
    return waves;
  }

  /** What goes out is what the files say, not what the generator would say today. */
  private void send(List<SampleMessage> wave) throws JMSException, InterruptedException {
    List<Envelope> envelopes = new ArrayList<>();
    for (SampleMessage message : wave) {
      Envelope envelope = kept.get(message.n());
      envelopes.add(envelope == null ? HugeMessages.envelope(message) : envelope);
    }
    sender.send(envelopes);
    sent.addAll(envelopes);
  }

  /**
   * Waits until nothing is in flight. Lanes that a parent frees go on a moment later, so the ledger
   * also has to agree with the tally so far; where it never does, that is for the report in the
   * end.
   */
  private void awaitRest(Counts expected) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(REST);
    Instant moved = Instant.now();
    HubClient.@Nullable Ledger last = null;
    while (true) {
      HubClient.Ledger ledger = hub.ledger();
      boolean quiet = ledger.inFlight() == 0;
      if (quiet && ledger.counts().toString().equals(expected.toString())) {
        return;
      }
      Instant now = Instant.now();
      if (!ledger.equals(last)) {
        moved = now;
        last = ledger;
      }
      if (quiet && now.isAfter(moved.plus(STILL))) {
        return;
      }
      if (now.isAfter(end)) {
        throw new IllegalStateException("The hub does not come to rest: " + ledger);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** In words, where the ledger says something else than the tally; empty where they agree. */
  public static List<String> differences(Counts tally, HubClient.Ledger ledger) {
    List<String> differences = new ArrayList<>();
    compare(differences, "accepted", tally.accepted(), ledger.counts().accepted());
    for (Outcome.Word word : Outcome.Word.values()) {
      compare(differences, word.text(), tally.of(word), ledger.counts().of(word));
    }
    compare(differences, "inFlight", 0, ledger.inFlight());
    if (!ledger.balanced().equals("true")) {
      differences.add("balanced: expected true, ledger says " + ledger.balanced());
    }
    return differences;
  }

  private static void compare(List<String> differences, String name, long expected, long found) {
    if (expected != found) {
      differences.add(name + ": tally " + expected + ", ledger " + found);
    }
  }
}
