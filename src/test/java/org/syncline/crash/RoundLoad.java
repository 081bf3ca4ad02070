package org.syncline.crash;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.syncline.samples.Payload;

/**
 * What the three legacy systems send in one round: keys and people of its own, all from one seed.
 *
 * <table>
 * <caption>Share of the messages</caption>
 * <tr><td>30 %</td><td>people whom erp and shop send at the same moment</td></tr>
 * <tr><td>30 %</td><td>three hot people with versions from erp and times from shop, some late</td></tr>
 * <tr><td>10 %</td><td>children in the shop whose parent comes from erp later</td></tr>
 * <tr><td>the rest</td><td>partial messages of the branch without version, half of them on three hot keys</td></tr>
 * </table>
 */
final class RoundLoad {
  private static final int HOT = 3;
  private static final double JITTER = 0.01;
  private static final DateTimeFormatter ERP_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));
  private static final DateTimeFormatter SHOP_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZoneOffset.UTC);
  private static final Instant FIRST = Instant.parse("2025-03-01T08:00:00Z");

  /** Parcels that go out in this order, by so many threads. */
  record Stream(String system, List<Parcel> parcels, int threads) {}

  private record Placed(double place, Parcel parcel) {}

  private final int round;
  private final int messages;
  private final Random random;
  private final Map<String, List<Placed>> placed = new LinkedHashMap<>();
  private final Map<String, Parcel> byMessageId = new LinkedHashMap<>();
  private final List<Stream> streams = new ArrayList<>();

  private RoundLoad(int round, int messages, long seed) {
    this.round = round;
    this.messages = messages;
    this.random = new Random(seed * 31 + round);
  }

  /**
   * @param round below 90,000; rounds never share keys
   */
  static RoundLoad of(int round, int messages, long seed) {
    RoundLoad load = new RoundLoad(round, messages, seed);
    load.people();
    load.hotPeople();
    load.children();
    load.branch();
    load.order();
    return load;
  }

  /** Start of every message id of this round. */
  String prefix() {
    return "k%05d-".formatted(round);
  }

  int size() {
    return byMessageId.size();
  }

  Map<String, Parcel> parcels() {
    return byMessageId;
  }

  List<Stream> streams() {
    return streams;
  }

  private void people() {
    for (int i = 0; i < share(0.15); i++) {
      double place = random.nextDouble();
      String person = "p" + i;
      place("erp", place, erp("P" + i, person, 1));
      place("shop", place, shop("P" + i, person, 1, null));
    }
  }

  private void hotPeople() {
    int each = Math.max(2, share(0.15) / HOT);
    for (int hot = 0; hot < HOT; hot++) {
      String person = "hot" + hot;
      for (int n = 1; n <= each; n++) {
        place("erp", jittered(n, each), erp("H" + hot, person, n));
        place("shop", jittered(n, each), shop("H" + hot, person, n, null));
      }
    }
  }

  private double jittered(int n, int of) {
    return (double) n / of + JITTER * random.nextGaussian();
  }

  private void children() {
    for (int i = 0; i < share(0.05); i++) {
      double place = 0.7 * random.nextDouble();
      String parent = "E" + i;
      place("shop", place, shop("C" + i, "child" + i, 1, parent));
      place("erp", place + 0.05 + 0.25 * random.nextDouble(), erp(parent, "parent" + i, 1));
    }
  }

  /** Two terminals, each with keys of its own: order within a key is that of its terminal. */
  private void branch() {
    int all = share(0.3);
    int cold = Math.max(1, all / 8);
    Map<Integer, Long> counters = new LinkedHashMap<>();
    for (int n = 0; n < all; n++) {
      int key = random.nextBoolean() ? random.nextInt(HOT) : HOT + random.nextInt(cold);
      long counter = counters.merge(key, 1L, Long::sum);
      place("branch", (double) n / all, branch(key, counter));
    }
  }

  private int share(double part) {
    return (int) Math.round(messages * part);
  }

  private void place(String system, double place, Parcel parcel) {
    placed.computeIfAbsent(system, s -> new ArrayList<>()).add(new Placed(place, parcel));
    byMessageId.put(parcel.messageId(), parcel);
  }

  private void order() {
    stream("erp", inOrder("erp"), 4);
    stream("shop", inOrder("shop"), 4);
    List<Parcel> branch = inOrder("branch");
    for (int terminal = 0; terminal < 2; terminal++) {
      int mine = terminal;
      stream(
          "branch", branch.stream().filter(p -> Long.parseLong(p.key()) % 2 == mine).toList(), 1);
    }
  }

  private void stream(String system, List<Parcel> parcels, int threads) {
    if (!parcels.isEmpty()) {
      streams.add(new Stream(system, parcels, threads));
    }
  }

  private List<Parcel> inOrder(String system) {
    return placed.getOrDefault(system, List.of()).stream()
        .sorted(Comparator.comparingDouble(Placed::place))
        .map(Placed::parcel)
        .toList();
  }

  // ---- bodies

  private String mail(String person) {
    return person + ".r" + round + "@example.org";
  }

  private String own(String key) {
    return key + "-" + round;
  }

  private Parcel erp(String key, String person, long version) {
    String body =
        """
        {"changedAt": "%s", "customer": {"no": "%s", "rev": %d, "type": "P", "name": {"first": "Ada", \
        "last": "Number %s"}, "mail": "%s", "branch": "%s"}}"""
            .formatted(
                ERP_TIME.format(FIRST.plusSeconds(version)),
                own(key),
                version,
                person,
                mail(person),
                Parcel.written(version));
    return parcel("erp", key, person, version, new Payload.Text(body), null);
  }

  private Parcel shop(String key, String person, long second, @Nullable String parent) {
    String body =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <export><customer id="%s" changed="%s"><name><given>Ada</given><family>Number %s</family></name>\
        <contact><email>%s</email></contact><address><street>%s</street></address>%s</customer></export>"""
            .formatted(
                own(key),
                SHOP_TIME.format(FIRST.plusSeconds(second)),
                person,
                mail(person),
                Parcel.written(second),
                parent == null ? "" : "<employer>" + own(parent) + "</employer>");
    return parcel("shop", key, person, second, new Payload.Text(body), parent);
  }

  private Parcel parcel(
      String system,
      String key,
      String person,
      long mark,
      Payload payload,
      @Nullable String parent) {
    String id = prefix() + system + "-" + key + "-" + mark;
    return new Parcel(
        system, id, payload, own(key), person, mark, parent == null ? null : own(parent));
  }

  /** The first message of a key says who it is; the others only count on. */
  private Parcel branch(int number, long counter) {
    String key = Integer.toString(round * 1_000 + number);
    String person = "branch" + number;
    char[] record = " ".repeat(262).toCharArray();
    write(record, 1, "0".repeat(8 - key.length()) + key);
    if (counter == 1) {
      write(record, 9, "Ada");
      write(record, 39, "Number " + person);
      write(record, 79, mail(person));
    }
    write(record, 159, Parcel.written(counter));
    byte[] bytes = new String(record).getBytes(StandardCharsets.ISO_8859_1);
    String id = prefix() + "branch-" + number + "-" + counter;
    return new Parcel("branch", id, new Payload.Bytes(bytes), key, person, counter, null);
  }

  private static void write(char[] record, int start, String text) {
    text.getChars(0, text.length(), record, start - 1);
  }
}
