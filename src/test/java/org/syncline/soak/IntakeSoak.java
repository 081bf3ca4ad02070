package org.syncline.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;
import org.syncline.server.Proof;

/**
 * {@code mvn verify -Psoak -Dsoak=intake [-Dmessages=300000] [-Drate=400]}: live heap under a
 * steady stream, then a backlog that pages to disk and drains.
 */
public final class IntakeSoak {
  private IntakeSoak() {}

  public static void main(String... args) throws Exception {
    int messages = Integer.getInteger("messages", 300_000);
    List<Soak.Row> rows = new ArrayList<>();
    try (PostgresServer postgres = PostgresServer.start("soak");
        HubServer hub =
            HubServer.named("soak").withSamples().on(postgres).heap(Soak.HEAP).start()) {
      Soak soak = new Soak(hub, postgres, messages);
      add(rows, soak.steady(Integer.getInteger("rate", 400)));
      add(rows, soak.backlog());
    }
    if (rows.stream().anyMatch(row -> row.violations().count() > 0)) {
      throw new IllegalStateException("The soak found violations, see its report.");
    }
  }

  private static void add(List<Soak.Row> rows, Soak.Row row) throws IOException {
    rows.add(row);
    List<Map<String, Object>> results = new ArrayList<>();
    for (Soak.Row one : rows) {
      Map<String, Object> members = new LinkedHashMap<>(one.figures());
      members.put("heap", Soak.HEAP);
      members.put("violations", one.violations().count());
      members.put("found", one.violations().sentences());
      results.add(members);
    }
    Proof.write("soak", "intake", Map.of("results", results));
    System.out.println("SOAK " + results.get(results.size() - 1));
  }
}
