package org.syncline.twoway;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Draws what is done, from one seed. Waves come one after the other, with the hub at rest between
 * them; within a wave all systems work at once, and in what order is not drawn.
 */
final class Acts {
  private static final String[] SYLLABLES = {
    "ba", "cor", "den", "fi", "gol", "hu", "jin", "ka", "lor", "mey", "nu", "os", "pel", "qi", "ru",
    "sta", "tön", "vex", "wil", "zü"
  };
  private static final int MAKING_WAVES = 3;
  private static final int BURST = 15;

  private final Random random;
  private final int count;
  private final double contended;
  private final Oracle oracle = new Oracle();
  private final List<List<Act>> waves = new ArrayList<>();
  private final Map<String, List<String>> settled = new LinkedHashMap<>();
  private final Set<String> leaving = new HashSet<>();
  private List<Act> wave = new ArrayList<>();
  private long number;
  private int made;

  /**
   * @param count of records
   * @param contended the share of changed records that several systems change in one wave
   */
  Acts(long seed, int count, double contended) {
    this.random = new Random(seed);
    this.count = count;
    this.contended = contended;
  }

  List<List<Act>> draw() {
    for (int i = 0; i < MAKING_WAVES; i++) {
      make(count * (i + 1) / MAKING_WAVES - made, i);
      ended();
    }
    say();
    ended();
    leave();
    change(count / 2);
    ended();
    return waves;
  }

  private void ended() {
    for (Act act : wave) {
      if (act.what() == Act.What.MAKE) {
        settled.computeIfAbsent(act.kind().type(), type -> new ArrayList<>()).add(act.mark());
      }
    }
    waves.add(List.copyOf(wave));
    wave = new ArrayList<>();
  }

  private void add(
      Act.What what, Side side, Kind kind, String mark, Map<String, @Nullable String> values) {
    Act act = new Act(++number, what, side, kind, mark, values, chance(0.03));
    oracle.take(act);
    wave.add(act);
  }

  /** New records, and changes of older ones between them. */
  private void make(int records, int number) {
    Map<Side, Map<String, List<String>>> fresh = new LinkedHashMap<>();
    int changes = number == 0 ? 0 : count / 2;
    for (int i = 0; i < records; i++) {
      Side side = side();
      // The first ones of a wave are parents.
      Kind kind = i < Kind.ALL.size() ? Kind.ALL.get(i) : one(Kind.ALL);
      Map<String, List<String>> own = fresh.computeIfAbsent(side, s -> new LinkedHashMap<>());
      Map<String, @Nullable String> values = new TreeMap<>();
      for (Kind.Reference reference : kind.references()) {
        String other = parent(reference, own);
        if (other == null && reference.required()) {
          kind = Kind.of("customer");
          values.clear();
          break;
        }
        values.put(reference.field(), reference.required() || chance(0.6) ? other : null);
      }
      for (Kind.Field field : kind.fields()) {
        // Of a new row all is said, also what is empty.
        values.put(field.name(), chance(0.9) ? side.own(field.sort(), value(field)) : null);
      }
      String mark = "r-%06d".formatted(++made);
      add(Act.What.MAKE, side, kind, mark, values);
      own.computeIfAbsent(kind.type(), type -> new ArrayList<>()).add(mark);
      if (chance(0.3)) {
        // Something of its own comes at once behind it.
        edit(side, kind, mark);
      }
      if (changes > 0 && i % Math.max(1, records / Math.max(1, changes / 4)) == 0) {
        change(4);
        changes -= 4;
      }
    }
    if (number == 1) {
      String mark = one(settled.get("opportunity"));
      Side side = lone(mark);
      for (int i = 0; i < BURST; i++) {
        edit(side, Kind.of("opportunity"), mark);
      }
    }
  }

  /**
   * A record that is there at the system already. What a row refers to without having to is of an
   * earlier wave, as rows do not wait for it.
   */
  private @Nullable String parent(Kind.Reference reference, Map<String, List<String>> own) {
    List<String> choice = new ArrayList<>(settled.getOrDefault(reference.to(), List.of()));
    if (reference.required()) {
      choice.addAll(own.getOrDefault(reference.to(), List.of()));
    }
    choice.removeAll(leaving);
    return choice.isEmpty() ? null : one(choice);
  }

  /** Changes of records of earlier waves. */
  private void change(int changes) {
    List<Kind> kinds = Kind.ALL.stream().filter(kind -> settled.containsKey(kind.type())).toList();
    for (int i = 0; i < changes; i++) {
      Kind kind = one(kinds);
      String mark = one(settled.get(kind.type()));
      if (!leaving.contains(mark)) {
        edit(lone(mark), kind, mark);
      }
    }
  }

  /** Who changes a record in this wave. */
  private Side lone(String mark) {
    int number = Math.floorMod(mark.hashCode() * 31 + waves.size() * 7, 1000);
    return number < contended * 1000 ? side() : Side.values()[(number + waves.size()) % 3];
  }

  private void edit(Side side, Kind kind, String mark) {
    Map<String, @Nullable String> values = new TreeMap<>();
    Oracle.Golden now = oracle.records().get(mark);
    int fields = 1 + random.nextInt(2);
    for (int i = 0; i < fields; i++) {
      Kind.Field field = one(kind.fields());
      String present = now.values.get(field.name());
      if (chance(0.08)) {
        values.put(field.name(), null);
      } else if (present != null && field.sort() == Kind.Sort.TEXT && chance(0.15)) {
        // Another way to write the same, for those who don't care.
        values.put(field.name(), side.own(field.sort(), present.toUpperCase(Locale.ROOT)));
      } else {
        values.put(field.name(), side.own(field.sort(), value(field)));
      }
    }
    if (chance(0.12) && !kind.references().isEmpty()) {
      Kind.Reference reference = one(kind.references());
      String other = parent(new Kind.Reference(reference.field(), reference.to(), false), Map.of());
      if (!reference.required() && chance(0.3)) {
        values.put(reference.field(), null);
      } else if (other != null && !other.equals(mark)) {
        values.put(reference.field(), other);
      }
    }
    add(Act.What.CHANGE, side, kind, mark, values);
  }

  /** The partner says what it has of some rows; what that is then, is not drawn. */
  private void say() {
    for (Kind kind : Kind.ALL) {
      for (String mark : settled.getOrDefault(kind.type(), List.of())) {
        if (chance(0.1)) {
          add(Act.What.SAY, Side.PARTNER, kind, mark, Map.of());
        }
      }
    }
  }

  private void leave() {
    for (Kind kind : Kind.ALL) {
      for (String mark : settled.getOrDefault(kind.type(), List.of())) {
        if (chance(0.04)) {
          leaving.add(mark);
          add(Act.What.ARCHIVE, Side.LEGACY, kind, mark, Map.of());
        }
      }
    }
  }

  private Side side() {
    return Side.values()[random.nextInt(Side.values().length)];
  }

  private String value(Kind.Field field) {
    return switch (field.sort()) {
      case WORD -> one(field.words());
      case DATE ->
          "20%02d-%02d-%02d"
              .formatted(20 + random.nextInt(8), 1 + random.nextInt(12), 1 + random.nextInt(28));
      case DECIMAL ->
          Side.plain(BigDecimal.valueOf(random.nextInt(100_000), 2 + random.nextInt(3)));
      case TEXT -> words();
    };
  }

  private String words() {
    StringBuilder text = new StringBuilder();
    int syllables = 3 + random.nextInt(4);
    for (int i = 0; i < syllables; i++) {
      text.append(i == 2 ? " " : "").append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return chance(0.5)
        ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
        : text.toString();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }
}
