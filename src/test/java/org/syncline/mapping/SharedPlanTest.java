package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.mapping.Plans.body;
import static org.syncline.mapping.Plans.draft;
import static org.syncline.mapping.Plans.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedPlanTest {
  private static final int THREADS = 8;
  private static final int EACH = 2_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind': 'json'} | {\"id\":\"%d\",\"t\":\"%d\",\"d\":\"%02d.03.2026\",\"p\":\"030 1234%02d\"}",
        "{'kind': 'xml'} | <r><id>%d</id><t>%d</t><d>%02d.03.2026</d><p>030 1234%02d</p></r>",
        "{'kind': 'csv'} | id,t,d,p#%d,%d,%02d.03.2026,030 1234%02d"
      })
  void threads_that_share_a_plan_do_not_mix_up_their_messages(String format, String pattern)
      throws Exception {
    MappingPlan plan =
        plan(
            format,
            "{'target': '@key', 'source': 'id'}",
            "{'target': 'text', 'source': 't', 'steps': ['trim', ['prefix', 'n']]}",
            "{'target': 'day', 'source': 'd', 'format': 'dd.MM.yyyy'}",
            "{'target': 'phone', 'source': 'p', 'region': 'DE'}");
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int first = t * EACH;
        Callable<Integer> work =
            () -> {
              start.await();
              int good = 0;
              for (int n = first; n < first + EACH; n++) {
                int day = n % 28 + 1;
                String text = String.format(pattern.replace('#', '\n'), n, n, day, n % 100);
                Draft draft = draft(plan.map(body(text)));
                boolean right =
                    draft.key().equals("" + n)
                        && ("n" + n).equals(draft.values().get("text"))
                        && String.format("2026-03-%02d", day).equals(draft.values().get("day"))
                        && String.format("+49301234%02d", n % 100)
                            .equals(draft.values().get("phone"));
                good += right ? 1 : 0;
              }
              return good;
            };
        results.add(threads.submit(work));
      }
      for (Future<Integer> result : results) {
        assertThat(result.get()).isEqualTo(EACH);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
