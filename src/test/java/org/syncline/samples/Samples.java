package org.syncline.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sample messages with what they mean and what must become of them.
 *
 * @param messages in the order of sending
 * @param expectations by the message's number
 */
public record Samples(List<SampleMessage> messages, Map<Integer, Expectation> expectations) {
  /** The seed of the files in {@code src/test/resources/samples/messages}. */
  public static final long SEED = 20_251_122L;

  /** Few, since the sender waits for the hub between them. */
  public static final int WAVES = 10;

  private static final int REUSED = 5;
  private static final Map<String, Integer> QUOTAS = quotas();

  private static Map<String, Integer> quotas() {
    Map<String, Integer> quotas = new LinkedHashMap<>();
    quotas.put("erp", 1_500);
    quotas.put("shop", 1_200);
    quotas.put("branch", 1_300);
    return quotas;
  }

  public Samples {
    messages = List.copyOf(messages);
    expectations = Map.copyOf(expectations);
  }

  /** The messages that are kept as files. */
  public static Samples kept() {
    return fromSeed(SEED);
  }

  static Samples fromSeed(long seed) {
    Cast cast = new Cast(seed);
    new HotKeyStories(cast).tell();
    new MeetingStories(cast).tell();
    new ParentStories(cast).tell();
    new FaultStories(cast).tell();
    OrdinaryStories ordinary = new OrdinaryStories(cast);
    for (int i = 0; i < 20; i++) {
      ordinary.csvCustomer();
      ordinary.mapCustomer();
    }
    fill(cast, ordinary);
    senderErrs(cast);
    List<SampleMessage> messages = cast.script.inOrder();
    return new Samples(messages, OrderFreedom.of(messages).expectations());
  }

  private static void fill(Cast cast, OrdinaryStories ordinary) {
    QUOTAS.forEach(
        (system, quota) -> {
          int repeats = quota / 20;
          int most;
          while ((most = (int) (quota - repeats - REUSED - cast.script.count(system))) > 0) {
            switch (system) {
              case "erp" -> ordinary.erpCustomer(most);
              case "shop" -> ordinary.shopCustomer(most);
              default -> ordinary.branchCustomer(most);
            }
          }
        });
  }

  /** Messages sent again, and ids used again for something else. */
  private static void senderErrs(Cast cast) {
    QUOTAS.forEach(
        (system, quota) -> {
          List<SampleMessage> own =
              new ArrayList<>(
                  cast.script.lines().stream().filter(line -> isRepeatable(line, system)).toList());
          Collections.shuffle(own, cast.random);
          for (SampleMessage message : own.subList(0, REUSED)) {
            SampleMessage other = own.get(own.size() - 1 - message.wave());
            int later = cast.wave(message.wave() + 1, Script.WAVES);
            cast.script.reuse(message, later, other.payload(), other.meaning());
          }
          int next = REUSED;
          while (cast.script.count(system) < quota) {
            SampleMessage message = own.get(next++);
            boolean soon = cast.scribe.oneIn(2);
            int wave = soon ? message.wave() : cast.wave(message.wave(), Script.WAVES);
            cast.script.repeat(message, wave);
          }
        });
  }

  private static boolean isRepeatable(SampleMessage line, String system) {
    return line.system().equals(system)
        && line.object().equals("customer")
        && line.wave() < Script.WAVES
        && HotKeyStories.HOT.stream().noneMatch(hot -> hot.equals(keyOf(line)));
  }

  /** The lane of a message, or one with an empty key where there is none. */
  static SourceKey keyOf(SampleMessage message) {
    String key =
        message.meaning() instanceof Meaning.Change change
            ? change.key()
            : message.meaning() instanceof Meaning.Faulty faulty ? faulty.key() : "";
    return new SourceKey(message.system(), message.object(), key);
  }

  /** Messages of one system, in the order of sending. */
  public Stream<SampleMessage> of(String system) {
    return messages.stream().filter(message -> message.system().equals(system));
  }

  /** What a sender sends, in order: the same as in the files. */
  public List<Envelope> envelopes() {
    return messages.stream()
        .map(message -> message.envelope(expectations.get(message.n())))
        .toList();
  }

  /** All three, as in the configuration. */
  public static List<String> systems() {
    return List.copyOf(QUOTAS.keySet());
  }
}
