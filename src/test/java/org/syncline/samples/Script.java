package org.syncline.samples;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What is said in which wave. Within a wave the live systems' messages come in any order; those of
 * a branch key keep theirs.
 */
final class Script {
  static final int WAVES = Samples.WAVES;

  private final Random random;
  private final List<SampleMessage> lines = new ArrayList<>();
  private final Map<String, Integer> ids = new LinkedHashMap<>();

  Script(Random random) {
    this.random = random;
  }

  SampleMessage say(int wave, String system, String object, Payload payload, Meaning meaning) {
    int id = ids.merge(system, 1, Integer::sum);
    String messageId = String.format("%s-2025-%06d", system.toUpperCase(Locale.ROOT), id);
    return add(new SampleMessage(0, wave, system, object, messageId, payload, meaning));
  }

  SampleMessage repeat(SampleMessage message, int wave) {
    return add(
        new SampleMessage(
            0,
            wave,
            message.system(),
            message.object(),
            message.messageId(),
            message.payload(),
            message.meaning()));
  }

  /** The sender errs: another message under an id that it used before. */
  SampleMessage reuse(SampleMessage message, int wave, Payload payload, Meaning meaning) {
    return add(
        new SampleMessage(
            0, wave, message.system(), message.object(), message.messageId(), payload, meaning));
  }

  private SampleMessage add(SampleMessage message) {
    if (message.wave() < 1 || message.wave() > WAVES) {
      throw new IllegalArgumentException("no wave " + message.wave());
    }
    lines.add(message);
    return message;
  }

  long count(String system) {
    return lines.stream().filter(line -> line.system().equals(system)).count();
  }

  List<SampleMessage> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** All messages in the order of sending, numbered from 1. */
  List<SampleMessage> inOrder() {
    List<SampleMessage> ordered = new ArrayList<>();
    for (int wave = 1; wave <= WAVES; wave++) {
      for (SampleMessage message : shuffled(wave)) {
        ordered.add(message.at(ordered.size() + 1));
      }
    }
    return ordered;
  }

  private List<SampleMessage> shuffled(int wave) {
    Map<String, Deque<SampleMessage>> runs = new LinkedHashMap<>();
    List<String> draws = new ArrayList<>();
    for (SampleMessage line : lines) {
      if (line.wave() == wave) {
        String run = line.system().equals("branch") ? laneOf(line) : "live " + draws.size();
        runs.computeIfAbsent(run, name -> new ArrayDeque<>()).add(line);
        draws.add(run);
      }
    }
    Collections.shuffle(draws, random);
    return draws.stream().map(run -> runs.get(run).removeFirst()).toList();
  }

  private static String laneOf(SampleMessage line) {
    if (line.meaning() instanceof Meaning.Change change) {
      return "branch " + change.key();
    }
    return line.meaning() instanceof Meaning.Faulty faulty
        ? "branch " + faulty.key()
        : "branch id " + line.messageId();
  }
}
