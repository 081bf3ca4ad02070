package org.syncline.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.connector.jdbc.OpenedJdbc.write;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.syncline.connector.peer.TcpProxy;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.platform.SteppingClock;

class PoolTest {
  private static final String OBJECT = "\"rested\": {\"table\": \"rested\"}";

  @Test
  void sessions_that_nobody_uses_are_closed_and_old_ones_are_opened_anew() throws Exception {
    TargetDatabase database = TargetDatabase.sharedPostgres();
    database.run(
        "drop table if exists rested",
        "create table rested (id bigserial primary key, name text)",
        "grant all on rested, rested_id_seq to hub");
    SteppingClock clock = new SteppingClock();
    try (OpenedJdbc opened = new OpenedJdbc(database, clock);
        TcpProxy proxy = new TcpProxy(database.port())) {
      Way way = opened.way(proxy.port(), OBJECT);
      Pools pools = opened.connector.pools();
      make(way);
      clock.step(Pool.LONGEST_REST.minusSeconds(1));
      pools.sweep();
      assertThat(pools.resting()).isEqualTo(1);
      make(way);
      assertThat(proxy.connections()).isEqualTo(1);

      clock.step(Pool.LONGEST_REST.plusSeconds(1));
      pools.sweep();
      assertThat(pools.resting()).isZero();

      make(way);
      for (int i = 0; i < 11; i++) {
        clock.step(Duration.ofSeconds(59));
        make(way);
      }
      assertThat(proxy.connections()).isEqualTo(3);
      assertThat(opened.secretsAsked).hasValue(3);
      assertThat(opened.hostsAsked).hasValue(3);
    }
  }

  private static void make(Way way) throws InterruptedException {
    assertThat(way.write(write("rested", Operation.CREATE, null, "{\"name\": \"a\"}")))
        .isInstanceOf(Answer.Done.class);
  }
}
