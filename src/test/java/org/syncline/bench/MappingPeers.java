package org.syncline.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.bench.peer.CustomerBodies;
import org.syncline.bench.peer.Peers;
import org.syncline.bench.peer.ReaderPair;
import org.syncline.bench.peer.Subject;

/**
 * The same customer mapped by hand, by other engines and by the hub: bytes in, bytes out, in the
 * system's order of members and in any order. And read by hand and by the hub from XML, CSV and
 * fixed-width. Before anything is measured, all have to make the same of every body.
 */
final class MappingPeers {
  private static final long SEED = Long.getLong("seed", 20_261_126L);
  private static final int CUSTOMERS = 512;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** Of hand-written streaming; the bound of the engine. */
  private static final double LEAST_OF_LIMIT = 1.2;

  private static final String UNIT = "records per CPU second";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Numbers by their values, all else as it is. */
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private MappingPeers() {}

  /**
   * Measures everything.
   *
   * @param engines of the hub, by their names
   */
  static void measure(Report report, Map<String, Subject> engines) throws Exception {
    System.out.println("Customers of seed " + SEED);
    Map<String, Subject> subjects = new LinkedHashMap<>(Peers.all());
    subjects.putAll(engines);
    List<byte[]> usual = new ArrayList<>();
    List<byte[]> shuffled = new ArrayList<>();
    CustomerBodies customers = new CustomerBodies(SEED);
    for (int i = 0; i < CUSTOMERS; i++) {
      JsonNode customer = customers.next();
      usual.add(CustomerBodies.bytes(customer));
      shuffled.add(CustomerBodies.bytes(customers.shuffled(customer)));
    }
    refuseDifferences(subjects, usual, shuffled);
    Map<String, Rounds.Work> works = new LinkedHashMap<>();
    subjects.forEach((name, subject) -> works.put(name, subject::run));
    Map<String, Rounds.Rate> rates = Rounds.best(works, usual);
    tell(report, "", rates, Peers.LIMIT);
    for (String engine : engines.keySet()) {
      report.bound(
          engine + ", of " + Peers.LIMIT,
          rates.get(engine).perCpuSecond() / rates.get(Peers.LIMIT).perCpuSecond(),
          LEAST_OF_LIMIT);
    }
    tell(report, ", members in any order", Rounds.best(works, shuffled), Peers.LIMIT);
    byTokens(report, works, engines, usual);
    readers(report);
  }

  /** The engine's reader by tokens: a byte order mark keeps its reader by bytes from the body. */
  private static void byTokens(
      Report report,
      Map<String, Rounds.Work> works,
      Map<String, Subject> engines,
      List<byte[]> usual)
      throws Exception {
    Map<byte[], byte[]> marked = new IdentityHashMap<>();
    for (byte[] body : usual) {
      byte[] longer = new byte[MARK.length + body.length];
      System.arraycopy(MARK, 0, longer, 0, MARK.length);
      System.arraycopy(body, 0, longer, MARK.length, body.length);
      marked.put(body, longer);
    }
    Map<String, Rounds.Work> byTokens = new LinkedHashMap<>();
    byTokens.put(Peers.LIMIT, works.get(Peers.LIMIT));
    engines.forEach((name, engine) -> byTokens.put(name, body -> engine.run(marked.get(body))));
    tell(report, ", by tokens", Rounds.best(byTokens, usual), Peers.LIMIT);
  }

  private static void refuseDifferences(
      Map<String, Subject> subjects, List<byte[]> usual, List<byte[]> shuffled) throws Exception {
    for (int i = 0; i < usual.size(); i++) {
      JsonNode expected = JSON.readTree(subjects.get(Peers.LIMIT).run(usual.get(i)));
      for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
        for (byte[] body : List.of(usual.get(i), shuffled.get(i))) {
          JsonNode found = JSON.readTree(subject.getValue().run(body));
          if (!expected.equals(BY_VALUE, found)) {
            throw new AssertionError(
                "%s, seed %d, customer %d: %s instead of %s"
                    .formatted(subject.getKey(), SEED, i, found, expected));
          }
        }
      }
    }
  }

  private static void readers(Report report) throws Exception {
    for (ReaderPair pair : ReaderPair.all(SEED, CUSTOMERS)) {
      for (byte[] body : pair.bodies()) {
        if (!Arrays.equals(pair.ours().read(body), pair.byHand().read(body))) {
          throw new AssertionError(pair.format() + ", seed " + SEED + ": read differently");
        }
      }
      String limit = pair.format() + " read by hand";
      Map<String, Rounds.Work> works = new LinkedHashMap<>();
      works.put(limit, pair.byHand()::read);
      works.put(pair.format() + " read by the hub", pair.ours()::read);
      tell(report, "", Rounds.best(works, pair.bodies()), limit);
    }
  }

  private static void tell(
      Report report, String what, Map<String, Rounds.Rate> rates, String limit) {
    double most = rates.get(limit).perCpuSecond();
    double least = rates.get(limit).bytes();
    rates.forEach(
        (name, rate) -> {
          report.result(
              name + what, rate.perCpuSecond(), UNIT, rate.perCpuSecond() / most, limit + what);
          report.result(
              name + what, rate.bytes(), "bytes a record", rate.bytes() / least, limit + what);
        });
  }
}
