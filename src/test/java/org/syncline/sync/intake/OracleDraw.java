package org.syncline.sync.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.oracle.Operation.Body;
import org.syncline.sync.intake.oracle.Operation.Message;

/** Draws what is to be done to a hub: the same from the same seed. */
final class OracleDraw {
  static final List<String> SYSTEMS = List.of("erp", "shop", "crm", "branch");
  static final int BOSSES = 6;
  private static final int HOT = 8;

  private final Random random;
  private final int operations;
  private final int people;
  private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Map<String, Long> versions = new HashMap<>();
  private final List<Message> sent = new ArrayList<>();
  private int transports;

  /** What is to be done next. */
  sealed interface Planned {}

  record Send(Message message) implements Planned {}

  /**
   * An edit of records that are found when its turn comes.
   *
   * @param chance what decides which ones
   */
  record Edit(Act act, long chance, Map<String, @Nullable String> values) implements Planned {}

  /** What a person does. */
  enum Act {
    CREATE,
    CHANGE,
    ARCHIVE,
    RESTORE,
    MERGE,
    UNMERGE,
    DISMISS,
    GO_ON
  }

  OracleDraw(long seed, int operations) {
    this.random = new Random(seed);
    this.operations = operations;
    this.people = Math.max(60, Math.min(1_500, operations / 25));
  }

  /** Messages that make the employers that messages refer to, to be sent before all others. */
  List<Message> bosses() {
    List<Message> first = new ArrayList<>();
    for (String system : SYSTEMS) {
      for (int i = 0; i < BOSSES; i++) {
        Map<String, @Nullable String> values = new TreeMap<>();
        values.put("email", "boss" + i + "@firm.example");
        first.add(message(system, body(system, "boss" + i, 0, values, null, false)));
      }
    }
    return first;
  }

  List<Planned> all() {
    List<Planned> all = new ArrayList<>();
    for (int i = 0; i < operations; i++) {
      all.add(next(i));
    }
    return all;
  }

  private Planned next(int i) {
    int dice = random.nextInt(1_000);
    if (dice < 790) {
      return new Send(message(i));
    }
    Act act = act(dice);
    boolean values = act == Act.CREATE || act == Act.CHANGE;
    return new Edit(act, random.nextLong(), values ? values(random.nextInt(people), 30) : Map.of());
  }

  private static Act act(int dice) {
    if (dice < 890) {
      return dice < 810 ? Act.CREATE : Act.CHANGE;
    }
    if (dice < 915) {
      return dice < 905 ? Act.ARCHIVE : Act.RESTORE;
    }
    if (dice < 975) {
      return dice < 950 ? Act.MERGE : Act.UNMERGE;
    }
    return dice < 992 ? Act.DISMISS : Act.GO_ON;
  }

  private Message message(int i) {
    if (!sent.isEmpty() && chance(5)) {
      Message before = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(200)));
      return again(before, i);
    }
    Message message = fresh(i);
    sent.add(message);
    return message;
  }

  /** A redelivery, a repeat, or rarely another message of a used id. */
  private Message again(Message before, int i) {
    int dice = random.nextInt(20);
    if (dice < 9) {
      return new Message(before.system(), before.id(), before.transport(), before.body());
    }
    Body body = dice == 9 ? ofSystem(before.system(), i) : before.body();
    return new Message(before.system(), before.id(), "t" + transports++, body);
  }

  private Message fresh(int i) {
    String system = SYSTEMS.get(random.nextInt(SYSTEMS.size()));
    return message(system, ofSystem(system, i));
  }

  private Message message(String system, Body body) {
    int n = transports++;
    return new Message(system, "m" + n, "t" + n, body);
  }

  private Body ofSystem(String system, int i) {
    if (chance(2)) {
      return body(system, "boss" + random.nextInt(BOSSES), i, values(-1, 50), null, chance(1));
    }
    int person = chance(35) ? random.nextInt(HOT) : random.nextInt(people);
    String employer = chance(15) ? "boss" + random.nextInt(BOSSES) : null;
    boolean full = system.equals("erp") || system.equals("shop");
    return body(system, "k" + person, i, values(person, full ? 75 : 40), employer, chance(1));
  }

  private Body body(
      String system,
      String key,
      int i,
      Map<String, @Nullable String> values,
      @Nullable String employer,
      boolean faulty) {
    boolean byTime = system.equals("shop");
    boolean named = key.startsWith("boss") && i == 0;
    Long version = byTime || (!named && chance(1)) ? null : version(system + key);
    Instant time = !byTime && chance(10) ? null : time(i, byTime);
    return new Body(key, version, time, values, employer, faulty);
  }

  /** Mostly the next one, sometimes the same again or one that is late. */
  private Long version(String source) {
    long highest = versions.getOrDefault(source, 0L);
    int dice = random.nextInt(100);
    if (highest > 0 && dice < 25) {
      return dice < 5 ? highest : Math.max(1, highest - random.nextInt(6));
    }
    versions.put(source, highest + 1);
    return highest + 1;
  }

  /**
   * Around the present, so that people's edits are neither the newest nor the oldest; in whole
   * minutes, so that there are ties. Never near the limit up to which a clock is trusted: when a
   * message is worked on again, it has moved on.
   */
  private Instant time(int i, boolean byTime) {
    if (!byTime && chance(2)) {
      return start.plus(Duration.ofDays(100));
    }
    long minute = -60 + 60L * i / Math.max(1, operations) + random.nextInt(15) - 10;
    return start.plus(Duration.ofMinutes(Math.min(4, minute)));
  }

  private Map<String, @Nullable String> values(int person, int percent) {
    Map<String, @Nullable String> values = new TreeMap<>();
    put(values, percent, "familyName", "N" + random.nextInt(20));
    put(values, percent, "creditLimit", Integer.toString(random.nextInt(5) * 100));
    put(values, percent, "city", chance(10) ? "" : "C" + random.nextInt(5));
    put(values, percent, "region", chance(30) ? "" : "R" + random.nextInt(5));
    put(values, percent / 2, "owner", "O" + random.nextInt(3));
    put(values, percent / 2, "team", "T" + random.nextInt(3));
    int like = chance(5) ? random.nextInt(people) : person;
    if (like >= 0) {
      put(values, percent, "email", "p" + like + "@mail.example");
    }
    return values;
  }

  private void put(Map<String, @Nullable String> values, int percent, String field, String value) {
    if (chance(percent)) {
      values.put(field, chance(6) ? null : value);
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
